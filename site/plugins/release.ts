// What a build is called, for those who point at it for good: release.json beside index.html. A published build
// (`sh site/serve.sh --into`, tools/publish.mjs) has its files at a path that will never serve others.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** What release.json says. */
export interface Release {
  readonly version: string;
  /** SHA-256 of all other files, in hexadecimal. */
  readonly digest: string;
  /** Where this build lies for good, from the folder of release.json. */
  readonly path: string;
  /** Subresource Integrity of embed.js at that path; null where the path may serve another build later. */
  readonly integrity: string | null;
}

/** They are about the other files. */
const ABOUT = new Set(["release.json", "sw.js"]);

/** SHA-256 over names and contents of the files in a folder, whatever their order on the disk, in hexadecimal. */
export function digestOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of filesIn(folder)) {
    if (ABOUT.has(name)) continue;
    hash.update(
      `${name}\0${createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex")}\n`,
    );
  }
  return hash.digest("hex");
}

/** Paths of all files in a folder, with slashes, sorted. */
export function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
}

/** What a browser compares a file with before it uses it. */
export function integrityOf(file: string): string {
  return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
}

/** `isKept`: the build is going to be copied to a path of its own. `site`: the address it will be served at. */
export function release(version: string, isKept: boolean, site: string | null): Plugin {
  return {
    name: "release",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { filename }) {
        if (site === null || !filename.endsWith("/index.html")) return [];
        const oembed = {
          rel: "alternate",
          type: "application/json+oembed",
          href: `${site}oembed/opening.json`,
        };
        return [
          { tag: "link", attrs: { rel: "canonical", href: site }, injectTo: "head" },
          { tag: "link", attrs: oembed, injectTo: "head" },
        ];
      },
    },
    writeBundle: {
      order: "post",
      sequential: true,
      handler({ dir }, bundle) {
        if (dir === undefined || bundle["index.html"] === undefined) return;
        const digest = digestOf(dir);
        const content: Release = {
          version,
          digest,
          path: isKept ? `v/${version}-${digest.slice(0, 10)}/` : "./",
          integrity: isKept && existsSync(join(dir, "embed.js")) ? integrityOf(join(dir, "embed.js")) : null,
        };
        writeFileSync(join(dir, "release.json"), `${JSON.stringify(content, null, 1)}\n`);
      },
    },
  };
}
