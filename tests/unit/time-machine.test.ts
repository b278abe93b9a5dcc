import { expect, test } from "vitest";
import type { Position, Unit } from "../../wasm/protocol";
import { comparePositions } from "../../wasm/protocol";
import type { Arrival, Operation } from "../../wasm/replay/time-machine";
import { TimeMachine } from "../../wasm/replay/time-machine";
import { EVENTS, EventKind, ObjectFlag, PHASES } from "../../wasm/shim/generated/schema";
import { HeapImage } from "../../wasm/shim/image";
import { Runtime } from "../../wasm/shim/runtime";
import { wasmModule } from "./real-module";

const runtime = new Runtime(wasmModule);

function machineFor(
  source: string,
  options: Partial<Parameters<typeof TimeMachine.load>[1]> = {},
): TimeMachine {
  const machine = TimeMachine.load(runtime, { source, ...options });
  if (typeof machine === "string") throw new Error(machine);
  return machine;
}

/** Drives an operation to its end without a pause. */
function finish(operation: Operation): Arrival {
  for (;;) {
    const slice = operation.next();
    if (slice.done === true) return slice.value;
  }
}

const here = (machine: TimeMachine): Position => ({
  tick: machine.position.tick,
  landmark: machine.position.landmark,
});
const imageOf = (machine: TimeMachine) => Buffer.from(machine.capture(20000));
const textOf = (machine: TimeMachine) => machine.output.textOf("stdout");

/** Repeats a step until a line is reached. */
function goOn(machine: TimeMachine, line: number, step: () => Operation): void {
  for (let i = 0; i < 200 && machine.position.line !== line; i++) finish(step());
  expect(machine.position.line).toBe(line);
}

/** Every stop of a walk forward to the end. */
function walk(machine: TimeMachine, unit: Unit, most = 1000) {
  const stops = [{ position: here(machine), line: machine.position.line, image: imageOf(machine) }];
  for (let i = 0; i < most && finish(machine.step(unit)) === "there"; i++) {
    stops.push({ position: here(machine), line: machine.position.line, image: imageOf(machine) });
  }
  return stops;
}

const CYCLE = `import gc
class Node:
    def __del__(self):
        print("del", self.name)
a = Node()
b = Node()
a.name = "a"
b.name = "b"
a.other = b
b.other = a
del a, b
found = gc.collect()
print(found)
`;

const CALLS = `def double(x):
    y = x + x
    return y
a = double(2)
b = double(a)
print(b)
`;

test("a program stands before its first line, and steps go line by line to the end", () => {
  const machine = machineFor("a = []\nb = a\n\ndel a\n");
  expect(walk(machine, "line").map(({ line }) => line)).toEqual([1, 2, 4]);
  expect(machine.isAtEnd).toBe(true);
  expect(machine.exit).toEqual(here(machine));
});

test("over stays in the frame, out leaves it, line goes in", () => {
  const machine = machineFor(CALLS);
  expect(walk(machine, "over").map(({ line }) => line)).toEqual([1, 4, 5, 6]);
  finish(machine.seek({ tick: 0, landmark: 0 }));
  expect(walk(machine, "line").map(({ line }) => line)).toEqual([1, 4, 2, 3, 5, 2, 3, 6]);
  finish(machine.seek({ tick: 0, landmark: 0 }));
  for (let i = 0; i < 2; i++) finish(machine.step("line"));
  expect(machine.position).toMatchObject({ line: 2, depth: 2 });
  finish(machine.step("out"));
  expect(machine.position).toMatchObject({ line: 4, depth: 1 });
});

test("what a class decorator or exec compiled has no line of the program", () => {
  const source = `from dataclasses import dataclass
@dataclass
class Point:
    x: int
p = Point(1)
exec("\\n\\n\\n\\n\\n\\n\\nq = [p]")
print(p, q)
`;
  const machine = machineFor(source);
  expect(walk(machine, "line").map(({ line }) => line)).toEqual([1, 2, 3, 4, 2, 3, 5, 6, 7]);
  const { objects } = new HeapImage(machine.capture(20000));
  expect(Math.max(...objects.birthLine)).toBe(6);
});

