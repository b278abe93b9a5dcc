// Programs that nobody should write, each with what CPython says to it: huge, broken, endless, deeply nested.
//
//   node bad-input.mjs [--only REGEX] [--builds native-release,wasm,native-debug]
//   node bad-input.mjs --record PYTHON3.13    writes bad-input.expected.json
//
// The sources are made here, because most of them are large. The last line counts the checks.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EXPECTED = fileURLToPath(new URL("bad-input.expected.json", import.meta.url));
const BUILDS = {
  "native-release": [join(ROOT, "build/native-release/ouro")],
  wasm: [process.execPath, join(ROOT, "wasm/cli.mjs")],
  "native-debug": [join(ROOT, "build/native-debug/ouro")],
};

const times = (count, text) => text.repeat(count);
const numbered = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join("");
const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const nested = (depth, open, close) => `x = ${times(depth, open)}${times(depth, close)}\nprint(len(x))\n`;

// What CPython says is recorded, and its words are wanted.
const CASES = {
  "an empty file": "",
  "only comments": "# one\n# two",
  "only blank lines": "\n\n \n\t\n\n",
  "only a byte order mark": bytes([0xef, 0xbb, 0xbf]),
  "a byte order mark": bytes([0xef, 0xbb, 0xbf], "print('after the mark')\n"),
  "a second byte order mark": bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], "print(1)\n"),
  "lines that end with CR LF": "if True:\r\n    print('''a\r\nb''')\r\nprint(1)\r\n",
  "lines that end with CR": "if True:\r    print('a')\rprint(1)\r",
  "form feeds": "\fx = 1\n\f\nif x:\n  \f    print('fed')\n",
  "tabs and spaces that agree": "if True:\n\tif True:\n\t    print('mixed')\n",
  "tabs and spaces that do not agree": "if True:\n        x = 1\n\tprint(x)\n",
  "no newline at the end": "print('end')",
  "no newline at the end of a block": "if True:\n    print('end')",
  "a comment without newline at the end": "print(1)\n# end",
  "a backslash at the end": "x = 1 + \\",
  "a NUL byte": "x = 1\nprint('a')\0\n",
  "a NUL byte in a string": "x = 'a\0b'\n",
  "a NUL byte at the end": "print(1)\n\0",
  "invalid UTF-8 in a string": bytes("x = '", [0xe9], "'\n"),
  "invalid UTF-8 in a comment": bytes("# ", [0xff, 0xfe], "\nprint(1)\n"),
  "invalid UTF-8 in a name": bytes("a", [0xc3], " = 1\n"),
  "half a character at the end": bytes("print(1)\nx = '", [0xe2, 0x82]),
  "another coding, declared": bytes("# -*- coding: latin-1 -*-\nprint('", [0xe9], "')\n"),
  "a strange letter": "x = 1 € 2\n",
  "an invisible letter": "x = 1\u200b\n",
  "a space that is none": "x\u00a0= 1\n",
  "an unterminated string": "print('open\n",
  "an unterminated text": "x = '''open\nand so on\n",
  "an unterminated f-string": "x = f'open {1\n",
  "an unclosed bracket": "x = [1,\n2\n",
  "a bracket that closes another": "x = (1]\n",
  "a bracket too many": "x = 1)\n",
  "an unknown name": "print(nobody)\n",
  "an unknown module": "import nowhere\n",
  "an expected block": "def f():\nprint(1)\n",
  "an unexpected indent": "x = 1\n    y = 2\n",
  "an assignment to a call": "f() = 1\n",
  "return outside": "return 1\n",
  "break outside": "break\n",
  "99 brackets": nested(99, "[", "]"),
  "199 brackets": nested(199, "[", "]"),
  "200 brackets": nested(200, "[", "]"),
  "201 brackets": nested(201, "[", "]"),
  "100,000 brackets": nested(100000, "[", "]"),
  "90 parentheses": `print(${times(90, "(")}1${times(90, ")")})\n`,
  "200 parentheses": `print(${times(200, "(")}1${times(200, ")")})\n`,
  "90 nested dicts": `x = ${times(90, "{1: ")}2${times(90, "}")}\nprint(len(x))\n`,
  "99 blocks": `${numbered(99, (i) => `${times(i, " ")}if True:\n`)}${times(99, " ")}print('deep')\n`,
  "101 blocks": `${numbered(101, (i) => `${times(i, " ")}if True:\n`)}${times(101, " ")}print('deep')\n`,
  "21 nested loops": `${numbered(21, (i) => `${times(i, " ")}for x in [1]:\n`)}${times(21, " ")}print('deep')\n`,
  "20 nested loops": `${numbered(20, (i) => `${times(i, " ")}for x in [1]:\n`)}${times(20, " ")}print('deep')\n`,
  "1 MB of lines": `${times(170000, "x = 1\n")}print(x)\n`,
  "1 MB of names": `${numbered(70000, (i) => `name_${i} = ${i}\n`)}print(name_69999)\n`,
  "1 MB in one string": `x = '${times(1000000, "a")}'\nprint(len(x))\n`,
  "1 MB in one text of many lines": `x = '''${times(200000, "line\n")}'''\nprint(len(x))\n`,
  "1 MB in one list": `x = [${times(333000, "1, ")}]\nprint(len(x))\n`,
  "1 MB in one call": `print(len([*map(str, (${numbered(120000, (i) => `${i}, `)}))]))\n`,
  "1 MB in one comment": `# ${times(1000000, "a")}\nprint(1)\n`,
  "1 MB in one name": `${times(1000000, "a")} = 1\nprint('named')\n`,
  "1 MB in one line of statements": `${times(170000, "x = 1;")}print(x)\n`,
  "1 MB of blank lines": `${times(1000000, "\n")}print(1)\n`,
  "1 MB of functions": `${numbered(25000, (i) => `def f_${i}(a, b=${i}):\n    return a\n`)}print(f_24999(1))\n`,
  "1 MB and an error in the last line": `${times(170000, "x = 1\n")}print(\n`,
  "endless recursion": "def f(n):\n    return f(n + 1)\nf(0)\n",
  "endless recursion by two": "def f():\n    g()\ndef g():\n    f()\nf()\n",
  "endless recursion in __repr__":
    "class A:\n    def __repr__(self):\n        return repr(self)\ntry:\n    repr(A())\nexcept RecursionError as e:\n    print(e)\n",
  "endless recursion in __eq__":
    "class A:\n    def __eq__(self, o):\n        return self == A()\ntry:\n    A() == 1\nexcept RecursionError as e:\n    print(e)\n",
  "endless recursion in __hash__":
    "class A:\n    def __hash__(self):\n        return hash(self)\ntry:\n    {A()}\nexcept RecursionError as e:\n    print(e)\n",
  "endless recursion in __getattr__":
    "class A:\n    def __getattr__(self, n):\n        return self.other\ntry:\n    A().x\nexcept RecursionError as e:\n    print(e)\n",
  "endless recursion in a sort's key":
    "def key(x):\n    return sorted([1], key=key)\ntry:\n    key(1)\nexcept RecursionError as e:\n    print(e)\n",
  "endless recursion in __del__":
    "class A:\n    def __init__(self, n):\n        self.n = n\n    def __del__(self):\n        if self.n: A(self.n - 1)\nA(100)\nprint('fine')\n",
  "a list in itself": "x = []\nx.append(x)\nprint(x, x == x)\n",
  "the repr of 20,000 nested lists":
    "x = []\nfor i in range(20000): x = [x]\ntry:\n    repr(x)\nexcept RecursionError as e:\n    print(e)\n",
  "comparing 20,000 nested lists":
    "x, y = [], []\nfor i in range(20000): x, y = [x], [y]\ntry:\n    x == y\nexcept RecursionError as e:\n    print(e)\n",
  "dropping 1,000,000 nested lists": "x = []\nfor i in range(1000000): x = [x]\ndel x\nprint('dropped')\n",
  "dropping 1,000,000 nested tuples": "x = ()\nfor i in range(1000000): x = (x,)\ndel x\nprint('dropped')\n",
  "dropping 200,000 nested dicts": "x = {}\nfor i in range(200000): x = {1: x}\ndel x\nprint('dropped')\n",
  "dropping 100,000 nested exceptions":
    "x = None\nfor i in range(100000):\n    e = ValueError()\n    e.__context__ = x\n    x = e\ndel x, e\nprint('dropped')\n",
};

