// Measures the collector against CPython's: a full collection of a live heap, the collection of cycles, and letting go
// of objects, in nanoseconds for each of a million objects. Prints figures and judges nothing.
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
def instances(count):
    return [Node(None) for i in range(count)]
def cycles(count):
    for i in range(count // 2):
        a = Node(None)
        a.peer = Node(a)
N = ${Number(options.objects)}
mark("start")
nodes = instances(N)
mark("making an instance")
gc.collect()
mark("first collection")
gc.collect()
mark("live, full collection")
nodes = None
mark("letting go of an instance")
cycles(N)
mark("making cycles")
gc.collect()
mark("collecting pairs in cycles")
nodes = [[] for i in range(N)]
mark("making a list")
gc.collect()
gc.collect()
mark("live lists, full collection, twice")
nodes = None
mark("letting go of a list")
`;

/** Marks "name milliseconds" -> nanoseconds for an object by name. */
function figures(marks) {
  const parsed = marks
    .map((mark) => /^(.*) ([\d.]+)$/.exec(mark))
    .map(([, name, at]) => ({ name, at: Number(at) }));
  return parsed
    .slice(1)
    .map(({ name, at }, i) => [name, ((at - parsed[i].at) * 1e6) / Number(options.objects)]);
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
  return stdout.trim().split("\n");
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
  `ns for each of ${options.objects} objects, as ${options.release}`.padEnd(40),
  ...names.map((name) => name.padStart(9)),
);
for (const what of taken.get("ours").keys())
  console.log(
    what.padEnd(40),
    ...names.map((name) => median(taken.get(name).get(what)).toFixed(1).padStart(9)),
  );
