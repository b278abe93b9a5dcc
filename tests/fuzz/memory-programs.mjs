// Random programs about memory, the same for the same seed. Straight-line code over a few names whose kinds are known
// here, so that nearly every statement does something; what it prints does not depend on addresses or string hashes.

const PRELUDE = `import gc, sys, weakref
rc, size = sys.getrefcount, sys.getsizeof
saved = []
class Plain:
    def __init__(self, a=None):
        self.a = a
    def method(self, *args):
        return len(args)
class Slots:
    __slots__ = ("a", "b", "__weakref__")
class Final(Plain):
    def __del__(self):
        print("del", self.name)
class Lazarus(Plain):
    def __del__(self):
        print("resurrect", self.name)
        saved.append(self)
class Rows(list):
    pass
class Table(dict):
    pass
def count_in(x):
    return rc(x)
def count_args(*args, **named):
    return [rc(x) for x in args], len(named)
def keep(x, box=[]):
    box.append(x)
    return rc(x), rc(box)
def cell_of(x):
    def inner():
        return x
    return inner
def items(x):
    yield x
    yield rc(x)
    try:
        yield [x]
    finally:
        print("generator ends")
def fail(x, depth=0):
    y = [x]
    if depth:
        return fail(y, depth - 1)
    raise ValueError(len(y))
def caught(x):
    try:
        fail(x, 2)
    except ValueError as e:
        return e
def gone(r):
    print("callback", r() is None)
def kinds(objects):
    return sorted(type(o).__name__ for o in objects)
gc.collect()`;

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];

