# Tests as classes, with the words of CPython's runner: everything that unittest.main() prints.
__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main", "IsolatedAsyncioTestCase",
           "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult",
           "addModuleCleanup", "doModuleCleanups", "enterModuleContext"]
__unittest = True

import contextlib
import difflib
import functools
import pprint
import re
import sys
import time
import traceback
import types
import warnings
from collections import ChainMap, Counter, namedtuple

_no_message = object()


class SkipTest(Exception):
    pass


class _Stop(Exception):
    pass


def skip(reason):
    def decorator(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            item = skipped
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if isinstance(reason, types.FunctionType):
        function, reason = reason, ""
        return decorator(function)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _enter(manager, add_cleanup):
    cls = type(manager)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
                        "protocol") from None
    result = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return result


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def _clean_up(cleanups):
    errors = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception:
            errors.append(sys.exc_info())
    return errors


def doModuleCleanups():
    for error in _clean_up(_module_cleanups):
        raise error[1]


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:80] + " [truncated]..." if short and len(text) >= 80 else text


def _shortened(text, front, back):
    left_out = len(text) - front - back
    return f"{text[:front]}[{left_out} chars]{text[len(text) - back:]}" if left_out > 12 else text


# What both texts begin with is cut down, so that the place where they differ is seen.
def _both(*objects):
    texts = tuple(map(safe_repr, objects))
    longest = max(map(len, texts))
    if longest <= 80:
        return texts
    low, high = min(texts), max(texts)
    common = next((i for i, c in enumerate(low) if c != high[i]), len(low))
    room = 80 - (longest - common + 5 + 12)
    if room > 5:
        prefix = _shortened(low[:common], 5, room)
        return tuple(prefix + text[common:] for text in texts)
    prefix = _shortened(low[:common], 5, 5)
    return tuple(prefix + _shortened(text[common:], 41, 5) for text in texts)


class _Raises:
    __class_getitem__ = classmethod(types.GenericAlias)
    base, base_name = BaseException, "an exception type or tuple of exception types"
    verb = "raised"
    obj_name = msg = None

    def __init__(self, expected, test_case, expected_regex=None):
        self.expected = expected
        self.test_case = test_case
        self.expected_regex = None if expected_regex is None else re.compile(expected_regex)

    def handle(self, name, args, kwargs):
        expected = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(e, type) and issubclass(e, self.base) for e in expected):
            raise TypeError(f"{name}() arg 1 must be {self.base_name}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        try:
            function, *args = args
            self.obj_name = getattr(function, "__name__", None) or str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def _fail_missing(self, word="not "):
        name = getattr(self.expected, "__name__", None) or str(self.expected)
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._fail(f"{name} {word}{self.verb}{by}")

    def _fail_unmatched(self, text):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{text}"')

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_missing()
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail_unmatched(str(exc_value))
        return True


class _Warns(_Raises):
    base, base_name = Warning, "a warning type or tuple of warning types"
    verb = "triggered"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        manager = warnings.catch_warnings(record=True)
        self.warnings_manager, self.warnings = manager, manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None:
            self._judge([w for w in self.warnings if isinstance(w.message, self.expected)])

    def _judge(self, found):
        for w in found:
            if self.expected_regex is None or self.expected_regex.search(str(w.message)):
                self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
                return
        if found:
            self._fail_unmatched(str(found[0].message))
        self._fail_missing()


class _WarnsNot(_Warns):
    def _judge(self, found):
        if found:
            self.obj_name = None
            self._fail_missing("")


_Watcher = namedtuple("_LoggingWatcher", "records output")


class _Logs:
    def __init__(self, test_case, logger, level, no_logs):
        import logging
        self.test_case, self.no_logs, self.msg = test_case, no_logs, None
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO

    def __enter__(self):
        import logging
        watcher = self.watcher = _Watcher([], [])

        class Handler(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        handler = Handler()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        logger = self.logger
        self.before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        if not self.no_logs:
            return watcher

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        logger = self.logger
        logger.handlers, level, logger.propagate = self.before
        logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs:
            text = f"Unexpected logs found: {self.watcher.output!r}" if self.watcher.records else None
        else:
            name = logging.getLevelName(self.level)
            text = None if self.watcher.records else f"no logs of level {name} or higher triggered on {logger.name}"
        if text:
            raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))


