// Measures the collector against CPython's: full collections of a live heap, letting go of it and the collection of
// cycles, for objects of several kinds, in nanoseconds for each of a million objects. Prints figures and judges nothing.
//
//     node tests/bench/gc.mjs [--runs N] [--objects N] [--pyodide DIRECTORY] [--python COMMAND] [--release 3.14]
//
// DIRECTORY holds Pyodide's pyodide.mjs. Contestants take turns, so that a busy machine disturbs all alike; each figure
// is the median. Time inside our runtime is virtual: the runner looks at its own clock when a mark is written.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compile, create, instantiate } from "../../wasm/shim/boundary.mjs";

const MODULE = fileURLToPath(new URL("../../build/wasm/wasm/ouro.wasm", import.meta.url));
const SLICE = 200_000; // ticks; V8 puts its optimised code to use when the evaluation loop is entered anew
const FINISHED = 2;

const options = { runs: "3", objects: "1000000", pyodide: "", python: "", release: "3.14" };
for (const words = process.argv.slice(2); words.length > 0;) {
  const name = words.shift().replace(/^--/, "");
  if (!(name in options)) throw new Error(`unknown option ${name}`);
  options[name] = words.shift();
}

const WITH_CLOCK = `import time
marks = []
def mark(name):
    marks.append(name + " " + str(time.perf_counter() * 1000))
`;
const WITHOUT_CLOCK = `import sys
def mark(name):
    sys.stderr.write("mark " + name + "\\n")
`;
const PROGRAM = `import gc
gc.disable()
class Node:
    def __init__(self, peer):
        self.peer = peer
class Slots:
    __slots__ = ("peer",)
    def __init__(self, peer):
        self.peer = peer
def pairs(count):
    made = []
    for i in range(count // 2):
        a = Node(None)
        a.peer = Node(a)
        made.append(a)
    return made
def rings(count):  # not one: Pyodide does not survive the end of a long chain
    made = []
    for i in range(count // 100):
        first = last = Node(None)
        for k in range(99):
            last.peer = Node(None)
            last = last.peer
        last.peer = first
        made.append(first)
    return made
N = ${Number(options.objects)}
def measure(name, make, cyclic=False):
    mark("")
    made = make(N)
    mark(name + ": making")
    gc.collect()
    mark(name + ": first full collection")
    gc.collect()
    gc.collect()
    mark(name + ": full collection, twice")
    made = None
    if cyclic:
        gc.collect()
    mark(name + (": collecting" if cyclic else ": letting go"))
measure("instances", lambda count: [Node(None) for i in range(count)])
measure("instances with __slots__", lambda count: [Slots(None) for i in range(count)])
measure("lists", lambda count: [[] for i in range(count)])
measure("dicts", lambda count: [{"a": None} for i in range(count)])
measure("pairs in cycles", pairs, True)
measure("rings of 100", rings, True)
gc.enable()
for live in 0, N // 10, N:
    made = [Node(None) for i in range(live)]
    gc.collect()
    mark("")
    for i in range(N // 2):
        a = Node(None)
        a.peer = Node(a)
    mark("cyclic garbage, collected by itself, beside " + str(live))
    made = None
`;

/** Marks "name milliseconds" -> nanoseconds for an object by name; a mark without a name is a beginning. */
function figures(marks) {
  const parsed = marks
    .map((mark) => /^(.*) ([\d.]+)$/.exec(mark))
    .map(([, name, at]) => ({ name, at: Number(at) }));
  return parsed
    .map(({ name, at }, i) => [name, ((at - parsed[i - 1]?.at) * 1e6) / Number(options.objects)])
    .filter(([name]) => name !== "");
}

function ours() {
  const marks = [];
  const decoder = new TextDecoder();
  const module = new WebAssembly.Module(readFileSync(MODULE));
  const exports = instantiate(module, {
    write(stream, bytes) {
      const name = /^mark (.*)\n$/.exec(decoder.decode(bytes))?.[1];
      if (stream === 2 && name !== undefined) marks.push(`${name} ${performance.now()}`);
    },
    readLine: () => null,
    stoppedInside() {},
  });
  if (!create(exports, { python: options.release, heapLimit: 2 ** 31, observe: false, hash: false }))
    throw new Error("the runtime was not created");
  compile(exports, new TextEncoder().encode(WITHOUT_CLOCK + PROGRAM), "gc.py");
  while (exports.ouro_go(SLICE, 0, 0, 0, 0, 0, 0, 0) !== FINISHED);
  return marks;
}

async function pyodide() {
  const { loadPyodide } = await import(pathToFileURL(join(resolve(options.pyodide), "pyodide.mjs")).href);
  const python = await loadPyodide();
  python.runPython(WITH_CLOCK + PROGRAM);
  return python.globals.get("marks").toJs();
}

function native() {
  const { stdout } = spawnSync(options.python, ["-c", `${WITH_CLOCK}${PROGRAM}print("\\n".join(marks))`], {
    encoding: "utf8",
  });
  return stdout.trimEnd().split("\n");
}

// A contestant runs in a process of its own: what one leaves behind does not slow down the next.
const contestant = process.env.OURO_BENCH_CONTESTANT;
if (contestant !== undefined) {
  const marks = contestant === "ours" ? ours() : await pyodide();
  process.stdout.write(JSON.stringify(marks));
  process.exit(0);
}
if (!existsSync(MODULE)) throw new Error("build the preset wasm first");

const names = [
  "ours",
  ...(options.pyodide === "" ? [] : ["pyodide"]),
  ...(options.python === "" ? [] : ["native"]),
];
const taken = new Map(names.map((name) => [name, new Map()]));
for (let run = 0; run < Number(options.runs); run++) {
  for (const name of names) {
    const marks =
      name === "native"
        ? native()
        : JSON.parse(
            spawnSync(process.execPath, process.argv.slice(1), {
              encoding: "utf8",
              env: { ...process.env, OURO_BENCH_CONTESTANT: name },
              stdio: ["ignore", "pipe", "inherit"],
            }).stdout,
          );
    for (const [what, ns] of figures(marks)) {
      const all = taken.get(name).get(what) ?? [];
      taken.get(name).set(what, [...all, ns]);
    }
  }
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(
  `ns for each of ${options.objects} objects, as ${options.release}`.padEnd(60),
  ...names.map((name) => name.padStart(9)),
);
for (const what of taken.get("ours").keys())
  console.log(
    what.padEnd(60),
    ...names.map((name) => median(taken.get(name).get(what)).toFixed(1).padStart(9)),
  );
