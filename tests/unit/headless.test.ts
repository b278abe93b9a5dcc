import { expect, test } from "vitest";
import { createRuntime } from "../../site/src/headless/node";
import { ProgramSyntaxError } from "../../site/src/headless/runtime";
import { wasmModule } from "./real-module";

const CYCLE = `import gc
class Node:
    pass
a = Node()
b = Node()
a.peer = b
b.peer = a
keep = [a]
print("made")
del a, b
keep.clear()
gc.collect()
print("gone")
`;

async function loaded(source: string, options = {}) {
  const runtime = await createRuntime({ wasm: wasmModule });
  runtime.load(source, options);
  return runtime;
}

test("a program stands before its first line, runs to a breakpoint and to its end", async () => {
  const runtime = await loaded(CYCLE);
  expect(runtime.moment).toMatchObject({ line: 1, reason: "loaded", isFinished: false, exitStatus: null });
  expect(await runtime.run({ breakpoints: [9] })).toMatchObject({ line: 9, reason: "breakpoint" });
  expect(runtime.output()).toBe("");
  expect(await runtime.run()).toMatchObject({ reason: "end", isFinished: true, exitStatus: 0 });
  expect(runtime.output()).toBe("made\ngone\n");
});

test("steps lead forward and back, and output goes with them", async () => {
  const runtime = await loaded("x = 1\nprint(x)\ny = 2\n");
  expect((await runtime.step("line")).line).toBe(2);
  expect((await runtime.step("line")).line).toBe(3);
  expect(runtime.output()).toBe("1\n");
  const { position } = await runtime.back("line");
  expect(runtime.output()).toBe("");
  await runtime.seek("end");
  expect((await runtime.seek(position)).line).toBe(2);
  expect((await runtime.seek("start")).line).toBe(1);
  expect((await runtime.back()).reason).toBe("start");
});

test("a line is reached for the first time, for a later one, or never", async () => {
  const runtime = await loaded("total = 0\nfor i in range(3):\n    total += i\nprint(total)\n");
  expect((await runtime.runToLine(1))?.reason).toBe("step");
  await runtime.runToLine(3);
  expect(runtime.capture().named("i")?.value).toBe("0");
  await runtime.runToLine(3, 3);
  expect(runtime.capture().named("i")?.value).toBe("2");
  expect(await runtime.runToLine(3, 4)).toBeNull();
  expect(await runtime.runToLine(99)).toBeNull();
});

test("the strong holders of an object are as many as its count", async () => {
  const runtime = await loaded(CYCLE);
  await runtime.runToLine(9);
  const heap = runtime.capture();
  const a = heap.named("a")!;
  expect(a).toMatchObject({ type: "Node", refcount: 3, isUnreachable: false, isOfProgram: true, line: 4 });
  const holders = heap.holders(a);
  expect(holders.filter(({ isStrong }) => isStrong)).toHaveLength(a.refcount);
  expect(holders.map(({ sentence }) => sentence)).toContain("item 0 of list keep");
  expect(runtime.holders("a")).toEqual(holders);
  const keep = heap.named("keep")!;
  expect(holders.find(({ sentence }) => sentence.startsWith("item 0"))?.key).toBe(keep.key);
  expect(heap.references(keep).find(({ name }) => name === "[0]")).toEqual({
    name: "[0]",
    to: a.key,
    isStrong: true,
  });
  await runtime.runToLine(12);
  expect(runtime.capture().object(a.key)?.isUnreachable).toBe(true);
  await runtime.runToLine(13);
  expect(runtime.capture().object(a.key)).toBeNull();
  expect(() => runtime.holders("a")).toThrow("there is no such object now: a");
  expect(heap.object(a.key)?.refcount).toBe(3);
});

test("a local name goes before a global one", async () => {
  const runtime = await loaded("x = 'outer'\ndef f():\n    x = 'inner'\n    return x\nf()\n");
  await runtime.runToLine(4);
  expect(runtime.capture().named("x")?.value).toBe("'inner'");
});

test("input that was given is read, and the program waits for what was not", async () => {
  const runtime = await loaded("a = input()\nb = input()\nprint(a + b)\n", { inputs: ["one "] });
  expect((await runtime.run()).reason).toBe("input");
  runtime.answer("two");
  expect((await runtime.run()).reason).toBe("end");
  expect(runtime.output()).toBe("one two\n");
});

test("a program that does not compile says where", async () => {
  const runtime = await createRuntime({ wasm: wasmModule });
  const error = await Promise.resolve()
    .then(() => runtime.load("x = 1\nif x\n    pass\n"))
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProgramSyntaxError);
  expect(error).toMatchObject({ typeName: "SyntaxError", line: 2, column: 5 });
  expect(() => runtime.moment).toThrow("no program is loaded");
  expect(() => runtime.load("1", { python: "2.7" })).toThrow("no such Python version");
  expect(runtime.load("x = 1\n").line).toBe(1);
});

test("an exception that ends the program is told", async () => {
  const runtime = await loaded("x = 1\nx.y\n");
  expect(await runtime.run()).toMatchObject({
    exitStatus: 1,
    uncaught: { typeName: "AttributeError", line: 2 },
  });
  expect(runtime.output("stderr")).toContain("AttributeError");
});

test("a program without end is ended by a limit, by a signal, or by dispose", async () => {
  const runtime = await loaded("x = []\nwhile True:\n    pass\n");
  expect((await runtime.run({ maxTicks: 5000 })).reason).toBe("limit");
  const controller = new AbortController();
  const run = runtime.run({ signal: controller.signal });
  expect(() => runtime.capture()).toThrow("another operation is under way");
  controller.abort(new Error("enough"));
  await expect(run).rejects.toThrow("enough");
  expect(runtime.capture().objects.length).toBeGreaterThan(0);
  const last = runtime.run();
  runtime.dispose();
  await expect(last).rejects.toThrow("disposed of");
  expect(() => runtime.load("x = 1\n")).toThrow("disposed of");
});

test("two runtimes of one module do not know of each other", async () => {
  const [one, two] = await Promise.all([loaded("x = [1]\n"), loaded("x = [1, 2]\n", { python: "3.11" })]);
  await Promise.all([one.run(), two.run()]);
  expect(one.capture().named("x")?.length).toBe(1);
  expect(two.capture().named("x")?.length).toBe(2);
});
