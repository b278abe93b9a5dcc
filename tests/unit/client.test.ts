import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RunListener, WorkerPort } from "../../wasm/client";
import { RuntimeClient } from "../../wasm/client";
import { packOutput } from "../../wasm/packed-output";
import type { Failure, Frame, OutputEntry, Report, Request } from "../../wasm/protocol";

/** A worker that does nothing by itself: tests look at what it was sent and speak for it. */
class FakeWorker implements WorkerPort {
  readonly sent: Request[] = [];
  isTerminated = false;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;

  postMessage(message: Request): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(report: Report): void {
    this.onmessage?.({ data: report } as MessageEvent);
  }
  last<T extends Request["type"]>(type: T): Extract<Request, { type: T }> {
    const found = this.sent.findLast((request) => request.type === type);
    if (found === undefined) throw new Error(`no ${type} was sent`);
    return found as Extract<Request, { type: T }>;
  }
}

const frameAt = (tick: number, state: Frame["state"] = "paused"): Frame => ({
  image: new ArrayBuffer(0),
  position: { tick, landmark: 0 },
  state,
  reason: state === "running" ? "running" : "step",
  line: 1,
  depth: 1,
  known: { tick, landmark: 0 },
  end: null,
});
const entry = (text: string): OutputEntry => ({
  position: { tick: 1, landmark: 0 },
  stream: "stdout",
  text,
  line: 1,
});

function setUp() {
  const workers: FakeWorker[] = [];
  const heard: { frames: Frame[]; output: string; failures: Failure[]; ended: number } = {
    frames: [],
    output: "",
    failures: [],
    ended: 0,
  };
  const listener: RunListener = {
    onFrame: (frame) => {
      heard.frames.push(frame);
    },
    onOutput: (entries) => {
      heard.output += entries.map(({ text }) => text).join("");
    },
    onWaiting: () => undefined,
    onEnded: () => {
      heard.ended++;
    },
    onFailed: (error) => {
      heard.failures.push(error);
    },
  };
  const client = new RuntimeClient({
    module: Promise.resolve({} as WebAssembly.Module),
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    listener,
  });
  return { client, workers, heard, worker: () => workers.at(-1)! };
}

/** Lets promises settle. */
const settle = () => vi.advanceTimersByTimeAsync(0);

async function loaded() {
  const all = setUp();
  const ready = all.client.load("x = 1");
  await settle();
  const { run, id } = all.worker().last("load");
  all.worker().say({ type: "frame", run, frame: frameAt(1) });
  all.worker().say({ type: "done", run, id, ok: true });
  expect(await ready).toBe(true);
  await settle();
  return { ...all, run };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the module goes first, then the requests in order", async () => {
  const { client, worker } = setUp();
  void client.load("x = 1");
  client.setBreakpoints([3]);
  await settle();
  expect(worker().sent.map(({ type }) => type)).toEqual(["open", "load", "breakpoints"]);
});

test("a request settles with its own answer", async () => {
  const { client, worker, run } = await loaded();
  const first = client.step("line");
  const second = client.back("moment");
  const { id } = worker().last("back");
  worker().say({ type: "done", run, id: id - 1, ok: true });
  worker().say({ type: "done", run, id, ok: false });
  expect(await Promise.all([first, second])).toEqual([true, false]);
});

test("a new program settles what the old one still owed, and stragglers are not heard", async () => {
  const { client, worker, run, heard } = await loaded();
  const step = client.step("line");
  void client.load("y = 2");
  expect(await step).toBe(false);
  worker().say({ type: "output", run, skipped: 0, output: packOutput([entry("old")]) });
  worker().say({ type: "output", run: run + 1, skipped: 0, output: packOutput([entry("new")]) });
  expect(heard.output).toBe("new");
});

test("a frame is acknowledged when the page has taken it", async () => {
  const { worker, run, heard } = await loaded();
  expect(heard.frames.length).toBe(1);
  expect(worker().last("acknowledge").run).toBe(run);
});

test("a worker that answers pause lives on", async () => {
  const { client, worker, workers, run } = await loaded();
  void client.start(null);
  const paused = client.pause();
  worker().say({ type: "done", run, id: worker().last("pause").id, ok: true });
  await paused;
  await vi.advanceTimersByTimeAsync(200);
  expect(workers.length).toBe(1);
});

