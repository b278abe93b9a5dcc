#!/usr/bin/env node
// The memory fuzzer: random programs that print what a program can see of memory (reference counts, sizes, results of
// collections, the order of finalizers and callbacks, what is tracked, addresses used again) are run by CPython and by
// ours; every difference is cut down to the statements that matter.
//
//   node tests/fuzz/memory.mjs --python PYTHON --ouro OURO [--version 3.13] [--seed 1] [--count 1000] [--keep DIRECTORY]
//   node tests/fuzz/memory.mjs --show --seed 7          prints the program of a seed
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryProgram } from "./memory-programs.mjs";

function parseArguments(words) {
  const options = { python: "python3", ouro: "", version: "3.13", seed: 1, count: 1000, keep: "", show: false };
  for (let i = 0; i < words.length; i++) {
    const name = words[i].replace(/^--/, "");
    if (!(name in options)) throw new Error(`unknown option: ${words[i]}`);
    if (typeof options[name] === "boolean") options[name] = true;
    else options[name] = typeof options[name] === "number" ? Number(words[++i]) : words[++i];
  }
  return options;
}

const options = parseArguments(process.argv.slice(2));
const directory = mkdtempSync(join(tmpdir(), "ouro-memory-"));
const file = join(directory, "program.py");

/** What a program printed and how it ended, without what differs between two runs of the same Python. */
function outcome(command, source) {
  writeFileSync(file, source);
  const [program, ...words] = command;
  const run = spawnSync(program, [...words, file], {
    encoding: "utf8",
    timeout: 20_000,
    env: { ...process.env, PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
  });
  const errors = run.stderr.replace(/0x[0-9a-f]+/g, "0x").replaceAll(file, "program.py");
  return `${run.stdout}\n--- standard error\n${errors}\n--- exit ${run.status ?? run.signal}`;
}

// What depends on how much CPython did before the program began is no fact about the program: both must agree.
const cpython = [options.python, "-S"];
const ours = [options.ouro, "--python", options.version];
let unstable = 0;
const differs = (pieces) => {
  const source = pieces.join("\n") + "\n";
  const theirs = outcome(cpython, source);
  if (theirs === outcome(ours, source)) return false;
  const isStable = theirs === outcome([options.python], source);
  unstable += isStable ? 0 : 1;
  return isStable;
};

/** Removes statements while the two still differ. */
function shrink(pieces) {
  for (let size = pieces.length >> 1; size >= 1; size >>= 1) {
    for (let at = pieces.length - size; at >= 0; at -= size) {
      const fewer = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      if (differs(fewer)) pieces = fewer;
    }
  }
  return pieces;
}

function main() {
  if (options.show) {
    process.stdout.write(memoryProgram(options.seed).join("\n") + "\n");
    return 0;
  }
  let failed = 0;
  for (let seed = options.seed; seed < options.seed + options.count; seed++) {
    const pieces = memoryProgram(seed);
    if (!differs(pieces)) continue;
    failed++;
    const source = shrink(pieces).join("\n") + "\n";
    console.log(`--- seed ${seed} differs:\n${source}`);
    const [theirs, mine] = [outcome(cpython, source), outcome(ours, source)].map((text) => text.split("\n"));
    const at = theirs.findIndex((line, i) => line !== mine[i]);
    console.log(`line ${at + 1}: CPython ${JSON.stringify(theirs[at])}, ours ${JSON.stringify(mine[at])}`);
    if (options.keep !== "") {
      mkdirSync(options.keep, { recursive: true });
      writeFileSync(join(options.keep, `memory_seed_${seed}.py`), source);
    }
  }
  console.log(`not compared, CPython does not agree with itself: ${unstable}`);
  console.log(`${options.count - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} finally {
  rmSync(directory, { recursive: true });
}
