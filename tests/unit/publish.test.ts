// Builds copied into a host's folder: the newest for readers, each for good for the posts that embed it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Release } from "../../site/plugins/release";
import { digestOf, integrityOf } from "../../site/plugins/release";

const PUBLISH = fileURLToPath(new URL("../../site/tools/publish.mjs", import.meta.url));
let root = "";
let host = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ouro-publish-"));
  host = join(root, "host");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** A small build whose scripts say `word`. */
function buildOf(word: string, isKept = true): { readonly dist: string; readonly release: Release } {
  const dist = join(root, `dist-${word}`);
  mkdirSync(join(dist, "assets"), { recursive: true });
  writeFileSync(join(dist, "index.html"), `<p>${word}`);
  writeFileSync(join(dist, "embed.html"), `<p>${word}`);
  writeFileSync(join(dist, "embed.js"), `export const word = "${word}";`);
  writeFileSync(join(dist, "sw.js"), "");
  writeFileSync(join(dist, "assets", `part-${word}.js`), word);
  const digest = digestOf(dist);
  const path = isKept ? `v/0.1.0-${digest.slice(0, 10)}/` : "./";
  const release: Release = { version: "0.1.0", digest, path, integrity: integrityOf(join(dist, "embed.js")) };
  writeFileSync(join(dist, "release.json"), JSON.stringify(release));
  return { dist, release };
}

function publish(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PUBLISH, ...words], { encoding: "utf8" });
  return status === 0 ? stdout : `refused: ${stderr}`;
}

const read = (...path: string[]) => readFileSync(join(host, ...path), "utf8");

test("an old build stays where it was when a newer one comes, and so do the scripts of pages that are open", () => {
  const [first, second] = [buildOf("first"), buildOf("second")];
  expect(publish(first.dist, host)).toContain(first.release.path);
  expect(publish(second.dist, host)).toContain(second.release.path);
  expect(read("index.html")).toBe("<p>second");
  expect(read("assets", "part-first.js")).toBe("first");
  for (const { release } of [first, second]) {
    const kept = JSON.parse(read(release.path, "release.json")) as Release;
    const script = readFileSync(join(host, release.path, "embed.js"));
    expect(kept.path).toBe("./");
    expect(kept.integrity).toBe(`sha384-${createHash("sha384").update(script).digest("base64")}`);
    expect(digestOf(join(host, release.path))).toBe(release.digest);
    expect(existsSync(join(host, release.path, "sw.js"))).toBe(false);
  }
  // The newest points at the place where it stays.
  expect((JSON.parse(read("release.json")) as Release).path).toBe(second.release.path);
});

test("publishing a build again changes nothing", () => {
  const { dist, release } = buildOf("same");
  publish(dist, host);
  expect(publish(dist, host)).toContain(release.path);
  expect(readdirSync(join(host, "v"))).toHaveLength(1);
});

test("nothing of others is written over", () => {
  const { dist, release } = buildOf("one");
  mkdirSync(host);
  writeFileSync(join(host, "index.html"), "a site of somebody's");
  expect(publish(dist, host)).toContain("has files that are none of this playground's");
  rmSync(host, { recursive: true });
  publish(dist, host);
  writeFileSync(
    join(host, release.path, "release.json"),
    JSON.stringify({ ...release, digest: "0".repeat(64) }),
  );
  expect(publish(dist, host)).toContain("is another build of the same name");
  expect(publish(buildOf("two", false).dist, host)).toContain("was not made to be kept");
  expect(publish(dist, host, "--site", "example.org")).toContain("--site needs a whole address");
});

test("with an address each lesson has a page, and an oEmbed document with all that the format asks for", () => {
  const { dist, release } = buildOf("one");
  publish(dist, host, "--site", "https://example.org/py");
  const lessons = readdirSync(join(host, "lessons"));
  expect(lessons.length).toBeGreaterThan(20);
  for (const page of lessons) {
    const name = page.replace(/\.html$/, "");
    expect(read("lessons", page)).toContain(
      `type="application/json+oembed" href="https://example.org/py/oembed/${name}.json"`,
    );
  }
  for (const name of readdirSync(join(host, "oembed"))) {
    const document = JSON.parse(read("oembed", name)) as Record<string, unknown>;
    expect(document).toMatchObject({ version: "1.0", type: "rich", provider_url: "https://example.org/py/" });
    expect(document.width).toBeTypeOf("number");
    expect(document.height).toBeTypeOf("number");
    const url = new URL(/src="([^"]*)"/.exec(String(document.html))?.[1] ?? "");
    expect(url.pathname).toBe(`/py/${release.path}embed.html`);
    expect(existsSync(join(host, url.pathname.slice("/py/".length)))).toBe(true);
  }
});