test("a worker that is stuck is replaced within 100 ms, and the new one lives the run again", async () => {
  const { client, worker, workers, run, heard } = await loaded();
  const running = client.start(null);
  worker().say({ type: "output", run, skipped: 0, output: packOutput([entry("abc")]) });
  worker().say({ type: "frame", run, frame: frameAt(500, "running") });
  const paused = client.pause();
  await vi.advanceTimersByTimeAsync(90);
  await paused;
  expect(await running).toBe(false);
  expect(workers[0]!.isTerminated).toBe(true);
  expect(heard.frames.at(-1)).toMatchObject({ state: "paused", position: { tick: 500 } });

  const fresh = worker();
  await settle();
  expect(fresh.sent.map(({ type }) => type).slice(0, 3)).toEqual(["open", "load", "seek"]);
  expect(fresh.last("load").source).toBe("x = 1");
  expect(fresh.last("seek").position).toEqual({ tick: 500, landmark: 0 });

  // Its frames on the way are no news, and its output only where it goes beyond the old one's.
  const next = fresh.last("load").run;
  const count = heard.frames.length;
  fresh.say({ type: "frame", run: next, frame: frameAt(1) });
  fresh.say({ type: "output", run: next, skipped: 0, output: packOutput([entry("ab"), entry("cd")]) });
  expect(heard.frames.length).toBe(count);
  expect(heard.output).toBe("abcd");
  fresh.say({ type: "done", run: next, id: fresh.last("seek").id, ok: true });
  fresh.say({ type: "frame", run: next, frame: frameAt(501) });
  expect(heard.frames.at(-1)!.position.tick).toBe(501);
});

test("answers to input() are given again to a new worker", async () => {
  const { client, worker } = await loaded();
  void client.answer("forty-two");
  const paused = client.pause();
  await vi.advanceTimersByTimeAsync(90);
  await paused;
  await settle();
  expect(worker().last("load").inputs).toEqual(["forty-two"]);
});

test("a syntax error settles the load and leaves the worker for the next program", async () => {
  const { client, worker, workers, heard } = setUp();
  const ready = client.load("x = = 1");
  await settle();
  const { run } = worker().last("load");
  const place = { line: 1, column: 5, endColumn: 6 };
  worker().say({
    type: "failed",
    run,
    error: { kind: "syntax", typeName: "SyntaxError", message: "invalid syntax", place },
  });
  expect(await ready).toBe(false);
  expect(heard.failures).toMatchObject([{ kind: "syntax", place: { line: 1 } }]);
  void client.load("x = 1");
  expect(workers.length).toBe(1);
});

test("an error of the worker is a crash that settles everything; the next load starts a new worker", async () => {
  const { client, worker, workers, heard } = await loaded();
  const step = client.step("line");
  worker().onerror?.({ message: "out of memory" } as ErrorEvent);
  expect(await step).toBe(false);
  expect(heard.failures).toEqual([{ kind: "crash", message: "out of memory" }]);
  void client.load("x = 2");
  expect(workers.length).toBe(2);
});

test("a module that does not compile is a crash", async () => {
  const failures: Failure[] = [];
  const client = new RuntimeClient({
    module: Promise.reject(new Error("no wasm here")),
    createWorker: () => new FakeWorker(),
    listener: {
      onFrame: () => undefined,
      onOutput: () => undefined,
      onWaiting: () => undefined,
      onEnded: () => undefined,
      onFailed: (error) => failures.push(error),
    },
  });
  expect(await client.load("x = 1")).toBe(false);
  expect(failures).toEqual([{ kind: "crash", message: "no wasm here" }]);
});

test("nothing is owed after dispose", async () => {
  const { client, worker } = await loaded();
  const step = client.step("line");
  const last = worker();
  client.dispose();
  expect(await step).toBe(false);
  expect(await client.step("line")).toBe(false);
  expect(last.isTerminated).toBe(true);
});

test("a client that gave its worker back lives the same run again when it is asked for something", async () => {
  const { client, workers, heard, worker } = await loaded();
  const frames = heard.frames.length;
  client.sleep();
  expect(worker().isTerminated).toBe(true);
  client.setBreakpoints([3]);
  expect(workers).toHaveLength(1);
  void client.step("line");
  await settle();
  expect(workers).toHaveLength(2);
  expect(worker().sent.map(({ type }) => type)).toEqual(["open", "load", "seek", "step"]);
  expect(worker().last("load")).toMatchObject({ source: "x = 1", breakpoints: [3], isPassing: true });
  expect(worker().last("seek").position).toEqual({ tick: 1, landmark: 0 });
  // What it passes on the way there is no news.
  const { run, id } = worker().last("seek");
  worker().say({ type: "frame", run, frame: frameAt(1) });
  worker().say({ type: "done", run, id, ok: true });
  expect(heard.frames).toHaveLength(frames);
  worker().say({ type: "frame", run, frame: frameAt(2) });
  expect(heard.frames).toHaveLength(frames + 1);
});
