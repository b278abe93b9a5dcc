import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { editorApart } from "./plugins/editor-files.ts";
import { embedBuild, embedSources } from "./plugins/embed.ts";
import { offline } from "./plugins/offline.ts";
import { release } from "./plugins/release.ts";
import { classicScript } from "./plugins/script.ts";

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

/**
 * The guard, the boot script and the style sheet stand in the page itself: the worker starts, and the first picture
 * has its looks, without another way to the server. The content security policy names the scripts by their hashes.
 */
function inlineStart(): Plugin {
  return {
    name: "inline-start",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle }) {
        const guard = readFileSync(here("./src/app/guard.js"), "utf8").replace(/^ *(\/\/|\/\*).*\n/gm, "");
        const runtime = runtimeVersion();
        const boot = await classicScript("src/boot.ts", { RUNTIME_VERSION: JSON.stringify(runtime) });
        const scripts = [guard.trim(), boot].map((script) => script.replaceAll("</script", "<\\/script"));
        const hashes = scripts.map(
          (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
        );
        let page = html
          .replace("wasm/ouro.wasm", `wasm/ouro.wasm${runtime}`)
          .replace("script-src 'self'", () => `script-src 'self' ${hashes.join(" ")}`)
          .replace("<!-- boot -->", () => scripts.map((script) => `<script>${script}</script>`).join(""));
        // The page's script is asked for before the boot script runs, and runs before the first layout, which looks
        // for fonts for a while: the worker has its program by then.
        const main = /<script type="module" crossorigin [^>]*><\/script>\s*/.exec(page)?.[0] ?? "";
        if (main !== "")
          page = page
            .replace(main, "")
            .replace(
              "<script>",
              () => `${main.replace(" crossorigin", ' blocking="render" crossorigin')}<script>`,
            );
        for (const [name, file] of Object.entries(bundle ?? {})) {
          if (file.type !== "asset" || !name.endsWith(".css")) continue;
          const link = new RegExp(`<link rel="stylesheet"[^>]*${name}">`);
          page = page.replace(link, () => `<style>${String(file.source).trim()}</style>`);
          Reflect.deleteProperty(bundle ?? {}, name);
        }
        return page;
      },
    },
  };
}

/**
 * What follows the name of the .wasm: it keeps its name, which other builds know, and asks by a query that a cache
 * cannot mistake.
 */
function runtimeVersion(): string {
  const file = here("./public/wasm/ouro.wasm");
  if (!existsSync(file)) return "";
  return `?v=${createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 10)}`;
}

/** On the way to the same machine packing files takes longer than sending them. */
function serveUnpacked(): Plugin {
  return {
    name: "serve-unpacked",
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        delete request.headers["accept-encoding"];
        next();
      });
    },
  };
}

const { version } = JSON.parse(readFileSync(here("./package.json"), "utf8")) as { version: string };
// Set by site/serve.sh: whether the build is copied to a path of its own, and the address it will be served at.
const isKept = process.env.OURO_KEPT === "yes";
const site = process.env.OURO_SITE === undefined ? null : process.env.OURO_SITE.replace(/\/*$/, "/");

export default defineConfig({
  base: "./",
  plugins: [
    embedSources(),
    monacoCss(),
    editorApart([monacoCss()], true),
    inlineStart(),
    embedBuild([editorApart([monacoCss()], false)]),
    release(version, isKept, site),
    offline([monacoCss()]),
    serveUnpacked(),
  ],
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 4096,
    modulePreload: { polyfill: false },
  },
  worker: { format: "iife" },
  // Pages of other origins, and sandboxed frames, may ask for the embed's files.
  preview: { cors: true },
  server: { fs: { allow: [here("..")] } },
  test: {
    dir: here(".."),
    include: ["tests/unit/**/*.test.ts", "site/src/**/*.test.ts"],
    environment: "node",
    css: true, // a still picture takes its looks from the style sheets
    testTimeout: 20000,
  },
});
