# The examples in docstrings, run and compared with what stands below them, told in the words of CPython.
__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS",
           "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
           "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser",
           "DocTestFinder", "DocTestRunner", "OutputChecker", "testmod", "run_docstring_examples"]

import difflib
import inspect
import linecache
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


for _name in __all__[1:7]:
    globals()[_name] = register_optionflag(_name)
for _name in __all__[8:12] + ["FAIL_FAST"]:
    globals()[_name] = register_optionflag(_name)
COMPARISON_FLAGS = (1 << 6) - 1
REPORTING_FLAGS = (1 << 11) - 1 - COMPARISON_FLAGS
BLANKLINE_MARKER = "<BLANKLINE>"


class TestResults(namedtuple("TestResults", "failed attempted")):
    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        more = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{more})"


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg
        self.lineno, self.indent, self.options = lineno, indent, options or {}


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.docstring = examples, globs.copy(), docstring
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        examples = f"{count} example{'s' * (count != 1)}" if count else "no examples"
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({examples})>"

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or -1) < (other.name, other.filename, other.lineno or -1)


_error = re.compile(r"(?ms)^Traceback \((?:most recent call last|innermost last)\):\s*$.*?^(?P<text>\w+.*)")
_directive = re.compile(r"""#\s*doctest:\s*([^\n'"]*)$""", re.MULTILINE)


class DocTestParser:
    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        least = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[least:] for line in lines]
        examples = []
        i = 0
        while i < len(lines):
            line = lines[i]
            indent = len(line) - len(line.lstrip(" "))
            if not line.startswith(">>>", indent):
                i += 1
                continue
            first, prefix = i, line[:indent]
            source = []
            while i < len(lines) and (i == first or lines[i].lstrip(" ").startswith("...")):
                line = lines[i]
                if i > first and not line.startswith(prefix + "."):
                    raise ValueError(f"line {i + 1!r} of the docstring for {name} has inconsistent leading whitespace: "
                                     f"{line!r}")
                if len(line) > indent + 3 and line[indent + 3] != " ":
                    raise ValueError(f"line {i + 1!r} of the docstring for {name} lacks blank after "
                                     f"{line[indent:indent + 3]}: {line!r}")
                source.append(line[indent + 4:])
                i += 1
            want = []
            while i < len(lines) and lines[i].strip() and not lines[i].lstrip(" ").startswith(">>>"):
                if not lines[i].startswith(prefix):
                    raise ValueError(f"line {i + 1!r} of the docstring for {name} has inconsistent leading whitespace: "
                                     f"{lines[i]!r}")
                want.append(lines[i][indent:])
                i += 1
            source, want = "\n".join(source), "\n".join(want)
            options = {}
            for m in _directive.finditer(source):
                for option in m[1].replace(",", " ").split():
                    if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                        raise ValueError(f"line {first + 1!r} of the doctest for {name} has an invalid option: {option!r}")
                    options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
            if source.strip() and not all(line.lstrip()[:1] in ("", "#") for line in source.split("\n")):
                m = _error.match(want)
                examples.append(Example(source, want, m and m["text"], first, least + indent, options))
        return examples


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, "__module__", None))
        globs = dict(vars(module) if globs is None and module else globs or {}, **(extraglobs or {}))
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module or None, globs, set())
        return sorted(tests)

    def _find(self, tests, obj, name, module, globs, seen):
        if self._verbose:
            print(f"Finding tests in {name}")
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None) or ""
        if not isinstance(doc, str):
            doc = str(doc)
        if doc or not self._exclude_empty:
            filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
            tests.append(self._parser.get_doctest(doc, globs, name, filename, self._line_of(obj, filename)))
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in vars(obj).items():
                if (inspect.isroutine(inspect.unwrap(value)) if callable(value) else False) or inspect.isclass(value):
                    if getattr(value, "__module__", None) == obj.__name__:
                        self._find(tests, value, f"{name}.{key}", module, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{key}", module, globs, seen)
        elif inspect.isclass(obj):
            for key, value in vars(obj).items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if ((inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property))
                        and (isinstance(value, property) or getattr(value, "__module__", None) == obj.__module__)):
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)

    def _line_of(self, obj, filename):
        lines = linecache.getlines(filename) if filename else []
        line = None
        if inspect.ismodule(obj):
            line = 0
        elif inspect.isclass(obj):
            pattern = re.compile(rf"^\s*class\s*{re.escape(obj.__name__)}\b")
            line = next((i for i, text in enumerate(lines) if pattern.match(text)), None)
        else:
            if isinstance(obj, property):
                obj = obj.fget
            code = getattr(inspect.unwrap(obj) if callable(obj) else obj, "__code__", None)
            line = code.co_firstlineno - 1 if code is not None else None
        if line is None:
            return None
        pattern = re.compile(r"""(^|.*:)\s*\w*("|')""")
        return next((i for i in range(line, len(lines)) if pattern.match(lines[i])), line if not lines else None)