class _Outcome:
    def __init__(self, result):
        self.result = result
        self.expecting_failure = False
        self.success = True
        self.expectedFailure = None

    @contextlib.contextmanager
    def part(self, test, subtest=False):
        before, self.success = self.success, True
        try:
            yield
        except SkipTest as skip:
            self.success = False
            self.result.addSkip(test, str(skip))
        except _Stop:
            pass
        except KeyboardInterrupt:
            raise
        except:
            error = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = error
            else:
                self.success = False
                if subtest:
                    self.result.addSubTest(test.test_case, test, error)
                else:
                    _add_error(self.result, test, error)
            error = None
        else:
            if subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before


def _add_error(result, test, error):
    if issubclass(error[0], test.failureException):
        result.addFailure(test, error)
    else:
        result.addError(test, error)


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _diffThreshold = 2**16
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_setup_failed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = _clean_up(cls._class_cleanups)

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(other) is type(self) else NotImplemented

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    @contextlib.contextmanager
    def subTest(self, msg=_no_message, **params):
        if self._outcome is None:
            yield
            return
        parent = self._subtest
        params = ChainMap(params) if parent is None else parent.params.new_child(params)
        self._subtest = _SubTest(self, msg, params)
        try:
            with self._outcome.part(self._subtest, True):
                yield
            if not self._outcome.success:
                if self._outcome.result.failfast:
                    raise _Stop
            elif self._outcome.expectedFailure:
                raise _Stop
        finally:
            self._subtest = parent

    def run(self, result=None):
        started = result is None
        if started:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in self.__class__, method:
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            expecting = any(getattr(item, "__unittest_expecting_failure__", False) for item in (self, method))
            outcome = self._outcome = _Outcome(result)
            try:
                with outcome.part(self):
                    self._call_set_up()
                if outcome.success:
                    outcome.expecting_failure = expecting
                    with outcome.part(self):
                        if (value := self._call(method)) is not None:
                            warnings.warn("It is deprecated to return a value that is not None from a test case "
                                          f"({method} returned {type(value).__name__!r})",
                                          DeprecationWarning, stacklevel=3)
                    outcome.expecting_failure = False
                    with outcome.part(self):
                        self._call_tear_down()
                self.doCleanups()
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        result.addExpectedFailure(self, outcome.expectedFailure)
                    else:
                        result.addUnexpectedSuccess(self)
                return result
            finally:
                outcome.expectedFailure = outcome = self._outcome = None
        finally:
            result.stopTest(self)
            if started:
                result.stopTestRun()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def doCleanups(self):
        outcome = self._outcome or _Outcome(TestResult())
        while self._cleanups:
            with outcome.part(self):
                function, args, kwargs = self._cleanups.pop()
                self._call(function, *args, **kwargs)
        return outcome.success

    def _call(self, function, *args, **kwargs):
        return function(*args, **kwargs)

    def _call_set_up(self):
        self.setUp()

    def _call_tear_down(self):
        self.tearDown()

    def debug(self):
        method = getattr(self, self._testMethodName)
        for item in self.__class__, method:
            if getattr(item, "__unittest_skip__", False):
                raise SkipTest(getattr(item, "__unittest_skip_why__", ""))
        self._call_set_up()
        self._call(method)
        self._call_tear_down()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._call(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if self.longMessage and msg is not None:
            try:
                return f"{standardMsg} : {msg}"
            except UnicodeDecodeError:
                return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"
        return standardMsg if self.longMessage else msg or standardMsg

    def _fail(self, msg, text, diff=None):
        if diff is not None:
            if self.maxDiff is not None and len(diff) > self.maxDiff:
                diff = f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."
            text += diff
        raise self.failureException(self._formatMessage(msg, text))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{safe_repr(expr)} is not false")

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{safe_repr(expr)} is not true")

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _Raises(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _WarnsNot(expected_warning, self).handle("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, "%s != %s" % _both(first, second))

    def assertEqual(self, first, second, msg=None):
        function = self._type_equality_funcs.get(type(first)) if type(first) == type(second) else None
        if function is None:
            function = self._baseAssertEqual
        elif isinstance(function, str):
            function = getattr(self, function)
        function(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _almost(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f" within {safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f" within {places!r} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        is_almost, how, difference = self._almost(first, second, places, delta)
        if not is_almost:
            self._fail(msg, f"{safe_repr(first)} != {safe_repr(second)}{how} ({safe_repr(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        if delta is not None:
            difference = abs(first - second)
            if not first == second and difference > delta:
                return
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)} within {safe_repr(delta)} delta "
                            f"({safe_repr(difference)} difference)")
        is_almost, how, difference = self._almost(first, second, places, delta)
        if first == second or is_almost:
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)}{how}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = "sequence" if seq_type is None else seq_type.__name__
        sides = ("First", seq1), ("Second", seq2)
        if seq_type is not None:
            for which, seq in sides:
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {kind}: {safe_repr(seq)}")
        text = None
        lengths = []
        for which, seq in sides:
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = f"{which} {kind} has no length.    Non-sequence?"
                break
        if text is None:
            if seq1 == seq2:
                return
            text = "%ss differ: %s != %s\n" % (kind.capitalize(), *_both(seq1, seq2))
            cannot = TypeError, IndexError, NotImplementedError
            for i in range(min(lengths)):
                items = []
                for which, seq in sides:
                    try:
                        items.append(seq[i])
                    except cannot:
                        text += f"\nUnable to index element {i} of {which.lower()} {kind}\n"
                        break
                if len(items) < 2:
                    break
                if items[0] != items[1]:
                    text += "\nFirst differing element %d:\n%s\n%s\n" % (i, *_both(*items))
                    break
            else:
                if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                    return
            if lengths[0] != lengths[1]:
                which, seq = sides[lengths[0] < lengths[1]]
                text += f"\n{which} {kind} contains {max(lengths) - min(lengths)} additional elements.\n"
                try:
                    text += f"First extra element {min(lengths)}:\n{safe_repr(seq[min(lengths)])}\n"
                except cannot:
                    text += f"Unable to index element {min(lengths)} of {which.lower()} {kind}\n"
        self._fail(msg, text, self._pretty_diff(seq1, seq2))

    def _pretty_diff(self, first, second):
        return "\n" + "\n".join(difflib.ndiff(*(pprint.pformat(side).splitlines() for side in (first, second))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for which, other, a, b in ("first", "second", set1, set2), ("second", "first", set2, set1):
            try:
                only = a.difference(b)
            except TypeError as e:
                self.fail(f"invalid type when attempting set difference: {e}")
            except AttributeError as e:
                self.fail(f"{which} argument does not support set difference: {e}")
            if only:
                lines += [f"Items in the {which} set but not the {other}:", *map(repr, only)]
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._fail(msg, "%s != %s" % _both(d1, d2), self._pretty_diff(d1, d2))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            counts = Counter(first), Counter(second)
            if counts[0] == counts[1]:
                return
            differing = [(counts[0][x], counts[1][x], x) for x in [*counts[0], *(counts[1].keys() - counts[0])]
                         if counts[0][x] != counts[1][x]]
        except TypeError:
            differing = []
            for own in first, second:
                while own:
                    item = own[0]
                    n = [sum(item == x for x in side) for side in (first, second)]
                    for side in first, second:
                        side[:] = [x for x in side if not item == x]
                    if n[0] != n[1]:
                        differing.append((*n, item))
        if differing:
            self._fail(msg, "Element counts were not equal:\n",
                       "\n".join("First has %d, Second has %d:  %r" % row for row in differing))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        texts = first, second
        if not all(text.endswith("\n") for text in texts):
            texts = [text and (text if text.endswith("\n") and not all(texts) else text + "\n") for text in texts]
        lines = [text.splitlines(keepends=True) for text in texts]
        self._fail(msg, "%s != %s" % _both(first, second), "\n" + "".join(difflib.ndiff(*lines)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        unexpected_regex = re.compile(unexpected_regex)
        if match := unexpected_regex.search(text):
            self._fail(msg, f"Regex matched: {match[0]!r} matches {unexpected_regex.pattern!r} in {text!r}")


class IsolatedAsyncioTestCase(TestCase):
    _runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    addAsyncCleanup = TestCase.addCleanup

    async def enterAsyncContext(self, cm):
        result = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return result

    # All of a test runs in one loop.
    def _call(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        return self._runner.run(result) if hasattr(result, "__await__") else result

    def _call_set_up(self):
        self._call(self.setUp)
        self._call(self.asyncSetUp)

    def _call_tear_down(self):
        self._call(self.asyncTearDown)
        self._call(self.tearDown)

    def run(self, result=None):
        import asyncio
        with asyncio.Runner() as self._runner:
            return super().run(result)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._parts = setUp, tearDown, testFunc, description

    def setUp(self):
        if self._parts[0] is not None:
            self._parts[0]()

    def tearDown(self):
        if self._parts[1] is not None:
            self._parts[1]()

    def runTest(self):
        self._parts[2]()

    def id(self):
        return self._parts[2].__name__

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._parts))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._parts[2]}>"

    def shortDescription(self):
        doc = self._parts[3] or self._parts[2].__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _described(self):
        parts = [] if self._message is _no_message else [f"[{self._message}]"]
        if self.params:
            # The outermost parameters stand first in the maps' own order.
            names = dict.fromkeys(name for mapping in self.params.maps for name in mapping)
            parts.append("({})".format(", ".join(f"{name}={self.params[name]!r}" for name in names)))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._described()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._described()}"


# Stands in the results for a fixture of a class or module that failed: no test, but told as one.
class _ErrorHolder:
    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def id(self):
        return self.description

    __str__ = id

    def countTestCases(self):
        return 0

    def shortDescription(self):
        return None

    def run(self, result):
        pass

    __call__ = run


class TestSuite:
    _is_top = True

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return f"<{strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        is_class = isinstance(test, type) and issubclass(test, (TestCase, TestSuite))
        if is_class:
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        if callable(test):
            self._tests.append(test)
        else:
            raise TypeError(f"{test!r} is not callable")

    def addTests(self, tests):
        if not isinstance(tests, str):
            for test in tests:
                self.addTest(test)
        else:
            raise TypeError("tests must be an iterable of tests, not a string")

    def run(self, result, debug=False):
        is_top = not getattr(result, "_entered", False)
        if is_top:
            result._entered, result._class = True, None
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, TestSuite):
                cls = test.__class__
                self._leave_class(cls, result)
                self._enter_module(cls, result)
                self._enter_class(cls, result)
                result._class = cls
                if getattr(cls, "_class_setup_failed", False) or result._module_failed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            self._tests[index] = None if not isinstance(test, TestSuite) else test
        if is_top:
            self._leave_class(None, result)
            self._leave_module(result)
            result._entered = False
        return result

    __call__ = run

    def debug(self):
        self.run(TestResult(), True)

    def _attempt(self, function, what, name, result, cleanups):
        failed = False
        try:
            function()
        except Exception as e:
            failed = True
            self._report(e, what, name, result)
        if failed or what.startswith("tear"):
            for error in _clean_up(cleanups):
                failed = True
                self._report(error[1], what, name, result)
        return failed

    def _report(self, error, what, name, result):
        holder = _ErrorHolder(f"{what} ({name})")
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))

    def _enter_module(self, cls, result):
        before = result._class
        if before is not None and before.__module__ == cls.__module__:
            return
        self._leave_module(result)
        result._module_failed = False
        set_up = getattr(sys.modules.get(cls.__module__), "setUpModule", None)
        if set_up is not None:
            result._module_failed = self._attempt(set_up, "setUpModule", cls.__module__, result, _module_cleanups)

    def _leave_module(self, result):
        before = result._class
        if before is None or result._module_failed:
            return
        tear_down = getattr(sys.modules.get(before.__module__), "tearDownModule", None)
        if tear_down is not None or _module_cleanups:
            self._attempt(tear_down or (lambda: None), "tearDownModule", before.__module__, result, _module_cleanups)

    def _enter_class(self, cls, result):
        if cls is result._class or result._module_failed or getattr(cls, "__unittest_skip__", False):
            return
        if isinstance(cls, type) and issubclass(cls, TestCase):
            cls._class_setup_failed = self._attempt(cls.setUpClass, "setUpClass", strclass(cls), result,
                                                    cls._class_cleanups)

    def _leave_class(self, cls, result):
        before = result._class
        if (before is None or before is cls or getattr(before, "_class_setup_failed", False)
                or result._module_failed or getattr(before, "__unittest_skip__", False)):
            return
        if hasattr(before, "tearDownClass"):
            self._attempt(before.tearDownClass, "tearDownClass", strclass(before), result, before._class_cleanups)


