// Packs the npm package, installs it into an empty project as a stranger would, and does there what its README says.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { check, finish } from "./check.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ouro-npm-"));
const project = join(folder, "project");
const run = (program, args, cwd = project) =>
  execFileSync(program, args, { cwd, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 26 });
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
};

/** The examples of the README, in its order: language and text. */
function examples() {
  const readme = readFileSync(join(project, "node_modules/ouro-playground/README.md"), "utf8");
  return [...readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
}

/** Serves the project's folder. */
async function serve() {
  const server = createServer((request, response) => {
    const file = join(project, normalize(new URL(request.url, "http://x").pathname));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    return response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}

/** Opens each page that the README shows; the first shows the element, the second uses the runtime. */
async function openPages(pages) {
  const { server, address } = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    for (const [name, text, holds] of pages) {
      await check(name, async () => {
        writeFileSync(join(project, "page.html"), `<!doctype html>\n${text}`);
        const page = await browser.newPage();
        const errors = [];
        page.on("pageerror", (error) => errors.push(error.message));
        await page.goto(`${address}/page.html`);
        const result = await holds(page);
        await page.close();
        return errors.length > 0 ? errors.join("\n") : result;
      });
    }
  } finally {
    await browser.close();
    server.close();
  }
}

async function showsElement(page) {
  await page.waitForFunction(() => globalThis.customElements.get("ouro-playground") !== undefined);
  await page.getByRole("button", { name: /Run$/ }).click();
  await page.locator("ouro-playground .box.object").first().waitFor({ timeout: 20000 });
  return true;
}

async function toldOfRun(page) {
  await page.locator("#told:not(:empty)").waitFor({ timeout: 20000 });
  const text = await page.locator("#told").textContent();
  return text === "list of 2, 72 bytes" || text;
}

try {
  await check("the package is built and packed", () => {
    // From elsewhere, as a release is: where it was called must not show.
    run(process.execPath, [join(ROOT, "site/npm/build.mjs")], folder);
    run("npm", ["pack", "--silent", "--pack-destination", folder], join(ROOT, "build/npm"));
    return true;
  });
  const [archive] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (archive === undefined) throw new Error("there is nothing to install");
  await check("it installs into an empty project, alone", () => {
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), '{ "name": "empty", "private": true, "type": "module" }\n');
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, archive)]);
    const packages = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
    return packages.join() === "ouro-playground" || packages.join();
  });
  await check("nothing in it tells of the machine that made it", () => {
    const home = join(project, "node_modules/ouro-playground");
    const telling = readdirSync(home, { recursive: true, encoding: "utf8" }).filter(
      (name) =>
        /\.(m?js|ts|json|md|css)$/.test(name) &&
        [ROOT, relative(folder, ROOT)].some((path) => readFileSync(join(home, name), "utf8").includes(path)),
    );
    return telling.length === 0 || telling.join();
  });

  const all = examples();
  for (const [i, { language, text }] of all.entries()) {
    const following = all[i + 1];
    if (language === "js")
      await check(`example ${i + 1} runs in Node and prints what the README says`, () => {
        writeFileSync(join(project, `example${i}.js`), text);
        const output = run(process.execPath, [`example${i}.js`]);
        return output === (following?.language === "text" ? following.text : "") || output;
      });
    if (language === "sh")
      await check(`example ${i + 1} runs in a shell`, () => {
        run("sh", ["-eu", "-c", text]);
        return ["cycle-3.svg", "dark.svg"].every((name) =>
          readFileSync(join(project, name), "utf8").startsWith("<svg "),
        );
      });
  }
  await check("its types hold in a strict project, as Node and as a bundler resolve them", () => {
    const text = `import { createRuntime, ProgramSyntaxError, type Moment } from "ouro-playground/headless";
const runtime = await createRuntime();
const loaded: Moment = runtime.load("x = 1", { python: "3.12" });
const later: Moment | null = await runtime.runToLine(1);
const count: number | undefined = runtime.capture().named("x")?.refcount;
const sentences: string[] = runtime.holders("x").map((holder) => holder.sentence);
// @ts-expect-error there is no such unit
await runtime.step("year");
export { count, later, loaded, ProgramSyntaxError, sentences };
`;
    const element = `import "ouro-playground";
import type { EmbedAttributes, OuroPlayground, Snapshot } from "ouro-playground";
const playground: OuroPlayground = document.createElement("ouro-playground");
playground.code = "x = 1";
playground.breakpoints = [1];
const shown: Snapshot | null = playground.snapshot;
const link: Promise<string> = playground.toURL();
playground.addEventListener("ouro-change", ({ detail }) => detail.code.length);
document.addEventListener("ouro-gc", ({ detail }) => detail.collected + 1);
const attributes: EmbedAttributes = { controls: "", at: 7, python: "3.12" };
// @ts-expect-error there is no such release
const wrong: EmbedAttributes = { python: "2.7" };
// @ts-expect-error the state is the element's own
playground.state = "idle";
// @ts-expect-error there is no such detail
playground.addEventListener("ouro-done", ({ detail }) => detail.year);
export { attributes, link, shown, wrong };
`;
    writeFileSync(join(project, "element.ts"), element);
    writeFileSync(join(project, "types.ts"), text);
    const tsc = join(ROOT, "site/node_modules/typescript/bin/tsc");
    const common = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom"];
    for (const [module, resolution, ...more] of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler", "--skipLibCheck"],
    ])
      run(process.execPath, [
        tsc,
        ...common,
        "--module",
        module,
        "--moduleResolution",
        resolution,
        ...more,
        "types.ts",
        "element.ts",
      ]);
    return true;
  });
  const [element, headless] = all.filter(({ language }) => language === "html");
  await openPages([
    ["the element runs in a page", element.text, showsElement],
    ["the runtime works in a page without a bundler", headless.text, toldOfRun],
  ]);
} finally {
  rmSync(folder, { recursive: true });
}
finish();
