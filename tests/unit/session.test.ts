import { expect, test } from "vitest";
import type { Report, Request } from "../../wasm/protocol";
import { WorkerSession } from "../../wasm/session";
import { HeapImage } from "../../wasm/shim/image";
import { wasmModule } from "./real-module";

/** A session whose reports are kept, with the questions a test asks of them. */
function open() {
  const reports: Report[] = [];
  let watchers: (() => void)[] = [];
  const session = new WorkerSession(
    (report) => {
      reports.push(report);
      for (const wake of watchers) wake();
      watchers = [];
    },
    // Node hands out a thousand messages of a channel before it looks at its timers.
    (ms) => new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve))),
  );
  session.receive({ type: "open", module: wasmModule });
  let nextId = 1;
  return {
    session,
    reports,
    send: (request: Request) => {
      session.receive(request);
    },
    load: (source: string, run = 1) => {
      session.receive({
        type: "load",
        run,
        id: nextId++,
        source,
        options: {},
        breakpoints: [],
        inputs: [],
        isPassing: false,
      });
    },
    id: () => nextId++,
    /** The first report from `from` on that fits. */
    next: async <T extends Report["type"]>(
      type: T,
      fits: (report: Extract<Report, { type: T }>) => boolean = () => true,
      from = 0,
    ): Promise<Extract<Report, { type: T }>> => {
      const isMeant = (report: Report): report is Extract<Report, { type: T }> => report.type === type;
      for (;;) {
        const found = reports.slice(from).filter(isMeant).find(fits);
        if (found !== undefined) return found;
        const broken = reports.find((report) => report.type === "failed" && report.error.kind !== "syntax");
        if (broken !== undefined) throw new Error(JSON.stringify(broken));
        await new Promise<void>((resolve) => watchers.push(resolve));
      }
    },
  };
}

test("load answers with a frame of the first line", async () => {
  const { load, next } = open();
  load("a = [1]\nprint(a)\n");
  const { frame } = await next("frame");
  expect(frame).toMatchObject({ state: "paused", reason: "loaded", line: 1, depth: 1, end: null });
  expect(new HeapImage(frame.image).objects.count).toBeGreaterThan(0);
});

test("run sends the output, the end and a last frame, then settles", async () => {
  const { load, send, next, id, reports } = open();
  load("print('one')\nprint('two')\n");
  const run = id();
  send({ type: "run", run: 1, id: run, pace: null });
  expect(await next("done", (report) => report.id === run)).toMatchObject({ ok: true });
  const texts = reports.map((report) => (report.type === "output" ? report.output.text : ""));
  expect(texts.join("")).toBe("one\ntwo\n");
  expect(await next("frame", ({ frame }) => frame.state === "finished")).toMatchObject({
    frame: { reason: "end" },
  });
  expect(await next("ended")).toMatchObject({ exitStatus: 0, uncaught: null });
});

test("an uncaught exception is told with its line", async () => {
  const { load, send, next, id } = open();
  load("x = 1\nx / 0\n");
  send({ type: "run", run: 1, id: id(), pace: null });
  expect(await next("ended")).toMatchObject({
    exitStatus: 1,
    uncaught: { typeName: "ZeroDivisionError", message: "division by zero", line: 2 },
  });
});

test("a syntax error is told with its place", async () => {
  const { load, next } = open();
  load("if True:\n    x = = 1\n");
  expect(await next("failed")).toMatchObject({
    error: { kind: "syntax", message: "invalid syntax", place: { line: 2, column: 9 } },
  });
});

test("pause ends an endless loop at once, and the next run works", async () => {
  const { load, send, next, id, reports } = open();
  load("while True:\n    pass\n");
  send({ type: "run", run: 1, id: id(), pace: null });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = performance.now();
  const pause = id();
  const from = reports.length;
  send({ type: "pause", run: 1, id: pause });
  await next("done", (report) => report.id === pause);
  await next("frame", ({ frame }) => frame.state === "paused", from);
  expect(performance.now() - before).toBeLessThan(100);
  load("print('again')\n", 2);
  send({ type: "run", run: 2, id: id(), pace: null });
  expect(await next("ended", ({ run }) => run === 2)).toMatchObject({ exitStatus: 0 });
});

test("frames in passing come only when the page has taken the last one", async () => {
  const { load, send, id, reports } = open();
  load("while True:\n    pass\n");
  send({ type: "run", run: 1, id: id(), pace: null });
  const passing = () => reports.filter((r) => r.type === "frame" && r.frame.state === "running").length;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(passing()).toBe(1);
  send({ type: "acknowledge", run: 1 });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(passing()).toBe(2);
  send({ type: "pause", run: 1, id: id() });
});

test("a later seek replaces the ones before it", async () => {
  const { load, send, next, id } = open();
  load("n = 0\nfor i in range(200000):\n    n += i\n");
  const ids = [50000, 100000, 900].map((tick) => {
    const seek = id();
    send({ type: "seek", run: 1, id: seek, position: { tick, landmark: 0 } });
    return seek;
  });
  const outcomes = await Promise.all(ids.map((seek) => next("done", (report) => report.id === seek)));
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, true]);
  expect(await next("frame", ({ frame }) => frame.position.tick === 900)).toBeDefined();
});

test("input() asks and goes on with the answer", async () => {
  const { load, send, next, id } = open();
  load("name = input('who? ')\nprint('hello', name)\n");
  send({ type: "run", run: 1, id: id(), pace: null });
  await next("waiting");
  expect(await next("frame", ({ frame }) => frame.state === "waiting")).toMatchObject({
    frame: { reason: "input" },
  });
  send({ type: "input", run: 1, id: id(), text: "Ada" });
  const { output } = await next("output", (report) => report.output.text.includes("hello"));
  expect(output.text).toContain("hello Ada\n");
});

test("a slow run shows its lines one after another", async () => {
  const { load, send, next, id, reports } = open();
  load("a = 1\nb = 2\nc = 3\nd = 4\n");
  send({ type: "run", run: 1, id: id(), pace: { unit: "line", perSecond: 25 } });
  const acknowledging = setInterval(() => {
    send({ type: "acknowledge", run: 1 });
  }, 5);
  await next("ended");
  clearInterval(acknowledging);
  const lines = reports.flatMap((r) =>
    r.type === "frame" && r.frame.state === "running" ? [r.frame.line] : [],
  );
  expect(lines).toEqual([2, 3, 4].filter((line) => lines.includes(line)));
  expect(lines.length).toBeGreaterThanOrEqual(2);
});

test("requests for an older run are dropped", async () => {
  const { load, send, next, id, reports } = open();
  load("x = 1\n", 1);
  load("x = 2\n", 2);
  send({ type: "step", run: 1, id: 900, unit: "line" });
  const step = id();
  send({ type: "step", run: 2, id: step, unit: "line" });
  await next("done", (report) => report.id === step);
  expect(reports.some((report) => report.type === "done" && report.id === 900)).toBe(false);
});

test("breakpoints can be set while it runs", async () => {
  const { load, send, next, id } = open();
  load("n = 0\nwhile True:\n    n += 1\n    m = n\n");
  send({ type: "run", run: 1, id: id(), pace: null });
  await new Promise((resolve) => setTimeout(resolve, 50));
  send({ type: "breakpoints", run: 1, lines: [4] });
  expect(await next("frame", ({ frame }) => frame.reason === "breakpoint")).toMatchObject({
    frame: { line: 4 },
  });
});
