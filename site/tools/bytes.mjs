// What each use of the build loads, in bytes: node site/tools/bytes.mjs [--write] [--dist DIR] [--package FOLDER]
//
// Reads the built files themselves: what a script imports at once or later, what the service worker keeps. Fails when
// a use needs more than site/bytes.json allows (brotli, as hosts send it), or when site/docs/bytes.md tells of another
// build by more than a tenth. --write writes the page anew.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { format } from "prettier";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PAGE = join(ROOT, "site/docs/bytes.md");
const BUDGET = join(ROOT, "site/bytes.json");
/** Compressing Monaco takes seconds, and it rarely changes. */
const CACHE = join(ROOT, "build/bytes.json");
/** The page may tell of a build that is a tenth larger or smaller. */
const STALE = 0.1;

const words = process.argv.slice(2);
const option = (name) => {
  const at = words.indexOf(name);
  return at < 0 ? null : words.splice(at, 2)[1];
};
const dist = option("--dist") ?? join(ROOT, "site/dist");
const packed = option("--package") ?? join(ROOT, "build/npm");
const isWriting = words.includes("--write");

// --- what belongs to a use ----

const text = (name) => readFileSync(join(dist, name), "utf8");
const isThere = (name) => existsSync(join(dist, name));

/** Files that a script or a page names: those it imports at once, or all of them. */
function namedIn(name, isLater) {
  const content = text(name);
  if (name.endsWith(".html"))
    return [...content.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, file]) => file);
  const atOnce = /(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g;
  const ever =
    /["'`](\.{1,2}\/[\w./-]+-[\w-]{8}\.\w+|assets\/[\w./-]+-[\w-]{8}\.\w+|[\w.-]+-[\w-]{8}\.ttf)["'`]/g;
  return [...content.matchAll(isLater ? ever : atOnce)].map(([, file]) => file);
}

/** The files that are reached from some, without those that `isLeftOut` names. */
function reached(names, isLater = false, isLeftOut = () => false) {
  const found = new Set();
  const follow = (name) => {
    if (found.has(name) || isLeftOut(name)) return;
    found.add(name);
    if (!/\.(?:js|html)$/.test(name)) return;
    for (const next of namedIn(name, isLater && name.endsWith(".js"))) {
      const path = [posix.join(posix.dirname(name), next), next].find(isThere);
      if (path !== undefined) follow(path);
    }
  };
  names.forEach(follow);
  return [...found];
}

/** The chunk of the embed that has the name. */
function chunk(name) {
  const isIt = new RegExp(`^assets/${name}-[\\w-]{8}\\.js$`);
  const found = reached(["embed.js"], true).find((path) => isIt.test(path));
  if (found === undefined) throw new Error(`the embed has no chunk ${name}`);
  return found;
}

/** What the service worker keeps. */
function kept() {
  return [...text("sw.js").matchAll(/\burl:["'`]([^"'`]+)["'`],revision:/g)].map(([, file]) => file);
}

const isPicture = (name) => /\/viz-/.test(name);
const runtime = "wasm/ouro.wasm";
const untouched = () => reached(["embed.js"]);
const afterRun = () => [...new Set([...untouched(), ...reached([chunk("player")]), runtime])];

/** Each use with the files it loads; those of the embed are there when the build has one. */
const USES = [
  ["page", "The page, until its first picture", () => [...reached(["index.html"]), runtime]],
  [
    "editor",
    "The page with the full editor and the lessons",
    () => [...reached(["index.html"], true, isPicture), runtime, "favicon.svg", "manifest.webmanifest"],
  ],
  ["offline", "All that is kept for use without a network", () => ["sw.js", ...kept()]],
  ["wasm", "The runtime alone", () => [runtime]],
  ...(isThere("embed.js")
    ? [
        ["embed", "An embed that nobody has touched", untouched],
        ["embed-run", "An embed after Run", afterRun],
        [
          "embed-edit",
          "An embed with the full editor",
          () => [
            ...new Set([
              ...afterRun(),
              ...reached([chunk("editing"), chunk("monaco-editor")], true, isPicture),
            ]),
          ],
        ],
      ]
    : []),
];

// --- sizes ----

const known = existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, "utf8")) : {};

function sizesOf(content) {
  const key = createHash("sha256").update(content).digest("hex");
  known[key] ??= {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } })
      .length,
  };
  return known[key];
}

function sum(names) {
  const total = { files: names.length, raw: 0, gzip: 0, brotli: 0 };
  for (const name of names) {
    const sizes = sizesOf(readFileSync(join(dist, name)));
    for (const kind of ["raw", "gzip", "brotli"]) total[kind] += sizes[kind];
  }
  return total;
}

const rows = USES.map(([id, title, files]) => ({ id, title, ...sum(files()) }));
if (existsSync(join(packed, "package.json"))) {
  const [{ entryCount, unpackedSize, size }] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json"], {
      cwd: packed,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  rows.push({
    id: "npm",
    title: "The npm package",
    files: entryCount,
    raw: unpackedSize,
    gzip: size,
    brotli: null,
  });
}
mkdirSync(dirname(CACHE), { recursive: true });
writeFileSync(CACHE, JSON.stringify(known));

// --- the budget and the page ----

const budget = JSON.parse(readFileSync(BUDGET, "utf8"));
const kB = (bytes) => (bytes === null ? "" : (bytes / 1000).toFixed(bytes < 100000 ? 1 : 0));
const table = rows.map(({ title, files, raw, gzip, brotli, id }) => {
  const cells = [raw, gzip, brotli, budget[id] ?? null].map(kB);
  return `| ${title} | ${files} | ${cells.join(" | ")} |`;
});
const page = `# What each use loads

Written by \`node site/tools/bytes.mjs --write\`, in kB (1000 bytes), each file compressed by itself at the highest level. The
budget is in \`site/bytes.json\`, for brotli (the package: gzip, as npm packs it): a build that needs more fails the tests.

| use | files | raw | gzip | brotli | budget |
| --- | ---: | ---: | ---: | ---: | ---: |
${table.join("\n")}
`;

let failed = 0;
const told = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
for (const { id, title, gzip, brotli, raw } of rows) {
  const measured = brotli ?? gzip;
  const written = new RegExp(`^\\| ${title} +\\|(.*)\\|$`, "m").exec(told)?.[1]?.split("|") ?? [];
  const isStale = !isWriting && !(Math.abs(Number(written[1]) * 1000 - raw) <= raw * STALE);
  const faults = [
    budget[id] === undefined ? `${basename(BUDGET)} has no budget for it` : null,
    measured > budget[id] ? `${measured} bytes, ${measured - budget[id]} more than its budget` : null,
    isStale ? "site/docs/bytes.md tells otherwise: node site/tools/bytes.mjs --write" : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0) failed++;
  for (const fault of faults) console.log(`${title}: ${fault}`);
}
// The npm package is there when it was built before.
for (const id of Object.keys(budget)) {
  if (id === "npm" || rows.some((row) => row.id === id)) continue;
  failed++;
  console.log(`${basename(BUDGET)}: ${id} is no use of this build`);
}
if (isWriting) writeFileSync(PAGE, await format(page, { parser: "markdown" }));
else console.log(table.join("\n"));
console.log(`${rows.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
