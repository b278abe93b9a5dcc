// Bundles the headless runtime: one file for Node and one for browsers, without dependencies.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Writes headless-node.js and headless.js into a folder. */
export async function bundle(folder) {
  execFileSync(process.execPath, [here("../../wasm/schema/generate.mjs")], { stdio: "ignore" });
  await build({
    configFile: false,
    logLevel: "warn",
    root: here(".."),
    publicDir: false,
    build: {
      target: "es2022",
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: {
        entry: {
          "headless-node": here("../src/headless/node.ts"),
          headless: here("../src/headless/browser.ts"),
        },
        formats: ["es"],
      },
      rolldownOptions: {
        external: [/^node:/],
        output: { entryFileNames: "[name].js", chunkFileNames: "shared.js" },
      },
    },
  });
}
