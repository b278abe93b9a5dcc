import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The TypeScript mirror of the core's tables is written before anything imports it.
execFileSync(process.execPath, [here("../wasm/schema/generate.mjs")], { stdio: "inherit" });

/**
 * Monaco's style sheets as one text, `virtual:monaco-css`, so that they can be adopted by a document and by a
 * shadow root alike; the imports of single sheets inside Monaco become empty.
 */
function monacoCss(): Plugin {
  const sheet = "\0virtual:monaco-css";
  const empty = "\0virtual:empty";
  const root = here("./node_modules/monaco-editor/esm/vs/");
  return {
    name: "monaco-css",
    enforce: "pre",
    resolveId(id, from) {
      if (id === "virtual:monaco-css") return sheet;
      return id.endsWith(".css") && from?.includes("/monaco-editor/esm/") ? empty : null;
    },
    load(id) {
      if (id === empty) return "export {}";
      if (id !== sheet) return null;
      const files = (readdirSync(root, { recursive: true }) as string[]).filter((name) =>
        name.endsWith(".css"),
      );
      const imports = files.sort().map((name, i) => `import c${String(i)} from '${root}${name}?inline';`);
      const font = `import codicon from '${root}base/browser/ui/codicons/codicon/codicon.ttf?url';`;
      const names = files.map((_, i) => `c${String(i)}`).join();
      return [...imports, font, "export { codicon };", `export default [${names}].join('\\n');`].join("\n");
    },
  };
}

/** The page's own script is fetched beside the boot script that asks for it, not after it. */
function preloadPage(): Plugin {
  return {
    name: "preload-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const page = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "main");
        if (page === undefined) throw new Error("the page's own script has no chunk of its own");
        const attrs = { rel: "modulepreload", crossorigin: true, href: `./${page.fileName}` };
        return [{ tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [monacoCss(), preloadPage()],
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 4096,
    modulePreload: { polyfill: false },
  },
  worker: { format: "iife" },
  server: { fs: { allow: [here("..")] } },
  test: {
    dir: here(".."),
    include: ["tests/unit/**/*.test.ts", "site/src/**/*.test.ts"],
    environment: "node",
    testTimeout: 20000,
  },
});
