/* global document, MutationObserver, PerformanceObserver, requestAnimationFrame, window */
// Measures the built page in Chromium: how soon the first program's output stands there, how often a running heap
// is drawn, how fast Stop stops. Prints figures and judges nothing: a busy machine must not fail a test.
//
//     node tests/bench/page.mjs [start] [pictures] [stop] [--dist DIR] [--runs N]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const SITE = fileURLToPath(new URL("../../site/", import.meta.url));
const PORT = 4187;
const URL_HERE = `http://localhost:${PORT}/`;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(name);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const dist = option("--dist", "dist");
const runs = Number(option("--runs", 9));
const wanted = words.length > 0 ? words : ["start", "pictures", "stop"];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const launch = () => chromium.launch({ executablePath, args: FLAGS });

const server = spawn(
  "node_modules/.bin/vite",
  ["preview", "--port", String(PORT), "--strictPort", "--outDir", dist],
  { cwd: SITE, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  await once(server.stdout, "data");
  console.log(`${cpus().length} cores, load ${load()}`);
  if (wanted.includes("start")) await measureStart();
  if (wanted.includes("pictures")) await measurePictures();
  if (wanted.includes("stop")) await measureStop();
} finally {
  server.kill();
}

/** From navigation to the first text of the Output region, in a fresh profile each time; a blank page beside it. */
async function measureStart() {
  const samples = { blank: [], output: [], picture: [], editor: [] };
  const browser = await launch();
  for (let run = 0; run <= runs; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const blank = await context.newPage();
    await blank.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "<p>blank" }));
    await blank.goto(`${URL_HERE}blank`, { waitUntil: "commit" });
    const nothing = await blank.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => resolve(performance.now()));
        }),
    );
    await blank.close();
    await context.close();
    await settle();
    const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await fresh.newPage();
    await page.addInitScript(watchStart);
    await page.goto(URL_HERE, { waitUntil: "commit" });
    await page.waitForFunction(() => window.firsts?.editor !== undefined, null, { timeout: 60_000 });
    const firsts = await page.evaluate(() => window.firsts);
    await fresh.close();
    await settle();
    if (run === 0) continue; // the first one fills the file cache of the machine
    samples.blank.push(nothing);
    for (const name of ["output", "picture", "editor"]) samples[name].push(firsts[name]);
  }
  await browser.close();
  console.log(`start, ${runs} fresh profiles, milliseconds since navigation (load ${load()})`);
  for (const [name, values] of Object.entries(samples)) console.log(`  ${name.padEnd(8)} ${summary(values)}`);
}

/** What a page that was closed leaves to do is no part of the next one's start. */
function settle() {
  return new Promise((resolve) => {
    setTimeout(resolve, 700);
  });
}

/** Runs in the page before its own scripts. */
function watchStart() {
  const firsts = {};
  window.firsts = firsts;
  const look = () => {
    const text = document.querySelector("#output pre")?.textContent ?? "";
    if (text !== "") firsts.output ??= performance.now();
    if (document.querySelector("#objects .box") !== null) firsts.picture ??= performance.now();
    if (document.querySelector(".monaco-editor .view-line") !== null) firsts.editor ??= performance.now();
    if (firsts.editor !== undefined) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** Pictures of a running program with many objects, tasks of the page that are too long, and what the program got. */
async function measurePictures() {
  const loop = "n = 0\nwhile True:\n    n = n + 1\n";
  const programs = {
    "no objects": loop,
    "10,000 objects": `xs = []\nfor i in range(5_000):\n    xs.append([i + 300])\n${loop}`,
    "10,000 objects that change": `xs = [[i + 300] for i in range(5_000)]\n${loop}    xs[n % 5_000] = [n]\n`,
    "10,000 instances": `class Node:\n    pass\nxs = []\nfor i in range(5_000):\n    x = Node()\n    x.peer = [x]\n    xs.append(x)\n${loop}`,
  };
  console.log(`pictures in 2 s of a running program; 40 is one every 50 ms (load ${load()})`);
  for (const [name, code] of Object.entries(programs)) {
    const browser = await launch();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${URL_HERE}#code=${encodeURIComponent(code)}`);
    await page.locator(".monaco-editor .view-line").first().waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.waitForTimeout(1500);
    const seen = await page.evaluate(watchPictures);
    await browser.close();
    const { pictures, widest, longTasks, ticks } = seen;
    const tasks = longTasks.length === 0 ? "none" : longTasks.map((ms) => ms.toFixed(0)).join(" ");
    console.log(
      `  ${name.padEnd(27)} ${pictures} pictures, widest gap ${widest.toFixed(0)} ms, ` +
        `${(ticks / 1e6).toFixed(1)} M ticks/s, tasks over 50 ms: ${tasks}`,
    );
  }
}

/** Runs in the page: two seconds of its life. */
async function watchPictures() {
  const now = document.querySelector("#time output");
  const tick = () => Number(/tick ([\d,]+)/.exec(now.textContent)?.[1]?.replaceAll(",", "") ?? 0);
  const times = [];
  const longTasks = [];
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  tasks.observe({ type: "longtask" });
  const observer = new MutationObserver(() => times.push(performance.now()));
  observer.observe(now, { childList: true, characterData: true, subtree: true });
  const [start, first] = [performance.now(), tick()];
  await new Promise((resolve) => setTimeout(resolve, 2000));
  observer.disconnect();
  const took = performance.now() - start;
  const gaps = times.map((time, i) => time - (times[i - 1] ?? start));
  return {
    pictures: times.length,
    widest: Math.max(0, ...gaps),
    longTasks,
    ticks: ((tick() - first) * 1000) / took,
  };
}

/** From the press of Stop until the page says so, and until the worker stands still. */
async function measureStop() {
  const programs = {
    "while True: pass": "while True: pass\n",
    "a growing chain": "x = None\nwhile True: x = [x]\n",
    "endless printing": "while True: print('on and on')\n",
    "one long call": "sum(range(10**12))\n",
    "one long text": "'x' * 10 ** 8 in 'x' * (3 * 10 ** 8) + 'y'\n",
  };
  console.log(`stop, milliseconds until shown and until the worker is still (load ${load()})`);
  const browser = await launch();
  for (const [name, code] of Object.entries(programs)) {
    const shown = [];
    const settled = [];
    for (let run = 0; run < Math.max(3, runs >> 1); run++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${URL_HERE}#code=${encodeURIComponent(code)}`);
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.waitForTimeout(700);
      const took = await page.evaluate(pressStop);
      shown.push(took.shown);
      settled.push(took.settled);
      await page.close();
    }
    console.log(`  ${name.padEnd(18)} shown ${summary(shown)}; still ${summary(settled)}`);
  }
  await browser.close();
}

/** Runs in the page. */
async function pressStop() {
  const app = document.querySelector("#app");
  const start = performance.now();
  document.querySelector("#stop").click();
  const until = async (isThere) => {
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - start;
  };
  const shown = await until(() => app.dataset.state !== "running");
  const settled = await until(() => app.getAttribute("aria-busy") === "false");
  return { shown, settled };
}

function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  return `median ${middle.toFixed(0)} (${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)})`;
}

function load() {
  return loadavg()
    .map((value) => value.toFixed(2))
    .join(" ");
}
