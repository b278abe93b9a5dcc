"""Runs random programs on CPython and on the runtime and compares what they print and how they end.

    python3.13 tests/fuzz/differential.py [--memory [--counts] | --passing] [--seed 0] [--count 20000] [--ouro build/native-release/ouro]
                                          [--python PATH] [--jobs 2] [--keep FOLDER] [--no-shrink] [--progress]

With --memory they are about memory (memory_programs.py), with --passing about one object on its way (passing_programs.py),
else about the language (generate.py). The runtime is told to be
the release that --python is.

Standard output, the whole traceback on standard error and the exit status must be the same. A program that differs is
made smaller (shrink.py) and printed; with --keep it is written into the folder, as a test with its expectation:
tests/programs/fuzz holds those of every difference that was ever found. The same seed gives the same program. It needs a
Python of at least 3.12 itself; --python is the one that runs this if none is given. What CPython itself prints otherwise when
it has begun otherwise (with and without `site`) is not compared, nor what agrees when blocks lie elsewhere in their pools.
The last line is "N passed, M failed"; programs that CPython does not end in time, or that run out of memory, are neither.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import generate as language_programs  # noqa: E402
import memory_programs  # noqa: E402
import passing_programs  # noqa: E402
from shrink import Shrinker  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYTHON_COLORS": "0", "PYTHONIOENCODING": "utf-8", "PATH": os.environ["PATH"],
               "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
SECONDS = 5


def result(stdout, stderr, code, path):
    """(stdout, stderr, exit status), the same wherever the program lay."""
    texts = (data.decode("utf-8", "replace").replace(str(path), "program.py") for data in (stdout, stderr))
    return tuple(re.sub(r"\b(0x|with id=)[0-9a-f]{5,}", r"\1...", text) for text in texts) + (code,)


# Run by CPython's site before a program: pools of every size with holes in them.
HOLES = """
holes = [bytes(size) for size in range(0, 480, 16) for _ in range(101)]
del holes[::3]
"""

# Else: everything that programs import is there, and no pool has a hole.
FULL = """
import {modules}, gc
gc.collect()
full = [bytes(size) for size in range(0, 480, 16) for _ in range(2100)]
"""


# In front of a program, for both: the modules are there, with what the runtime makes of them when one asks for it, and
# no pool has a hole.
SHIFTED = ("import {modules}, gc as _g, weakref as _w, sys as _s; _w.WeakSet; _g.collect(); "
           "_s.held = [bytes(size) for size in range(0, 480, 16) for _ in range({count})]; del _g, _s, _w; ")


def run(command, path, **more):
    """The result of a new process, or None when it takes too long."""
    try:
        done = subprocess.run([*command, str(path)], capture_output=True, timeout=SECONDS, env=ENVIRONMENT | more, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None
    return result(done.stdout, done.stderr, done.returncode, path)


class Server:
    """A CPython that forks a child for each program (server.py)."""

    def __init__(self, python, modules):
        self.process = subprocess.Popen([python, "-S", str(pathlib.Path(__file__).resolve().parent / "server.py"), *modules], env=ENVIRONMENT,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, path, seconds):
        out, err = path.with_name("out"), path.with_name("err")
        self.process.stdin.write(f"{path}\t{out}\t{err}\t{seconds}\n".encode())
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode().strip()
        if answer == "late":
            return None
        return result(out.read_bytes(), err.read_bytes(), int(answer), path)


def same_but_for_nan(wanted, got):
    """The hash of a NaN is its address: where a set holds one, the order of its items may differ."""
    plain = lambda text: [sorted(line) if "nan" in line else line for line in text.split("\n")]
    return got is not None and wanted[2] == got[2] and all(plain(a) == plain(b) for a, b in zip(wanted[:2], got[:2]))


class Comparison:
    def __init__(self, python, ouro, modules):
        release = subprocess.run([python, "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True)
        self.version = release.stdout.strip()
        self.python, self.ouro = [python, "-S"], [*shlex.split(ouro), "-u", "--python", self.version]
        self.modules = modules
        self.here = threading.local()
        self.shared = self.counts_of_shared_objects() if self.version == "3.11" else None

    def counts_of_shared_objects(self):
        """Before 3.12 None, small ints, names and the like are counted: what CPython's own modules hold of them is no
        fact about the program. A pattern of such counts: those of objects that are ready from the beginning start with
        999999999, those of None lie here."""
        with tempfile.TemporaryDirectory(prefix="ouro-fuzz-") as folder:
            path = pathlib.Path(folder) / "program.py"
            path.write_text(f"import sys, {', '.join(self.modules or ['sys'])}\nprint(sys.getrefcount(None))\n", encoding="utf-8")
            of_none = [int(run(command, path)[0]) for command in (self.python, self.python[:1], self.ouro)]

        def plain(found):
            count = int(found[0])
            shared = 999999999 <= count < 1001000000 or any(0 <= count - start + 150 <= 750 for start in of_none)
            return "many" if shared else found[0]
        return lambda text: re.sub(r"(?<![\w.])\d{4,10}(?![\w.])", plain, text)

    def plain(self, result):
        """The result without counts that are no fact about the program."""
        return result if result is None or self.shared is None else (self.shared(result[0]), *result[1:])

    def run(self, text, server=None):
        """Both results; a result is None when it took too long."""
        with tempfile.TemporaryDirectory(prefix="ouro-fuzz-") as folder:
            path = pathlib.Path(folder) / "program.py"
            path.write_text(text, encoding="utf-8")
            wanted = server.run(path, SECONDS) if server else run(self.python, path)
            return self.plain(wanted), self.plain(wanted and run(self.ouro, path))

    def run_quickly(self, text):
        """The same with a CPython that runs already; what differs is asked again."""
        if not hasattr(self.here, "server"):
            self.here.server = Server(self.python[0], self.modules)
        wanted, got = self.run(text, self.here.server)
        return (wanted, got) if wanted is None or wanted == got else self.run(text)

    def is_stable(self, text, wanted):
        """Whether CPython prints the same when more modules are there at its start, more in its heap, or longer names."""
        with tempfile.TemporaryDirectory(prefix="ouro-fuzz-") as folder:
            path = pathlib.Path(folder) / "program.py"
            path.write_text(text, encoding="utf-8")
            for before in ("", HOLES, FULL.format(modules=", ".join(self.modules or ["sys"]))):
                with tempfile.TemporaryDirectory(prefix="ouro-fuzz-") as site:
                    (pathlib.Path(site) / "sitecustomize.py").write_text(before, encoding="utf-8")
                    if self.plain(run(self.python[:1], path, PYTHONPATH=site)) != wanted:
                        return False
            for more in (1, 40):
                path = path.rename(path.with_stem(path.stem + "x" * more))
                if self.plain(run(self.python, path)) != wanted:
                    return False
            return True

    def is_shifted(self, text):
        """Whether the two print the same when blocks lie elsewhere in their pools: where a pool ends decides whether the
        block that was freed last is the next one to be given."""
        modules = ", ".join(self.modules or ["sys"])
        return any(wanted is not None and wanted == got for wanted, got in
                   (self.run(SHIFTED.format(modules=modules, count=count) + text) for count in (2100, 2223)))

    def shrink(self, text):
        kind = signature(*self.run(text))

        def holds(smaller):
            results = self.run(smaller)
            return (None not in results and results[0] != results[1] and signature(*results) == kind
                    and self.is_stable(smaller, results[0]) and not self.is_shifted(smaller))
        return Shrinker(holds).shrink(text)


def signature(wanted, got):
    """What kind of difference: so that shrinking does not slide into another one."""
    if wanted is None or got is None:
        return "time"
    if got[2] < 0:
        return "crash"
    if "mini-Python" in got[1]:
        return "left out"
    return "stdout" if wanted[0] != got[0] else "stderr"


def first_difference(wanted, got):
    for name, a, b in zip(("stdout", "stderr", "exit status"), wanted, got):
        if a != b and isinstance(a, str):
            left, right = a.split("\n"), b.split("\n")
            at = next((i for i, pair in enumerate(zip(left, right)) if pair[0] != pair[1]), min(len(left), len(right)))
            line = lambda lines: lines[at] if at < len(lines) else "(end)"
            return f"{name} line {at + 1}\n  CPython {line(left)[:300]}\n  ours    {line(right)[:300]}"
        if a != b:
            return f"{name}: CPython {a}, ours {b}"
    return "none"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--memory", action="store_true", help="programs about memory")
    options.add_argument("--counts", action="store_true", help="with --memory: also births, and when collections begin")
    options.add_argument("--passing", action="store_true", help="programs that count one object wherever it passes")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--count", type=int, default=20000)
    options.add_argument("--ouro", default=str(ROOT / "build/native-release/ouro"))
    options.add_argument("--python", default=sys.executable)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--keep", type=pathlib.Path)
    options.add_argument("--most", type=int, default=20, help="stop after so many differences")
    options.add_argument("--no-shrink", action="store_true")
    options.add_argument("--progress", action="store_true", help="tell how far it is, on standard error")
    options = options.parse_args()
    def generate(seed):
        if options.passing:
            return passing_programs.generate(seed)
        return memory_programs.generate(seed, options.counts) if options.memory else language_programs.generate(seed)

    modules = passing_programs.MODULES if options.passing else memory_programs.MODULES if options.memory else []
    comparison = Comparison(options.python, options.ouro, modules)
    passed = failed = late = unstable = 0
    seen = set()

    def check(seed):
        return seed, *comparison.run_quickly(generate(seed))

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        at, end = options.seed, options.seed + options.count
        while at < end and failed < options.most:
            batch = range(at, min(at + 200, end))
            at = batch.stop
            if sys.stderr.isatty() or options.progress:
                print(f"{batch.start - options.seed} done, {failed} differ", file=sys.stderr, flush=True)
            for seed, wanted, got in pool.map(check, batch):
                if wanted is None or "MemoryError" in wanted[0] + wanted[1] + (got[0] + got[1] if got is not None else ""):
                    late += 1
                elif wanted == got or same_but_for_nan(wanted, got):
                    passed += 1
                elif not comparison.is_stable(text := generate(seed), wanted) or comparison.is_shifted(text):
                    unstable += 1
                else:
                    failed += 1
                    what = "it takes too long" if got is None else first_difference(wanted, got)
                    print(f"--- seed {seed} differs: {what}", flush=True)
                    if got is None or options.no_shrink or failed > options.most:
                        continue
                    smaller = comparison.shrink(text)
                    if smaller in seen:
                        continue
                    seen.add(smaller)
                    wanted, got = comparison.run(smaller)
                    print(smaller + "# " + first_difference(wanted, got).replace("\n", "\n# "), flush=True)
                    if options.keep is not None:
                        options.keep.mkdir(parents=True, exist_ok=True)
                        path = options.keep / f"seed_{seed}.py"
                        path.write_text(smaller, encoding="utf-8")
                        expected = {"stdout": wanted[0], "error": "", "exit": wanted[2],
                                    "stderr": wanted[1].replace("program.py", path.name)}
                        path.with_suffix(".expected.json").write_text(
                            json.dumps({comparison.version: expected}, indent=1, ensure_ascii=False) + "\n")
    if late:
        print(f"{late} programs take too long or too much memory")
    if unstable:
        print(f"{unstable} programs print something else when it has begun otherwise")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
