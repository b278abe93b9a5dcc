// What the embed takes from the page's own sources: its design tokens for a shadow host, and its symbols.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { build } from "vite";
import { embedDeclarations } from "./declarations.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), "utf8");

/** Tokens that the page around an embed may set, and the custom properties by which it does. */
const OPEN_TOKENS: readonly (readonly [token: string, property: string])[] = [
  ["font-ui", "font"],
  ["font-code", "code-font"],
  ["surface-app", "bg"],
  ["surface-paper", "paper"],
  ["text-1", "fg"],
  ["line", "border"],
  ["accent", "accent"],
  ["gen-0", "gen0"],
  ["gen-1", "gen1"],
  ["gen-2", "gen2"],
  ["freed", "freed"],
];

/** `virtual:host-tokens`, tokens.css for an element with the attribute `theme`; `virtual:symbols`, index.html's. */
export function embedSources(): Plugin {
  return {
    name: "embed-sources",
    resolveId: (id) => (id === "virtual:host-tokens" || id === "virtual:symbols" ? `\0${id}` : null),
    load(id) {
      if (id === "\0virtual:host-tokens") return `export default ${JSON.stringify(hostTokens())};`;
      if (id === "\0virtual:symbols") return `export default ${JSON.stringify(symbols())};`;
      return null;
    },
  };
}

/** The design tokens as they hold for a shadow host, without what only people read. */
export function hostTokens(): string {
  let css = read("../src/styles/tokens.css")
    .replace(/\/\*[^]*?\*\//g, "")
    .replaceAll(':root:not([data-theme="light"])', ':host(:not([theme="light"]))')
    .replaceAll(':root[data-theme="dark"]', ':host([theme="dark"])')
    .replaceAll(":root", ":host");
  for (const [token, property] of OPEN_TOKENS)
    css = css.replace(new RegExp(`--${token}:\\s*([^;]*);`, "g"), `--${token}:var(--ouro-${property},$1);`);
  return css.replace(/\s+/g, " ").replace(/ ?([{}:;,]) ?/g, "$1");
}

type Node = readonly [name: string, attributes: Readonly<Record<string, string>>, ...children: Node[]];

/** The definitions that pictures and icons refer to, as a tree that can be made without HTML text. */
export function symbols(): Node {
  const text = /<defs>[^]*<\/defs>/.exec(read("../index.html"))?.[0];
  if (text === undefined) throw new Error("index.html has no <defs>");
  const open: [string, Record<string, string>, ...Node[]][] = [["svg", {}]];
  for (const [, closing, name = "", inside = "", single] of text.matchAll(/<(\/?)([\w-]+)([^>]*?)(\/?)>/g)) {
    if (closing === "") {
      const pairs = [...inside.matchAll(/([\w:-]+)="([^"]*)"/g)];
      const attributes: Record<string, string> = {};
      for (const [, key = "", value = ""] of pairs) attributes[key] = value.replace(/\s+/g, " ").trim();
      open.push([name, attributes]);
    }
    if (closing !== "" || single !== "") {
      const node = open.pop();
      if (node !== undefined) open.at(-1)?.push(node);
    }
  }
  return open[0]?.[2] as Node;
}

/**
 * Builds the embed after the page, into the same folder: with chunks in common the page would need several scripts
 * before its first picture. The editor, which nobody waits for, they have in common. `embed.js`, `resize.js` and
 * `embed.html` keep their names, since pages elsewhere ask for them; what they load later is hashed.
 */
export function embedBuild(plugins: Plugin[]): Plugin {
  let folder = "dist";
  return {
    name: "embed-build",
    apply: "build",
    configResolved({ root, build: { outDir } }) {
      folder = fileURLToPath(new URL(`${outDir}/`, `file://${root}/`));
    },
    writeBundle: {
      order: "pre",
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          logLevel: "warn",
          base: "./",
          root: here(".."),
          publicDir: false,
          plugins: [embedSources(), ...plugins],
          worker: { format: "iife" },
          build: {
            target: "es2022",
            outDir: folder,
            emptyOutDir: false,
            chunkSizeWarningLimit: 4096,
            modulePreload: { polyfill: false },
            rolldownOptions: {
              preserveEntrySignatures: "allow-extension",
              input: {
                frame: here("../embed.html"),
                embed: here("../src/embed/element.ts"),
                resize: here("../src/embed/resize.ts"),
              },
              output: {
                entryFileNames: ({ name }) => (name === "frame" ? "assets/[name]-[hash].js" : "[name].js"),
              },
            },
          },
        });
        writeFileSync(`${folder}embed.d.ts`, embedDeclarations());
      },
    },
  };
}