class TestResult:
    _class = None
    _module_failed = _entered = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.testsRun = 0
        self._streams = None

    def printErrors(self):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._show = False
        if self.buffer:
            import io
            self._streams = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _buffered(self):
        if self._streams:
            for name, stream in ("Stdout", sys.stdout), ("Stderr", sys.stderr):
                if text := stream.getvalue():
                    yield f"\n{name}:\n{text}" + "\n" * (not text.endswith("\n"))

    def stopTest(self, test):
        if self._streams:
            texts = list(self._buffered()) if self._show else ()
            sys.stdout, sys.stderr = self._streams
            self._streams = None
            for text in texts:
                (sys.stdout if text.startswith("\nStdout") else sys.stderr).write(text)

    def _failed(self, where, test, error):
        if self.failfast:
            self.stop()
        where.append((test, self._exc_info_to_string(error, test)))
        self._show = True

    def addError(self, test, err):
        self._failed(self.errors, test, err)

    def addFailure(self, test, err):
        self._failed(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            where = self.failures if issubclass(err[0], test.failureException) else self.errors
            self._failed(where, subtest, err)

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        if self.failfast:
            self.stop()
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    # The frames of this module are left out: what stands above the test, and below it what failed an assertion.
    def _exc_info_to_string(self, err, test):
        cls, value, tb = err
        seen = set()
        todo = [value]
        while todo:
            error = todo.pop()
            if error is None or id(error) in seen:
                continue
            seen.add(id(error))
            trace = tb if error is value else error.__traceback__
            while trace and "__unittest" in trace.tb_frame.f_globals:
                trace = trace.tb_next
            if type(error) is test.failureException:
                last, rest = None, trace
                while rest and "__unittest" not in rest.tb_frame.f_globals:
                    last, rest = rest, rest.tb_next
                if last is not None:
                    last.tb_next = None
            if error is value:
                tb = trace
            else:
                error.__traceback__ = trace
            todo += error.__cause__, error.__context__
        lines = traceback.TracebackException(cls, value, tb, capture_locals=self.tb_locals, compact=True).format()
        return "".join([*lines, *self._buffered()])

    def __repr__(self):
        return (f"<{strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")


class _Stream:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ("stream", "__getstate__"):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=""):
        self.write(f"{arg}\n")


