// Runs the programs of tests/programs on every build and compares with what CPython printed.
//
//   node run.mjs [--only REGEX] [--builds native-release,wasm,native-debug,stress] [--python 3.13,3.14,3.12,3.11] [--jobs 2]
//                [-v] [--ouro PATH] [--all] [--failures FILE]
//
// Beside NAME.py lies NAME.expected.json, which tests/tools/record.py writes: for each version, or for "all", the
// standard output, the exception's line of the traceback and the exit status; where it has `stderr`, all of standard
// error is compared. The native and the WebAssembly build must agree in every byte of both streams, and every build in
// the trace hash: each allocation, free, collection and output. The last line counts the checks.
//
// The debug and the stress build, which check the ledger at every tick, run each lesson and a share of the other
// programs, always the same ones. Every program runs as the first version; as the others run those about memory, which
// is where they differ, on the native release and the WebAssembly build. --all lifts all that.
// --ouro PATH tests that program alone.
import { fork, spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAMS = join(ROOT, "tests/programs");

const BUILDS = {
  "native-release": { command: [join(ROOT, "build/native-release/ouro")], seconds: 30, isExact: true },
  wasm: {
    host: join(ROOT, "tests/corpus/wasm-host.mjs"), // one process for many programs: most of a short one is its start
    seconds: 120,
    isExact: true,
  },
  "native-debug": {
    command: [join(ROOT, "build/native-debug/ouro"), "--check-ledger"],
    seconds: 400,
    isExact: true,
    share: 48, // one program in so many, lessons aside
    isFirstVersionOnly: true,
  },
  // A collection at every allocation changes what a program sees of the collector: only faults count here. Its time grows
  // with the square of what lives: a long program takes minutes.
  stress: {
    command: [join(ROOT, "build/stress/ouro"), "--check-ledger", "--heap-limit", "128M"], // less to poison at the start
    seconds: 600,
    isExact: false,
    share: 128,
    mostBytes: 8000,
    isFirstVersionOnly: true,
  },
};

function readOptions(words) {
  const options = {
    only: /./,
    builds: Object.keys(BUILDS),
    python: ["3.13", "3.14", "3.12", "3.11"],
    jobs: 2,
  };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--only") options.only = new RegExp(words[++i]);
    else if (words[i] === "--builds") options.builds = words[++i].split(",");
    else if (words[i] === "--python") options.python = words[++i].split(",");
    else if (words[i] === "--jobs") options.jobs = Number(words[++i]);
    else if (words[i] === "-v") options.isVerbose = true;
    else if (words[i] === "--all") options.isWhole = true;
    else if (words[i] === "--failures") options.failures = words[++i];
    else if (words[i] === "--ouro") {
      BUILDS["native-release"].command = [words[++i]];
      options.builds = ["native-release"];
    } else throw new Error(`unknown option ${words[i]}`);
  }
  return options;
}

/** Whether a build that takes a share of the programs runs this one: by its name, so that it is always the same ones. */
function isChosen({ name, path, isOther }, { share, mostBytes, isFirstVersionOnly }) {
  if (isOther && isFirstVersionOnly) return false;
  if (mostBytes !== undefined && statSync(path).size > mostBytes) return false;
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return share === undefined || name.startsWith("lessons/") || sum % share === 0;
}

const ABOUT_MEMORY = /^(memory|gc|weakref|sizes|lessons)\//;

/** The programs that have an expectation, once for each version that they run as. */
function readCases({ only, python }) {
  const files = readdirSync(PROGRAMS, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".py"),
  );
  const cases = [];
  for (const name of files.filter((file) => only.test(file)).sort()) {
    const path = join(PROGRAMS, name);
    const expectation = path.replace(/\.py$/, ".expected.json");
    if (!existsSync(expectation)) continue;
    const given = path.replace(/\.py$/, ".stdin");
    const input = existsSync(given) ? readFileSync(given) : "";
    const versions = JSON.parse(readFileSync(expectation, "utf8"));
    for (const version of python) {
      const expected = versions.all ?? versions[version];
      const isOther = version !== python[0];
      if (expected === undefined || (isOther && !ABOUT_MEMORY.test(name))) continue;
      cases.push({ name, path, input, expected, version, isOther });
    }
  }
  return cases;
}

