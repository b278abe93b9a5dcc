// Lighthouse's performance of a plain blog page with five embeds, beside the same page without them. Scores depend on
// what else the machine does, so this is no test: the difference between the two says what is ours.
//
//   npm install --prefix DIR lighthouse@12 && node site/tools/lighthouse.mjs DIR [--runs 5]
//
// Needs site/dist. Prints the median run of each page: its score, each measure that has a weight in it, and the
// milliseconds of processor time of the page's thread, which hardly depend on the machine's other work.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createBrotliCompress } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const EMBED = `<ouro-playground controls><pre>
class Node:
    pass

a = Node()
a.peer = a
del a
</pre></ouro-playground>`;

/** The article, with what stands where a reader without scripts sees the program. */
function article(head, part) {
  const parts = Array.from(
    { length: 5 },
    (_, i) => `<p>Paragraph ${i + 1} about names and objects.</p>\n${part}`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>An article</title><meta name="description" content="About memory">${head}
<style>body{max-width:700px;margin:0 auto;padding:24px 16px;font:18px/1.6 Georgia,serif}</style></head>
<body><h1>An article</h1>${parts.join("\n")}</body></html>`;
}

const plain = EMBED.replace(/<\/?ouro-playground[^>]*>/g, "");

/** A host that packs what it sends, as hosts do. */
function serve(pages) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const file = join(DIST, pathname);
    if (!pages.has(pathname) && (!existsSync(file) || pathname === "/")) return response.writeHead(404).end();
    const type = TYPES[extname(pathname)] ?? "application/octet-stream";
    response.writeHead(200, {
      "content-type": type,
      "content-encoding": "br",
      "access-control-allow-origin": "*",
      "cache-control": "max-age=31536000",
    });
    const packed = createBrotliCompress();
    packed.pipe(response);
    if (pages.has(pathname)) packed.end(pages.get(pathname));
    else createReadStream(file).pipe(packed);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "5" } },
  allowPositionals: true,
});
const find = createRequire(pathToFileURL(join(resolve(positionals[0]), "index.js")));
const { default: lighthouse } = await import(pathToFileURL(find.resolve("lighthouse")));
const { launch } = await import(pathToFileURL(find.resolve("chrome-launcher")));
const pages = new Map();
const server = await serve(pages);
const origin = `http://127.0.0.1:${server.address().port}`;
pages.set("/plain.html", article("", plain));
pages.set("/embeds.html", article(`<script type="module" src="${origin}/embed.js"></script>`, EMBED));

/** Processor time of the page's thread: all of its tasks, the longest one, and what they were spent on. */
function timesOf(events, address) {
  const start = events.find(({ name, args }) => name === "ParseHTML" && args.beginData?.url === address);
  const own = events.filter(({ pid, tid, tdur }) => pid === start.pid && tid === start.tid && tdur > 0);
  const times = (...names) => own.filter(({ name }) => names.includes(name)).map(({ tdur }) => tdur / 1000);
  const sum = (list) => list.reduce((total, ms) => total + ms, 0).toFixed(1);
  const tasks = times("RunTask", "ThreadControllerImpl::RunTask");
  const script = sum(times("EvaluateScript", "v8.evaluateModule"));
  const layout = sum(times("Layout", "UpdateLayoutTree"));
  return `tasks ${sum(tasks)}, the longest ${Math.max(...tasks).toFixed(1)}, script ${script}, style and layout ${layout}`;
}

/** One run: the score of 100, and what each measure with a weight gave. */
async function measure(address) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    const { lhr, artifacts } = await lighthouse(address, {
      port: chrome.port,
      onlyCategories: ["performance"],
      logLevel: "error",
    });
    const { score, auditRefs } = lhr.categories.performance;
    const measures = auditRefs
      .filter(({ weight }) => weight > 0)
      .map(({ id, acronym }) => `${acronym} ${lhr.audits[id].displayValue} (${lhr.audits[id].score})`);
    return { score: Math.round(score * 100), measures, times: timesOf(artifacts.Trace.traceEvents, address) };
  } finally {
    chrome.kill();
  }
}

for (const path of pages.keys()) {
  const runs = [];
  for (let i = 0; i < Number(values.runs); i++) runs.push(await measure(origin + path));
  runs.sort((a, b) => a.score - b.score);
  const { score, measures, times } = runs[Math.floor(runs.length / 2)];
  console.log(`${path}: ${score} (${runs.map((run) => run.score).join(" ")})`);
  console.log(`  ${measures.join(", ")}\n  ms: ${times}`);
}
server.close();