class TextTestResult(TestResult):
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self._newline = True

    def getDescription(self, test):
        first_line = test.shortDescription()
        return f"{test}\n{first_line}" if self.descriptions and first_line else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f"{self.getDescription(test)} ... ")
            self._newline = False

    def _tell(self, test, word, sign):
        if self.showAll:
            is_part = isinstance(test, _SubTest)
            if is_part or self._newline:
                self.stream.write("\n" * (not self._newline) + "  " * is_part + f"{self.getDescription(test)} ... ")
            self.stream.writeln(word)
            self._newline = True
        elif self.dots:
            self.stream.write(sign)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], subtest.failureException)
            self._tell(subtest, *(("FAIL", "F") if is_failure else ("ERROR", "E")))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            for line in self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, text:
                self.stream.writeln(line)


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.durations = descriptions, verbosity, durations
        self.failfast, self.buffer, self.tb_locals, self.warnings = failfast, buffer, tb_locals, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            result.startTestRun()
            try:
                test(result)
            finally:
                result.stopTestRun()
            taken = time.perf_counter() - start
        result.printErrors()
        line = self.stream.writeln
        if hasattr(result, "separator2"):
            line(result.separator2)
        count = result.testsRun
        line(f"Ran {count} test{'s' * (count != 1)} in {taken:.3f}s")
        line()
        failed = not result.wasSuccessful()
        word = "FAILED" if failed else "OK" if count or result.skipped else "NO TESTS RAN"
        numbers = [f"{name}={len(list)}" for name, list in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses))
            if list]
        line(word + (f" ({', '.join(numbers)})" if numbers else ""))
        return result


