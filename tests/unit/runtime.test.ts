import { expect, test } from "vitest";
import { HeapImage } from "../../wasm/shim/image";
import type { RunRequest } from "../../wasm/shim/runtime";
import { Runtime } from "../../wasm/shim/runtime";
import { wasmModule } from "./real-module";

const NOWHERE = { tick: 0, landmark: 0 };
const request = (budget: number): RunRequest => ({
  budget,
  after: NOWHERE,
  conditions: 0,
  stopAt: NOWHERE,
  depth: 0,
  findLast: false,
});

const PROGRAM = `
class Node:
    def __init__(self, name):
        self.name = name
nodes = []
for i in range(2000):
    nodes.append(Node(f"node {i}"))
    if i % 3 == 0:
        nodes.pop(0)
print(len(nodes))
`;

function ready(source: string, heapLimit = 0) {
  const runtime = new Runtime(wasmModule);
  runtime.create({ hash: true, heapLimit });
  const written: string[] = [];
  runtime.host = {
    onWrite: (_stream, text) => {
      written.push(text);
    },
    readLine: () => null,
  };
  expect(runtime.load(source, "main.py")).toBe(true);
  return { runtime, written };
}

function runToEnd(runtime: Runtime, budget = 1e9) {
  let slices = 1;
  while (runtime.run(request(budget)) !== "finished") slices++;
  return slices;
}

test("a program runs to its end and prints", () => {
  const { runtime, written } = ready("print('hello', 6 * 7)\n");
  runToEnd(runtime);
  expect(written.join("")).toBe("hello 42\n");
  expect(runtime.position()).toMatchObject({ isFinished: true, exitStatus: 0 });
});

test("slices of any size give the same run", () => {
  const hashes = [1e9, 1000, 77].map((budget) => {
    const { runtime } = ready(PROGRAM);
    runToEnd(runtime, budget);
    return runtime.traceHash();
  });
  expect(new Set(hashes).size).toBe(1);
});

test("a restored snapshot goes on as if nothing had happened", () => {
  const { runtime, written } = ready(PROGRAM);
  runtime.run(request(5000));
  const snapshot = runtime.snapshot();
  const position = runtime.position();
  runToEnd(runtime);
  const hash = runtime.traceHash();
  const end = runtime.position();
  for (let i = 0; i < 3; i++) {
    runtime.restore(snapshot);
    expect(runtime.position()).toEqual(position);
    runToEnd(runtime);
    expect(runtime.traceHash()).toBe(hash);
    expect(runtime.position()).toEqual(end);
  }
  expect(written.join("").trim().split("\n").length).toBe(4);
});

test("a restored memory is the same to the byte", () => {
  const { runtime } = ready(PROGRAM);
  runtime.run(request(3000));
  const before = runtime.snapshot();
  runToEnd(runtime);
  runtime.restore(before);
  const after = runtime.snapshot();
  expect(after.runs).toEqual(before.runs);
  expect(Buffer.compare(after.bytes, before.bytes)).toBe(0);
});

test("a capture changes nothing", () => {
  const { runtime } = ready(PROGRAM);
  runToEnd(runtime);
  const hash = runtime.traceHash();
  const { runtime: watched } = ready(PROGRAM);
  while (watched.run(request(1000)) !== "finished") watched.capture(20000);
  expect(watched.traceHash()).toBe(hash);
});

test("an instance runs one program after another, each in a fresh world", () => {
  const { runtime } = ready(PROGRAM);
  runToEnd(runtime);
  const hash = runtime.traceHash();
  runtime.create({ hash: true, heapLimit: 64 << 20 });
  runtime.load("x = [1]\n", "main.py");
  runToEnd(runtime);
  runtime.create({ hash: true });
  runtime.load(PROGRAM, "main.py");
  runToEnd(runtime);
  expect(runtime.traceHash()).toBe(hash);
});

test("an image shows the program's objects with their refcounts", () => {
  const { runtime } = ready("a = [1, 2]\nb = a\nx = 1\n");
  let image = new HeapImage(runtime.capture(20000));
  for (let i = 0; i < 100 && runtime.run(request(1)) !== "finished"; i++) {
    image = new HeapImage(runtime.capture(20000));
    if (image.scalars.line === 3) break;
  }
  const row = [...image.objects.serial.keys()].find(
    (i) => image.string(image.objects.typeName[i]!) === "list" && image.objects.serial[i]! > 0,
  );
  expect(row).toBeDefined();
  expect(image.objects.refcount[row!]).toBe(2);
  expect(image.objects.size[row!]).toBe(72);
  const sentences = [...image.referencesTo(row!)].map((i) => image.holderSentence(i, () => "?"));
  expect(sentences.map((sentence) => sentence.split(" of ")[0])).toEqual(["global a", "global b"]);
});

test("the heap limit ends in the program's MemoryError, not in ours", () => {
  const { runtime, written } = ready("x = []\nwhile True:\n    x.append([0] * 1000)\n", 16 << 20);
  runToEnd(runtime);
  expect(written.join("")).toMatch(/MemoryError\n$/);
  expect(runtime.position().exitStatus).toBe(1);
});

test("a version that does not exist is refused", () => {
  const runtime = new Runtime(wasmModule);
  expect(() => {
    runtime.create({ python: "1.5" });
  }).toThrow(/no such Python version/);
});

test("a snapshot of a small program is small: it holds no page that is zero", () => {
  const { runtime } = ready(PROGRAM);
  runtime.run(request(3000));
  const { bytes, runs } = runtime.snapshot();
  expect(bytes.length).toBeLessThan(4 << 20);
  expect(bytes.length).toBeLessThan(runtime.usedSize / 2);
  expect(runs.length).toBeGreaterThan(2);
});

test("thresholds of the collector can be set before the first line, without gc's being imported", () => {
  const runtime = new Runtime(wasmModule);
  const thresholds = (given: readonly number[], python = "3.13") => {
    runtime.create({ python, thresholds: given });
    expect(runtime.load("x = 1\n", "main.py")).toBe(true);
    const { threshold0, threshold1, threshold2 } = new HeapImage(runtime.capture(10)).scalars;
    return [threshold0, threshold1, threshold2];
  };
  expect(thresholds([])).toEqual([2000, 10, 10]);
  expect(thresholds([50, 5])).toEqual([50, 5, 10]);
  expect(thresholds([50, 5, 7])).toEqual([50, 5, 7]);
});