def _indent(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^<BLANKLINE>\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
        if got == want:
            return True
        if optionflags & ELLIPSIS and "..." in want:
            first, *middle, last = want.split("...")
            start, end = len(first), len(got) - len(last)
            if not got.startswith(first) or not got.endswith(last) or start > end:
                return False
            for piece in middle:
                start = got.find(piece, start, end)
                if start < 0:
                    return False
                start += len(piece)
            return True
        return False

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        wanted = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if wanted and (optionflags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                kind, diff = "unified diff with -expected +actual", [*difflib.unified_diff(*lines, n=2)][2:]
            elif optionflags & REPORT_CDIFF:
                kind, diff = "context diff with expected followed by actual", [*difflib.context_diff(*lines, n=2)][2:]
            else:
                kind, diff = "ndiff with -expected +actual", difflib.ndiff(*lines)
            return f"Differences ({kind}):\n{_indent(''.join(diff))}"
        wanted = f"Expected:\n{_indent(want)}" if want else "Expected nothing\n"
        return wanted + (f"Got:\n{_indent(got)}" if got else "Got nothing\n")


def _without_detail(text):
    start = text.split("\n", 1)[0].partition(":")[0]
    return start[start.rfind(".") + 1:]


class DocTestRunner:
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            want = f"Expecting:\n{_indent(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indent(example.source)}{want}")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(f"{self._header(test, example)}Exception raised:\n{_indent(text)}")

    def _header(self, test, example):
        line = test.lineno + example.lineno + 1 if test.lineno is not None else "?"
        place = f'File "{test.filename}", line {line}' if test.filename else f"Line {example.lineno + 1}"
        return f"{self.DIVIDER}\n{place}, in {test.name}\nFailed example:\n{_indent(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        before, hook = sys.stdout, sys.displayhook
        fake = sys.stdout = StringIO()
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, out or before.write, fake)
        finally:
            sys.stdout, sys.displayhook = before, hook
            if clear_globs:
                test.globs.clear()

    def _run(self, test, out, fake):
        failures = tries = skips = 0
        flags = self.optionflags
        check = self._checker.check_output
        for number, example in enumerate(test.examples):
            tries += 1
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failures
            self.optionflags = flags
            for flag, wanted in example.options.items():
                self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
            is_skipped = bool(self.optionflags & SKIP)
            skips += is_skipped
            if is_skipped:
                continue
            if not quiet:
                self.report_start(out, test, example)
            error, filename = None, f"<doctest {test.name}[{number}]>"
            linecache.cache[filename] = len(example.source), None, example.source.splitlines(True), filename
            try:
                exec(compile(example.source, filename, "single", 0, True), test.globs)
            except KeyboardInterrupt:
                raise
            except:
                error = sys.exc_info()
            got = fake.getvalue()
            fake.seek(0)
            fake.truncate()
            if error is None:
                passed = check(example.want, got, self.optionflags)
            else:
                lines = traceback.format_exception_only(*error[:2])
                if issubclass(error[0], SyntaxError):
                    lines = lines[-1:]
                text = "".join(lines)
                got += "".join(traceback.format_exception(*error))
                passed = example.exc_msg is not None and (
                    check(example.exc_msg, text, self.optionflags) or self.optionflags & IGNORE_EXCEPTION_DETAIL
                    and _without_detail(example.exc_msg) == _without_detail(text))
            failures += not passed
            if not quiet:
                if passed:
                    self.report_success(out, test, example, got)
                elif error is not None and example.exc_msg is None:
                    self.report_unexpected_exception(out, test, example, error)
                else:
                    self.report_failure(out, test, example, got)
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags
        counts = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = counts[0] + failures, counts[1] + tries, counts[2] + skips
        self.failures, self.tries, self.skips = self.failures + failures, self.tries + tries, self.skips + skips
        return TestResults(failures, tries, skipped=skips)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose

        def number(n, word):
            return f"{n} {word}{'s' * (n != 1)}"

        rows = sorted(self._stats.items())
        untested = [name for name, row in rows if not row[1]]
        passed = [(name, row[1]) for name, row in rows if row[1] and not row[0]]
        failed = [(name, row) for name, row in rows if row[0]]
        if verbose:
            if untested:
                print(f"{number(len(untested), 'item')} had no tests:")
                for name in untested:
                    print(f"    {name}")
            if passed:
                print(f"{number(len(passed), 'item')} passed all tests:")
                for name, count in passed:
                    print(f" {count:3d} test{'s' * (count != 1)} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{number(len(failed), 'item')} had failures:")
            for name, row in failed:
                print(f" {row[0]:3d} of {row[1]:3d} in {name}")
        if verbose:
            print(f"{number(self.tries, 'test')} in {number(len(rows), 'item')}.")
            print(f"{self.tries - self.failures} passed{f' and {self.failures} failed' if self.failures else ''}.")
        if self.failures:
            skipped = f" and {number(self.skips, 'skipped test')}" if self.skips else ""
            print(f"***Test Failed*** {number(self.failures, 'failure')}{skipped}.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries, skipped=self.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    if m is None:
        m = sys.modules["__main__"]
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        result = runner.run(test)
        if raise_on_error and result.failed:
            raise RuntimeError(f"{test!r} failed")
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test)