class _FailedTest(TestCase):
    _testMethodName = None

    def __init__(self, name, error):
        self._error = error
        super().__init__(name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._error
        return fail


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass)
                 if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]
        if self.testNamePatterns:
            names = [name for name in names
                     if any(pattern.strip("*") in f"{strclass(testCaseClass)}.{name}"
                            for pattern in self.testNamePatterns)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from "
                            "TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = [self.loadTestsFromTestCase(cls) for name in dir(module)
                 if isinstance(cls := getattr(module, name), type) and issubclass(cls, TestCase)
                 and cls not in (TestCase, FunctionTestCase)]
        suite = self.suiteClass(tests)
        load = getattr(module, "load_tests", None)
        return suite if load is None else load(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            module = __import__(parts.pop(0))
        parent, found = None, module
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as e:
                self.errors.append(traceback.format_exc())
                return self.suiteClass([_FailedTest(part, e)])
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(found, TestSuite):
            return found
        if callable(found):
            test = found()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {found} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False, durations=None):
        self.module = __import__(module) if isinstance(module, str) else module
        names = []
        for argument in (sys.argv if argv is None else argv)[1:]:
            if argument in ("-v", "--verbose"):
                verbosity = 2
            elif argument in ("-q", "--quiet"):
                verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            elif argument in ("-b", "--buffer"):
                buffer = True
            else:
                names.append(argument)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            self.test = testLoader.loadTestsFromNames(names, self.module)
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        if warnings is None and not sys.warnoptions:
            warnings = "default"
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast), buffer=bool(buffer), warnings=warnings)
        self.verbosity, self.failfast, self.buffer, self.exit = verbosity, failfast, buffer, exit
        self.result = runner.run(self.test)
        if exit:
            if not self.result.testsRun and not self.result.skipped:
                sys.exit(5)
            sys.exit(int(not self.result.wasSuccessful()))


main = TestProgram

# Where CPython has them; reprs say so.
for _class, _module in ((TestResult, "result"), (TextTestResult, "runner"), (TextTestRunner, "runner"),
                        (TestSuite, "suite"), (TestCase, "case"), (FunctionTestCase, "case"), (TestLoader, "loader")):
    _class.__module__ = "unittest." + _module
del _class, _module
