// Copies a build into a folder of a host of plain files, beside earlier ones: node publish.mjs DIST DIR [--site URL]
//
//   DIR/            the newest build, for readers and new links
//   DIR/v/VERSION/  each build for good: a post that embeds it keeps its engine
//   DIR/lessons/    with --site: a page for each lesson, which other sites can turn into a picture
//   DIR/oembed/     with --site: what those sites read
//
// Nothing that is there is deleted: a page that is open somewhere may still ask for the scripts of the build before.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const LESSONS = fileURLToPath(new URL("../../tests/programs/lessons/", import.meta.url));
const OPENING = fileURLToPath(new URL("../src/programs.ts", import.meta.url));
const [WIDTH, HEIGHT] = [720, 480];

const words = process.argv.slice(2);
const at = words.indexOf("--site");
const site = at < 0 ? null : words.splice(at, 2)[1]?.replace(/\/*$/, "/");
const [dist, folder] = words;
if (dist === undefined || folder === undefined || site === undefined || words.length > 2) {
  console.error("usage: node publish.mjs DIST DIR [--site URL]");
  process.exit(2);
}
if (site !== null && !URL.canParse(site))
  fail(`--site needs a whole address, like https://example.org/python/: ${site}`);

const release = JSON.parse(readFileSync(join(dist, "release.json"), "utf8"));
if (!/^v\/[\w.-]+\/$/.test(release.path))
  fail("this build was not made to be kept: build it with OURO_KEPT=yes");
if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, "release.json")))
  fail(
    `${folder} has files that are none of this playground's: give an empty folder, or one it was published into`,
  );

const kept = join(folder, release.path);
if (existsSync(kept)) {
  const before = JSON.parse(readFileSync(join(kept, "release.json"), "utf8"));
  if (before.digest !== release.digest) fail(`${kept} is another build of the same name`);
} else {
  mkdirSync(kept, { recursive: true });
  cpSync(dist, kept, { recursive: true });
  // A kept build never changes: nothing has to watch for a newer one.
  rmSync(join(kept, "sw.js"));
  writeFileSync(join(kept, "release.json"), text({ ...release, path: "./" }));
}
cpSync(dist, folder, { recursive: true });
if (site !== null) describe(site);
console.log(`${folder}: ${release.version}, kept as ${release.path}`);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function text(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** A page and an oEmbed document for each program that the playground has itself; both name whole addresses. */
function describe(base) {
  for (const name of ["lessons", "oembed"]) mkdirSync(join(folder, name), { recursive: true });
  for (const { id, title, source } of programs()) {
    const url = `${base}${release.path}embed.html#code=${encodeURIComponent(source)}`;
    const html = `<iframe src="${escaped(url)}" title="${escaped(title)}" sandbox="allow-scripts allow-popups" loading="lazy" style="width:100%;border:0" height="${HEIGHT}"></iframe>`;
    const document = {
      version: "1.0",
      type: "rich",
      title,
      html,
      width: WIDTH,
      height: HEIGHT,
      provider_name: "Ouroboros",
      provider_url: base,
      cache_age: 86400,
    };
    writeFileSync(join(folder, "oembed", `${id}.json`), text(document));
    if (id !== "opening")
      writeFileSync(join(folder, "lessons", `${id}.html`), lessonPage(base, id, title, source, html));
  }
}

function* programs() {
  const opening = /OPENING[^]*?source: `([^`]*)`/.exec(readFileSync(OPENING, "utf8"))?.[1];
  const title = /OPENING[^]*?title: "([^"]*)"/.exec(readFileSync(OPENING, "utf8"))?.[1];
  if (opening === undefined || title === undefined) throw new Error("programs.ts has no opening example");
  yield { id: "opening", title, source: opening };
  for (const file of readdirSync(LESSONS).sort()) {
    if (!file.endsWith(".py")) continue;
    const source = readFileSync(join(LESSONS, file), "utf8");
    const id = basename(file, ".py");
    yield { id, title: /^#\s*(.+?)\.?\s*$/m.exec(source)?.[1] ?? id, source };
  }
}

/** The program as text, and living where scripts may run. */
function lessonPage(base, id, title, source, iframe) {
  const name = escaped(title);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; frame-src ${new URL(base).origin}; base-uri 'none'; form-action 'none'">
<title>${name}, a lesson about Python's memory</title>
<link rel="alternate" type="application/json+oembed" href="${escaped(base)}oembed/${id}.json" title="${name}">
<meta property="og:title" content="${name}">
<meta property="og:url" content="${escaped(base)}lessons/${id}.html">
<meta property="og:image" content="${escaped(base)}app/screenshot-wide.png">
<meta name="color-scheme" content="light dark">
<style>body{max-width:760px;margin:32px auto;padding:0 20px;font:16px/1.5 system-ui,sans-serif}pre{font:14px/1.5 ui-monospace,monospace;overflow:auto}</style>
<h1>${name}</h1>
<pre><code>${escaped(source)}</code></pre>
${iframe}
<p><a href="../#code=${encodeURIComponent(source)}">Open in the playground</a></p>
</html>
`;
}

function escaped(raw) {
  return raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