// Where CPython would fill the machine, or has no words: what must hold instead.
const OWN = {
  "endless growth by nesting": {
    source: "x = None\nwhile True: x = [x]\n",
    options: ["--heap-limit", "8M"],
    exit: 1,
    last: "MemoryError",
  },
  "endless growth of a list": {
    source: "x = []\nwhile True: x.append(x)\n",
    options: ["--heap-limit", "8M"],
    exit: 1,
    last: "MemoryError",
  },
  "endless growth of a text": {
    source: "x = 'a'\nwhile True: x += x\n",
    options: ["--heap-limit", "8M"],
    exit: 1,
    last: "MemoryError",
  },
  "endless growth, caught": {
    source:
      "x = None\ntry:\n    while True: x = [x]\nexcept MemoryError:\n    x = None\n    print('caught')\n",
    options: ["--heap-limit", "8M"],
    exit: 0,
    stdout: "caught\n",
  },
  "a type parameter of its own name": {
    source: "def f[T: T = T](x: T): pass\nt, = f.__type_params__\nprint(t.__bound__, t.__default__)\n",
    exit: 0,
    stdout: "T T\n",
  },
  "chains of iterators without end": {
    source: `import itertools as i
chains = [enumerate, zip, lambda x: map(max, x, ()), lambda x: filter(None, x), i.chain, i.chain.from_iterable, i.cycle,
    i.accumulate, i.pairwise, i.groupby, i.zip_longest, lambda x: i.islice(x, 9), lambda x: i.takewhile(bool, x),
    lambda x: i.dropwhile(lambda y: 0, x), lambda x: i.filterfalse(lambda y: 0, x), lambda x: i.batched(x, 1),
    lambda x: i.compress(x, [1]), lambda x: i.starmap(lambda *a: a, x), lambda x: i.starmap(lambda *a: a, [x])]
for chain in chains:
    x = (1, 2)
    for _ in range(50000): x = chain(x) if chain is not i.chain.from_iterable else chain([x])
    try:
        next(iter(x))
    except RecursionError as error:
        message = error
    else:
        print("no limit")
print(message)
`,
    exit: 0,
    stdout: "maximum recursion depth exceeded\n",
  },
  "the parameters of 50,000 nested types": {
    source:
      "x = int\nfor i in range(50000): x = list[x]\ntry:\n    x.__parameters__\nexcept RecursionError as e:\n    print(e)\n",
    exit: 0,
    stdout: "maximum recursion depth exceeded\n",
  },
  "10,000 type parameters": {
    source: `def f[${Array.from({ length: 10000 }, (_, i) => "T" + i)}](): pass\nprint(len(f.__type_params__))\n`,
    exit: 0,
    stdout: "10000\n",
  },
  "100,000 operators": {
    source: `x = ${times(100000, "1 + ")}1\nprint(x)\n`,
    exit: 1,
    last: "RecursionError: maximum recursion depth exceeded during compilation",
  },
};

