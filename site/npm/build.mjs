// Makes the npm package ouro-playground: node site/npm/build.mjs [FOLDER], by default build/npm. The site must be built
// before (vite build): the element and its parts are taken from there.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = resolve(process.argv[2] ?? here("../../build/npm"));

const COMMAND = ["cli.mjs", "pictures.mjs", "program.mjs", "shim/boundary.mjs"];

function main() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyElement();
  copy(here("../public/wasm/ouro.wasm"), "wasm/ouro.wasm");
  for (const file of COMMAND) copy(here(`../../wasm/${file}`), join("cli", file));
  copy(here("./README.md"), "README.md");
  copy(here("../../LICENSE"), "LICENSE");
  copy(here("./element-node.js"), "element-node.js");
  writeTypes();
  writeManifest();
  return bundle(folder);
}

function copy(file, name) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  cpSync(file, join(folder, name));
}

/** embed.js with its types, and what it loads later: files that find each other by their addresses. */
function copyElement() {
  const dist = here("../dist");
  const entry = join(dist, "embed.js");
  if (!existsSync(entry)) throw new Error("the site is not built: (cd site && node_modules/.bin/vite build)");
  const assets = readdirSync(join(dist, "assets"));
  copy(join(dist, "embed.d.ts"), "embed.d.ts");
  const wanted = ["embed.js"];
  for (const name of wanted) {
    copy(join(dist, name), name);
    if (!name.endsWith(".js")) continue;
    const text = readFileSync(join(dist, name), "utf8");
    for (const asset of assets)
      if (text.includes(asset) && !wanted.includes(`assets/${asset}`)) wanted.push(`assets/${asset}`);
  }
}

/** Declarations from the sources. Node wants the names of files in full where the sources leave the ending out. */
function writeTypes() {
  const types = join(folder, "types");
  const compiler = here("../node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", here("./tsconfig.json"), "--outDir", types], {
    stdio: "inherit",
  });
  for (const name of readdirSync(types, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = join(types, name);
    const text = readFileSync(file, "utf8").replace(
      /((?:from|import) ?\(?")(\.[^"]*)"/g,
      (_, before, path) => `${before}${/\.m?js$/.test(path) ? path : `${path}.js`}"`,
    );
    writeFileSync(file, text);
  }
}

function writeManifest() {
  const { version, license } = JSON.parse(readFileSync(here("../package.json"), "utf8"));
  const types = "./types/site/src";
  const manifest = {
    name: "ouro-playground",
    version,
    description: "A Python playground that shows the memory: a web component, and the runtime without a page",
    keywords: ["python", "memory", "garbage-collector", "playground", "web-component", "webassembly"],
    license,
    type: "module",
    engines: { node: ">=20" },
    sideEffects: ["./embed.js"],
    bin: { ouro: "./cli/cli.mjs" },
    exports: {
      ".": { types: "./embed.d.ts", node: "./element-node.js", default: "./embed.js" },
      "./headless": {
        node: { types: `${types}/headless/node.d.ts`, default: "./headless-node.js" },
        types: `${types}/headless/browser.d.ts`,
        default: "./headless.js",
      },
      "./embed.js": { types: "./embed.d.ts", default: "./embed.js" },
      "./wasm/ouro.wasm": "./wasm/ouro.wasm",
      "./package.json": "./package.json",
    },
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

// The bundler names its modules as they are seen from the folder that it runs in: always from this one.
process.chdir(here("../.."));
await main();