/** Runs one build on one program, in a process of its own; the trace hash is taken off the end of standard error. */
function runCommand({ command, seconds }, { path, input, version }) {
  return new Promise((resolve) => {
    const [program, ...words] = command;
    const child = spawn(program, [...words, "--python", version, "--trace-hash", path], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ASAN_OPTIONS: "detect_stack_use_after_return=0" },
    });
    const out = [];
    const err = [];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, seconds * 1000);
    child.stdin.on("error", () => {}); // a program need not read its input
    child.stdin.end(input);
    child.stdout.on("data", (data) => out.push(data));
    child.stderr.on("data", (data) => err.push(data));
    child.on("error", (error) => err.push(Buffer.from(error.message)));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const stderr = Buffer.concat(err).toString();
      const [, text = stderr, hash = ""] = /^([^]*?)trace hash ([0-9a-f]{16})\n$/.exec(stderr) ?? [];
      resolve({
        stdout: Buffer.concat(out).toString(),
        stderr: text,
        hash,
        code: isLate ? "timeout" : (code ?? signal),
      });
    });
  });
}

/** Processes that run one program after the other; one that a program hung or brought down is replaced. */
class Host {
  #child = null;

  run({ host, seconds }, { path, input, version }) {
    this.#child ??= fork(host, { serialization: "advanced" });
    const child = this.#child;
    return new Promise((resolve) => {
      const done = (result) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (result.stdout === undefined) this.#child = null;
        resolve({ stdout: "", stderr: "", hash: "", ...result });
      };
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        done({ code: "timeout" });
      }, seconds * 1000);
      child.once("message", done);
      child.once("exit", (code, signal) => done({ code: `the host ended: ${code ?? signal}` }));
      child.send({ path, input, version });
    });
  }

  end() {
    this.#child?.kill();
  }
}

function firstDifference(wanted, got) {
  const [a, b] = [wanted.split("\n"), got.split("\n")];
  const i = a.findIndex((line, at) => line !== b[at]);
  const at = i < 0 ? a.length : i;
  return `line ${at + 1}: wanted ${JSON.stringify(a[at] ?? "(end)")}, got ${JSON.stringify(b[at] ?? "(end)")}`;
}

const lastLine = (text) => text.trimEnd().split("\n").at(-1);

const withoutFolder = (text, path) => text.replaceAll(path, basename(path));

/** Standard error without what differs from machine to machine: the folder of the program, addresses. */
const plain = (text, path) => withoutFolder(text, path).replace(/0x[0-9a-f]+/g, "0x...");

/** What is wrong with a result, or null. `reference` is the first build's result. */
function fault(build, { expected, path }, result, reference) {
  if (result.code === "timeout") return "timed out";
  if (result.code !== 0 && result.code !== expected.exit)
    return `exit ${result.code}: ${lastLine(result.stderr)}`;
  if (!build.isExact) return null;
  if (result.stdout !== expected.stdout) return `stdout, ${firstDifference(expected.stdout, result.stdout)}`;
  if (result.code !== expected.exit) return `exit: wanted ${expected.exit}, got ${result.code}`;
  if (expected.error !== "" && !withoutFolder(result.stderr, path).split("\n").includes(expected.error)) {
    return `error: wanted ${expected.error}, got ${lastLine(result.stderr)}`;
  }
  if (expected.stderr !== undefined && plain(result.stderr, path) !== expected.stderr)
    return `stderr, ${firstDifference(expected.stderr, plain(result.stderr, path))}`;
  if (result.hash === "") return "no trace hash";
  if (result.stderr !== reference.stderr)
    return `stderr, ${firstDifference(reference.stderr, result.stderr)}`;
  if (result.hash !== reference.hash) return `trace hash: ${reference.hash} before, now ${result.hash}`;
  return null;
}

const options = readOptions(process.argv.slice(2));
const cases = readCases(options);
const failures = new Set();
const counts = Object.fromEntries(options.builds.map((name) => [name, { passed: 0, failed: 0 }]));

async function worker() {
  const host = new Host();
  for (let test = cases.shift(); test !== undefined; test = cases.shift()) {
    let reference;
    for (const name of options.builds) {
      const build = BUILDS[name];
      if (!options.isWhole && !isChosen(test, build)) continue;
      const started = performance.now();
      const result = await (build.host === undefined ? runCommand(build, test) : host.run(build, test));
      reference ??= result;
      const wrong = fault(build, test, result, reference);
      counts[name][wrong === null ? "passed" : "failed"]++;
      const ms = Math.round(performance.now() - started);
      if (wrong !== null) {
        failures.add(test.name);
        console.log(`FAIL ${name} ${test.version} ${test.name}: ${wrong}`);
      } else if (options.isVerbose) console.log(`ok   ${name} ${test.version} ${test.name} (${ms} ms)`);
    }
  }
  host.end();
}

await Promise.all(Array.from({ length: options.jobs }, worker));
if (options.failures !== undefined) writeFileSync(options.failures, [...failures, ""].join("\n"));
let [passed, failed] = [0, 0];
for (const [name, count] of Object.entries(counts)) {
  console.log(`corpus on ${name}: ${count.passed} passed, ${count.failed} failed`);
  passed += count.passed;
  failed += count.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
