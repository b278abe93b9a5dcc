// The service worker with the list of files that the page needs without a network: what index.html leads to, and no
// more. A file whose name has its content's hash needs no revision; the others get one.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";
import { editorFiles } from "./editor-files.ts";
import { classicScript } from "./script.ts";

/** Files of site/public that the page asks for. */
const PUBLIC = [
  "favicon.svg",
  "manifest.webmanifest",
  "app/icon-192.png",
  "app/icon-512.png",
  "release.json",
  "wasm/ouro.wasm",
];
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/;

type Files = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** One entry of the list, as Workbox wants it. */
export interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
}

/** The script chunks and their assets that are reached from index.html, by imports now or later. */
export function filesOfPage(files: Files): string[] {
  const entry = Object.values(files).find(
    (file) => file.type === "chunk" && file.isEntry && file.facadeModuleId?.endsWith("/index.html") === true,
  );
  if (entry === undefined) throw new Error("the build has no index.html");
  const found = new Set<string>();
  const follow = (name: string) => {
    const file = files[name];
    if (found.has(name) || file === undefined) return;
    found.add(name);
    if (file.type !== "chunk") return;
    for (const next of [...file.imports, ...file.dynamicImports]) follow(next);
    for (const asset of file.viteMetadata?.importedAssets ?? []) follow(asset);
  };
  follow(entry.fileName);
  return [...found];
}

/** `plugins`: what the editor's own build needs. */
export function offline(plugins: readonly Plugin[]): Plugin {
  return {
    name: "offline",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir }, bundle) {
        if (dir === undefined || bundle["index.html"] === undefined) return;
        const editor = await editorFiles(plugins);
        const names = ["index.html", ...PUBLIC, ...filesOfPage(bundle), ...editor].sort();
        const entries = names.map((name): PrecacheEntry => {
          const content = readFileSync(join(dir, name));
          const revision = HASHED.test(name)
            ? null
            : createHash("sha256").update(content).digest("hex").slice(0, 16);
          return { url: name, revision };
        });
        const script = await classicScript("src/app/service-worker.ts", {
          PRECACHE: JSON.stringify(entries),
        });
        writeFileSync(join(dir, "sw.js"), script);
      },
    },
  };
}