function random(seed) {
  let state = (seed * 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Program {
  constructor(seed) {
    this.next = random(seed);
    this.kinds = new Map(); // name -> kind
    this.serial = 0;
  }

  below(count) {
    return Math.floor(this.next() * count);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Some name that exists, of one of these kinds. */
  known(...wanted) {
    const fitting = [...this.kinds.entries()].filter(([, kind]) => wanted.length === 0 || wanted.includes(kind));
    return fitting.length > 0 ? this.pick(fitting)[0] : null;
  }

  /** An operand: a name or something small. */
  value() {
    const name = this.next() < 0.75 ? this.known() : null;
    return name ?? this.pick(["None", "1", "257 + len(saved)", '"text"', "()", "[]", "{}", "3.5", "b'x'", "Plain()"]);
  }

  assign(kind, text) {
    const name = this.pick(NAMES);
    this.kinds.set(name, kind);
    return `${name} = ${text}`;
  }

  named(kind, text) {
    const name = this.pick(NAMES);
    this.kinds.set(name, kind);
    return `${name} = ${text}; ${name}.name = ${++this.serial}`;
  }

  creation() {
    const v = () => this.value();
    const n = 1 + this.below(12);
    return this.pick([
      () => this.assign("list", `[${v()}, ${v()}]`),
      () => this.assign("list", `[${v()}] * ${n}`),
      () => this.assign("list", `[${v()} for i in range(${n})]`),
      () => this.assign("list", `list(range(${n}))`),
      () => this.assign("dict", `{"k": ${v()}, 2: ${v()}}`),
      () => this.assign("dict", `dict.fromkeys(range(${n}), ${v()})`),
      () => this.assign("dict", `{i: ${v()} for i in range(${n})}`),
      () => this.assign("dict", `dict(x=${v()}, y=1)`),
      () => this.assign("tuple", `(${v()}, ${v()}, [${n}])`),
      () => this.assign("tuple", `tuple([${v()}] * ${n})`),
      () => this.assign("set", `{${n}, ${n + 1}, ${n + 40}}`),
      () => this.assign("set", `set(range(${n * 3}))`),
      () => this.assign("frozen", `frozenset(range(${n}))`),
      () => this.named("object", `Plain(${v()})`),
      () => this.named("object", `Final(${v()})`),
      () => this.named("object", `Final(${v()})`),
      () => this.named("object", `Lazarus(${v()})`),
      () => this.assign("slots", "Slots()"),
      () => this.assign("list", `Rows([${v()}])`),
      () => this.assign("dict", `Table(k=${v()})`),
      () => this.assign("function", `cell_of(${v()})`),
      () => this.assign("function", `lambda x=${v()}: x`),
      () => this.assign("generator", `items(${v()})`),
      () => this.assign("generator", `(x for x in [${v()}, ${v()}])`),
      () => this.assign("error", `caught(${v()})`),
      () => this.assign("iterator", `iter([${v()}, ${v()}])`),
      () => this.assign("iterator", `enumerate([${v()}])`),
      () => this.assign("iterator", `map(len, [[${v()}], ()])`),
      () => this.assign("iterator", `zip([${v()}], (1,))`),
      () => this.assign("text", `"ab" * ${n}`),
      () => this.assign("bytes", `bytes(${n})`),
      () => this.assign("int", `${n} ** ${10 + this.below(40)}`),
      () => this.assign("other", this.pick([`range(${n})`, "object()", `slice(${v()})`, "1.5 * len(saved)"])),
      () => {
        const name = this.known("object", "slots", "function", "set", "generator", "error");
        return name && this.assign("ref", `weakref.ref(${name}${this.pick(["", ", gone", ", gone"])})`);
      },
      () => {
        const name = this.known("object");
        return name && this.assign("method", `${name}.method`);
      },
      () => {
        const name = this.known();
        const [to, kind] = [this.pick(NAMES), this.kinds.get(name)];
        if (name === null) return null;
        this.kinds.set(to, kind);
        return `${to} = ${name}`;
      },
    ])();
  }

  change() {
    const v = () => this.value();
    const n = this.below(6);
    const on = (kinds, make) => () => {
      const name = this.known(...kinds);
      return name === null ? null : make(name);
    };
    return this.pick([
      on(["list"], (x) => `${x}.append(${v()})`),
      on(["list"], (x) => `${x}.append(${v()})`),
      on(["list"], (x) => `${x}.extend([${v()}, ${v()}])`),
      on(["list"], (x) => `if ${x}: ${x}.pop()`),
      on(["list"], (x) => `if len(${x}) > 1: del ${x}[0]`),
      on(["list"], (x) => `${x}[1:2] = [${v()}]`),
      on(["list"], (x) => `${x}.insert(0, ${v()})`),
      on(["list"], (x) => `if ${x}: ${x}[0] = ${v()}`),
      on(["list"], (x) => `${x}.clear()`),
      on(["list"], (x) => `${x}.reverse()`),
      on(["list"], (x) => `for i in range(${n * 4}): ${x}.append(i)`),
      on(["dict"], (x) => `${x}["k"] = ${v()}`),
      on(["dict"], (x) => `${x}[${n}] = ${v()}`),
      on(["dict"], (x) => `${x}.pop("k", None)`),
      on(["dict"], (x) => `for i in range(${n * 5}): ${x}[i] = ${v()}`),
      on(["dict"], (x) => `${x}.update(z=${v()})`),
      on(["dict"], (x) => `${x}.clear()`),
      on(["set"], (x) => `${x}.add(${n * 7})`),
      on(["set"], (x) => `for i in range(${n * 9}): ${x}.add(i)`),
      on(["object"], (x) => `${x}.a = ${v()}`),
      on(["object"], (x) => `${x}.b${n} = ${v()}`),
      on(["object"], (x) => `${x}.me = ${x}`),
      on(["object"], (x) => `${x}.other = ${this.known("object", "list", "dict", "slots") ?? x}`),
      on(["object"], (x) => `${x}.__dict__["d"] = ${v()}`),
      on(["object"], (x) => `if hasattr(${x}, "a"): del ${x}.a`),
      on(["slots"], (x) => `${x}.a = ${v()}`),
      on(["slots"], (x) => `${x}.b = ${x}`),
      on(["text"], (x) => `${x} += "z" * ${n}`),
      on(["generator", "iterator"], (x) => `print(type(next(${x}, None)).__name__)`),
      on(["generator"], (x) => `${x}.close()`),
      on(["error"], (x) => `${x}.__traceback__ = None`),
      on(["error"], (x) => `${x}.note = ${v()}`),
      on(["function"], (x) => `${x}.attribute = ${v()}`),
    ])();
  }

  removal() {
    const name = this.known();
    if (name === null) return null;
    if (this.next() < 0.5) {
      this.kinds.delete(name);
      return `del ${name}`;
    }
    this.kinds.set(name, "none");
    return `${name} = None`;
  }

  question() {
    const x = this.known();
    const object = this.known("object", "slots", "function", "set") ?? null;
    const list = [
      () => `print("collect", gc.collect(${this.pick(["", "", "0", "1", "2"])}))`,
      () => `print("collect", gc.collect())`,
      () => `print("saved", len(saved)); saved.clear()`,
      () => `gc.collect(); gc.set_threshold(${this.pick([50, 100, 700])}); junk = [[i] for i in range(${this.pick([60, 300])})]; print(gc.get_count()[1:]); gc.set_threshold(2000); del junk`,
      () => `print(gc.isenabled(), len(gc.garbage))`,
      () => this.pick(["gc.disable()", "gc.enable()", "gc.freeze()", "gc.unfreeze()"]),
    ];
    if (x !== null) {
      list.push(
        () => `print("rc", rc(${x}))`,
        () => `print("rc", rc(${x}))`,
        () => `print("rc", count_in(${x}), count_args(${x}, ${x}, n=${x}))`,
        () => `print("kept", keep(${x}))`,
        () => `print("size", size(${x}))`,
        () => `print("size", size(${x}))`,
        () => `print("tracked", gc.is_tracked(${x}))`,
        () => `print("referents", kinds(gc.get_referents(${x})))`,
        () => `print("rc", [rc(y) for y in (${x}, ${this.value()})])`,
      );
      if (!["none", "text", "int", "other", "bytes"].includes(this.kinds.get(x))) {
        list.push(() => `print("referrers", kinds(gc.get_referrers(${x})))`);
      }
    }
    if (object !== null) {
      list.push(
        () => `print("weak", weakref.getweakrefcount(${object}))`,
        () => `print("finalized", gc.is_finalized(${object}))`,
        () => `t = id(${object}); print("rc", rc(${object}))`,
      );
    }
    const ref = this.known("ref");
    if (ref !== null) {
      list.push(
        () => `print("alive", ${ref}() is not None)`,
        () => `print("alive", type(${ref}()).__name__, rc(${ref}))`,
      );
    }
    const kind = this.pick(["Plain()", "[]", "{}", "Slots()", "(1, rc)", "[1, 2, 3]", "lambda: rc", "1.5 * size(())"]);
    list.push(() => `t = ${kind}; i = id(t); del t; t = ${kind}; print("again", i == id(t)); del t`);
    return this.pick(list)();
  }

  statement() {
    for (;;) {
      const r = this.next();
      const text = r < 0.3 ? this.creation() : r < 0.6 ? this.change() : r < 0.7 ? this.removal() : this.question();
      if (text !== null) return text;
    }
  }

  /** A statement that ends in a printed exception where it does not fit. */
  guarded() {
    const text = this.statement();
    return /^(if|for) /.test(text) ? `try:\n    ${text}\nexcept Exception as e:\n    print(type(e).__name__)` : text;
  }

  /** A function of its own, whose locals are what the statements are about. */
  function() {
    const outside = this.kinds;
    this.kinds = new Map();
    const name = `part${++this.serial}`;
    const lines = [];
    const count = 4 + this.below(14);
    for (let i = 0; i < count; i++) lines.push(this.guarded());
    const result = this.known() ?? "None";
    this.kinds = outside;
    const body = [...lines, `return ${result}`].join("\n").replace(/^/gm, "    ");
    const to = this.pick(NAMES);
    this.kinds.set(to, "other");
    return `def ${name}():\n${body}\ntry:\n    ${to} = ${name}()\nexcept Exception as e:\n    print(type(e).__name__, e)\n    ${to} = None`;
  }
}

/** The statements of the program of a seed; statement 0 is the prelude. */
export function memoryProgram(seed) {
  const program = new Program(seed);
  const pieces = [PRELUDE];
  const count = 10 + program.below(40);
  for (let i = 0; i < count; i++) {
    pieces.push(program.next() < 0.12 ? program.function() : program.guarded());
  }
  pieces.push(`print("end", gc.collect(), len(saved))`);
  return pieces;
}
