// Checks that the native and the WebAssembly command line behave alike: options, bad use, odd programs, input.
// The last line is "N passed, M failed".
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NATIVE = [join(ROOT, "build/native-release/ouro")];
const WASM = [process.execPath, join(ROOT, "wasm/cli.mjs")];
const folder = mkdtempSync(join(tmpdir(), "ouro-"));

function run([program, ...first], words, input) {
  const { status, signal, stdout, stderr } = spawnSync(program, [...first, ...words], {
    input,
    timeout: 30000,
    maxBuffer: 1 << 28,
  });
  return { exit: status ?? signal, stdout: stdout.toString("latin1"), stderr: stderr.toString("latin1") };
}

/** A program in a file of its own. */
function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const nested = (depth) => `x = ${"[".repeat(depth)}${"]".repeat(depth)}\nprint(len(x))\n`;

// name, arguments, standard input, and what must hold beyond both builds being equal.
/** Prints a text, and how often it is referred to then. */
const PRINTED = `import sys
text = "".join(["a", " b"])
print(text)
print(sys.getrefcount(text))
`;

const CASES = [
  ["a program from standard input", [], "print('hello')\n", ({ stdout }) => stdout === "hello\n"],
  ["a dash is standard input", ["-"], "print(1)\n", ({ stdout }) => stdout === "1\n"],
  ["a file", [file("file.py", "print(2)\n")], "", ({ stdout }) => stdout === "2\n"],
  ["--python chooses a version", ["--python", "3.13"], "print(1)\n", ({ exit }) => exit === 0],
  [
    "an unknown version",
    ["--python", "2.7"],
    "print(1)\n",
    ({ exit, stderr }) => exit === 2 && stderr !== "",
  ],
  ["an unknown option", ["--speed"], "", ({ exit, stderr }) => exit === 2 && stderr.split("\n").length === 2],
  ["a missing value", ["--heap-limit"], "", ({ exit }) => exit === 2],
  ["a heap limit that is no size", ["--heap-limit", "12X"], "", ({ exit }) => exit === 2],
  [
    "a missing file",
    [join(folder, "missing.py")],
    "",
    ({ exit, stderr }) => exit === 2 && /No such file/.test(stderr),
  ],
  ["a folder", [folder], "", ({ exit, stderr }) => exit === 2 && /Is a directory/.test(stderr)],
  [
    "a small heap limit ends in a MemoryError",
    ["--heap-limit", "16M"],
    "x = []\nwhile True:\n    x.append([0] * 1000)\n",
    ({ exit, stderr }) => exit === 1 && /MemoryError/.test(stderr),
  ],
  [
    "--trace-hash is the last line",
    ["--trace-hash"],
    "print(1)\n",
    ({ stderr }) => /trace hash [0-9a-f]{16}\n$/.test(stderr),
  ],
  ["in a pipe sys.stdout holds what was printed", [], PRINTED, ({ stdout }) => stdout === "a b\n3\n"],
  ["with -u nothing waits", ["-u"], PRINTED, ({ stdout }) => stdout === "a b\n2\n"],
  [
    "input() reads lines and their end",
    [file("ask.py", "a = input('? ')\nb = input()\nprint([a, b])\ninput()\n")],
    "one\n\n",
    ({ stdout, stderr }) => stdout.includes("['one', '']") && /EOFError/.test(stderr),
  ],
  ["the exit status of SystemExit", [], "raise SystemExit(7)\n", ({ exit }) => exit === 7],
  [
    "an uncaught exception",
    [],
    "1 / 0\n",
    ({ exit, stderr }) => exit === 1 && /ZeroDivisionError/.test(stderr),
  ],
  ["a syntax error", [], "x = = 1\n", ({ exit, stderr }) => exit === 1 && /SyntaxError/.test(stderr)],
  ["an empty file", [file("empty.py", "")], "", ({ exit, stdout }) => exit === 0 && stdout === ""],
  [
    "a NUL byte",
    [file("nul.py", "x = 1\0\n")],
    "",
    ({ exit, stderr }) => exit === 1 && /null bytes/.test(stderr),
  ],
  [
    "invalid UTF-8",
    [file("latin.py", Buffer.from([0x78, 0x3d, 0x27, 0xe9, 0x27, 10]))],
    "",
    ({ exit, stderr }) => exit === 1 && /SyntaxError/.test(stderr),
  ],
  ["a literal nested 90 deep", [file("deep90.py", nested(90))], "", ({ exit }) => exit === 0],
  [
    "a literal nested 200 deep",
    [file("deep200.py", nested(200))],
    "",
    ({ exit }) => exit === 0 || exit === 1,
  ],
  [
    "a literal nested 100,000 deep",
    [file("deep.py", nested(100000))],
    "",
    ({ exit, stderr }) => exit === 1 && stderr !== "",
  ],
  [
    "endless recursion",
    [],
    "def f():\n    f()\nf()\n",
    ({ exit, stderr }) => exit === 1 && /RecursionError: maximum recursion depth exceeded/.test(stderr),
  ],
  [
    "a source of one megabyte",
    [file("long.py", "x = 1\n".repeat(170000) + "print(x)\n")],
    "",
    ({ exit, stdout }) => exit === 0 && stdout === "1\n",
  ],
  [
    "a chain of a million instances is dropped",
    [
      file(
        "chain.py",
        "class N:\n    __slots__ = ('next',)\nhead = None\nfor i in range(1_000_000):\n    n = N()\n    n.next = head\n" +
          "    head = n\ndel n, head\nprint('dropped')\n",
      ),
    ],
    "",
    ({ stdout }) => stdout === "dropped\n",
  ],
  [
    "a ring of a million instances is collected",
    [
      file(
        "ring.py",
        "import gc\ngc.disable()\nclass N:\n    __slots__ = ('next',)\nfirst = last = N()\n" +
          "for i in range(999_999):\n    n = N()\n    n.next = last\n    last = n\nfirst.next = last\n" +
          "del first, last, n\nprint(gc.collect())\n",
      ),
    ],
    "",
    ({ stdout }) => stdout === "1000000\n",
  ],
];

let [passed, failed] = [0, 0];
for (const [name, words, input, holds] of CASES) {
  const native = run(NATIVE, words, input);
  const wasm = run(WASM, words, input);
  const isSame = JSON.stringify(native) === JSON.stringify(wasm);
  if (isSame && holds(native)) {
    passed++;
    continue;
  }
  failed++;
  const show = ({ exit, stdout, stderr }) =>
    JSON.stringify({ exit, stdout: stdout.slice(-300), stderr: stderr.slice(-600) });
  console.log(`FAIL ${name}\n  native ${show(native)}${isSame ? "" : `\n  wasm   ${show(wasm)}`}`);
}
const help = [NATIVE, WASM].map((command) => run(command, ["-h"], ""));
const isHelped = help.every(({ exit, stdout }) => exit === 0 && stdout.startsWith("usage: ouro"));
if (isHelped) passed++;
else failed++;
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