test.each<Unit>(["line", "moment", "tick"])(
  "back by %s shows the same moments in reverse, to the byte",
  (unit) => {
    const machine = machineFor(unit === "tick" ? CALLS : CYCLE);
    const stops = walk(machine, unit);
    expect(stops.length).toBeGreaterThan(8);
    for (const stop of stops.toReversed()) {
      if (comparePositions(here(machine), stop.position) === 0) continue;
      expect(finish(machine.back(unit))).toBe("there");
      expect(here(machine)).toEqual(stop.position);
      expect(Buffer.compare(imageOf(machine), stop.image)).toBe(0);
    }
    expect(finish(machine.back(unit))).toBe("start");
    expect(here(machine)).toEqual(stops[0]!.position);
  },
);

test("back over a call skips what happened inside it", () => {
  const machine = machineFor(CALLS);
  finish(machine.run());
  const lines = [];
  while (finish(machine.back("over")) === "there") lines.push(machine.position.line);
  expect(lines).toEqual([6, 5, 4, 1]);
});

test("every position can be gone to in any order and looks the same", () => {
  const machine = machineFor(CYCLE);
  const stops = walk(machine, "moment");
  for (let i = 0; i < 40; i++) {
    const stop = stops[(i * 7) % stops.length]!;
    finish(machine.seek(stop.position));
    expect(here(machine)).toEqual(stop.position);
    expect(Buffer.compare(imageOf(machine), stop.image)).toBe(0);
  }
});

test("a collection can be walked through from inside, phase by phase", () => {
  const machine = machineFor(CYCLE);
  const events = walk(machine, "landmark").map(({ image }) => {
    const { scalars } = new HeapImage(image.buffer.slice(image.byteOffset, image.byteOffset + image.length));
    return scalars.landmark === 0 ? "" : EVENTS[scalars.eventKind]!.name;
  });
  expect(events.filter((name) => name === "GC_FINALIZE").length).toBe(2);
  expect(events.indexOf("GC_BEGIN")).toBeLessThan(events.indexOf("GC_FINALIZE"));
  expect(events.filter((name) => name === "GC_PHASE").length).toBeGreaterThanOrEqual(PHASES.length);
});

test("two objects of a cycle are unreachable with refcount 1 until they are collected, and back again", () => {
  const machine = machineFor(CYCLE);
  const nodes = () => {
    const image = new HeapImage(machine.capture(20000));
    return [...image.objects.serial.keys()]
      .filter((i) => image.string(image.objects.typeName[i]!) === "Node" && image.objects.serial[i]! > 0)
      .map((i) => ({
        address: image.objects.address[i],
        refcount: image.objects.refcount[i],
        isUnreachable: image.hasFlag(i, ObjectFlag.UNREACHABLE),
      }));
  };
  goOn(machine, 12, () => machine.step("over"));
  const before = nodes();
  expect(before.map(({ refcount, isUnreachable }) => [refcount, isUnreachable])).toEqual([
    [1, true],
    [1, true],
  ]);
  goOn(machine, 13, () => machine.step("over"));
  expect(nodes()).toEqual([]);
  goOn(machine, 12, () => machine.back("over"));
  expect(nodes()).toEqual(before);
});

test("a step on from inside a collection finds the way out", () => {
  const machine = machineFor(CYCLE);
  for (let kind = -1; kind !== EventKind.GC_FINALIZE;) {
    expect(finish(machine.step("landmark"))).toBe("there");
    kind = new HeapImage(machine.capture(20000)).scalars.eventKind;
  }
  expect(finish(machine.step("line"))).toBe("there");
  expect(machine.position.line).toBe(4);
  expect(finish(machine.step("out"))).toBe("there");
  expect(finish(machine.run())).toBe("end");
  expect(textOf(machine)).toBe("del a\ndel b\n2\n");
});