const folder = mkdtempSync(join(tmpdir(), "ouro-bad-"));
const path = join(folder, "bad.py");

function run([program, ...words], options, source) {
  writeFileSync(path, source);
  const { status, signal, stdout, stderr } = spawnSync(program, [...words, ...options, path], {
    timeout: 120_000,
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHON_COLORS: "0", PYTHONDONTWRITEBYTECODE: "1" },
  });
  const plain = (text) => text.toString().replaceAll(path, "bad.py");
  return { exit: status ?? signal, stdout: plain(stdout), stderr: plain(stderr) };
}

/** The end of a text is what tells; a quoted line of a megabyte is not kept. */
const end = (text) => text.slice(-1500);

function record(python) {
  const expected = {};
  for (const [name, source] of Object.entries(CASES)) {
    const { exit, stdout, stderr } = run([python], [], source);
    expected[name] = { exit, stdout: end(stdout), stderr: end(stderr) };
  }
  writeFileSync(EXPECTED, `${JSON.stringify(expected, null, 2)}\n`);
}

/** What is wrong with a result, or null. */
function fault(wanted, { exit, stdout, stderr }) {
  if (exit !== wanted.exit) return `exit ${exit}, wanted ${wanted.exit}`;
  if (wanted.stdout !== undefined && end(stdout) !== wanted.stdout) return `printed ${end(stdout)}`;
  if (wanted.stderr !== undefined && end(stderr) !== wanted.stderr)
    return `said\n${end(stderr)}wanted\n${wanted.stderr}`;
  const last = stderr.trimEnd().split("\n").at(-1);
  return wanted.last === undefined || wanted.last === last ? null : `said ${last}`;
}

function test(only, builds) {
  const expected = JSON.parse(readFileSync(EXPECTED, "utf8"));
  let [passed, failed] = [0, 0];
  const check = (name, source, options, wanted) => {
    for (const build of only.test(name) ? builds : []) {
      const wrong = fault(wanted, run(BUILDS[build], options, source));
      if (wrong === null) passed++;
      else failed++;
      if (wrong !== null) console.log(`FAIL ${build}, ${name}: ${wrong}`);
    }
  };
  for (const [name, source] of Object.entries(CASES)) check(name, source, [], expected[name]);
  for (const [name, { source, options = [], ...wanted }] of Object.entries(OWN)) {
    check(name, source, options, wanted);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const words = process.argv.slice(2);
const valueOf = (option) => (words.includes(option) ? words[words.indexOf(option) + 1] : undefined);
const python = valueOf("--record");
const builds = valueOf("--builds")?.split(",") ?? Object.keys(BUILDS);
const isGood =
  python === undefined ? test(new RegExp(valueOf("--only") ?? "."), builds) : (record(python), true);
rmSync(folder, { recursive: true });
process.exit(isGood ? 0 : 1);