test("what was printed is told once, in order and with its moment", () => {
  const machine = machineFor("for i in range(5):\n    print(i)\n");
  finish(machine.run());
  for (let i = 0; i < 4; i++) finish(machine.back("line"));
  finish(machine.run());
  const { entries } = machine.output.take();
  expect(entries.map(({ text }) => text).join("")).toBe("0\n1\n2\n3\n4\n");
  expect(entries.every(({ line }) => line === 2)).toBe(true);
  const ticks = entries.map(({ position }) => position.tick);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
});

test("a run stops at a breakpoint, each time its line begins", () => {
  const machine = machineFor("total = 0\nfor i in range(3):\n    total += i\nprint(total)\n");
  machine.setBreakpoints([3]);
  const seen = [];
  while (finish(machine.run()) === "breakpoint") seen.push(machine.position.line);
  expect(seen).toEqual([3, 3, 3]);
  finish(machine.back("line"));
  machine.setBreakpoints([]);
  expect(finish(machine.run())).toBe("end");
});

test("input() waits, goes on with the answer, and has the same answer in every later life", () => {
  const machine = machineFor("a = input('name? ')\nb = input()\nprint(a, b)\n");
  expect(finish(machine.run())).toBe("waiting");
  expect(machine.isAsking).toBe(true);
  expect(textOf(machine)).toBe("name? ");
  expect(finish(machine.run())).toBe("waiting");
  machine.answer("Ada");
  expect(finish(machine.run())).toBe("waiting");
  machine.answer(null);
  expect(finish(machine.run())).toBe("end");
  expect(machine.output.textOf("stderr")).toMatch(/EOFError/);
  const end = here(machine);
  finish(machine.seek({ tick: 0, landmark: 0 }));
  expect(finish(machine.run())).toBe("end");
  expect(here(machine)).toEqual(end);
});

test("a syntax error is reported and runs nothing", () => {
  const report = TimeMachine.load(runtime, { source: "x = = 1\n" });
  expect(report).toMatch(/File "main.py", line 1\n[^]*SyntaxError: invalid syntax\n$/);
});

test("an empty program can be loaded, run and gone back in", () => {
  const machine = machineFor("");
  expect(finish(machine.back("line"))).toBe("start");
  expect(finish(machine.run())).toBe("end");
});

test("an endless loop comes back after every slice, and its history stays", () => {
  const machine = machineFor("n = 0\nwhile True:\n    n += 1\n");
  const operation = machine.run();
  const longest = { ms: 0 };
  const end = performance.now() + 600;
  while (performance.now() < end) {
    const before = performance.now();
    expect(operation.next().done).toBe(false);
    longest.ms = Math.max(longest.ms, performance.now() - before);
  }
  expect(longest.ms).toBeLessThan(90);
  expect(machine.snapshotCount).toBeGreaterThan(1);
  const far = here(machine);
  expect(finish(machine.back("line"))).toBe("there");
  expect(comparePositions(here(machine), far)).toBeLessThan(0);
  finish(machine.seek({ tick: 1000, landmark: 0 }));
  expect(machine.position.tick).toBe(1000);
});

test("a long run gone through from snapshots is the run itself", () => {
  const source = "seen = {}\nfor i in range(60000):\n    seen[i % 1000] = [i, str(i)]\nprint(len(seen))\n";
  const machine = machineFor(source);
  finish(machine.run());
  const end = here(machine);
  const ticks = [0.9, 0.1, 0.5, 0.95].map((part) => Math.round(end.tick * part));
  const images = ticks.map((tick) => {
    finish(machine.seek({ tick, landmark: 0 }));
    return imageOf(machine);
  });
  for (const [i, tick] of ticks.entries()) {
    const fresh = machineFor(source);
    finish(fresh.seek({ tick, landmark: 0 }));
    expect(Buffer.compare(imageOf(fresh), images[i]!)).toBe(0);
    finish(fresh.run());
    expect(here(fresh)).toEqual(end);
  }
});
