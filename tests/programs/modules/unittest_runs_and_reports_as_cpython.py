# unittest: the runner's output in full (standard error is sent to standard output), messages of assertions, order of
# setUp and friends, skipping, expected failures, subtests, suites, loaders, and differences shown by difflib.
import io
import re
import sys
import unittest


class Shapes(unittest.TestCase):
    """What asserts say."""

    def test_upper(self):
        "Upper case works."
        self.assertEqual("foo".upper(), "FOO")

    def test_lists(self):
        self.assertEqual([1, 2, 3, 4], [1, 2, 4])

    def test_long_dict(self):
        self.assertEqual({"a": 1, "b": list(range(50))}, {"a": 2, "b": list(range(51))})

    def test_lines(self):
        self.assertEqual("hello\nworld", "hello\nWorld!", "they differ")

    def test_chain(self):
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("from inside")

    def test_parts(self):
        for i in range(4):
            with self.subTest("even", i=i, kind="z"):
                self.assertEqual(i % 2, 0)

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("x")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int("x")
        self.assertIn("invalid literal", str(caught.exception))
        with self.assertRaisesRegex(TypeError, "abc"):
            raise TypeError("def")

    def helper(self):
        self.assertGreater(1, 2)

    def test_helper(self):
        self.helper()


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        print("setUp")
        self.addCleanup(print, "cleanup")

    def tearDown(self):
        print("tearDown")

    def test_a(self):
        print("a")

    def test_b(self):
        self.skipTest("half way")


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("no class")

    def test_never(self):
        print("never")


def shown(verbosity, *classes, **options):
    stream = io.StringIO()
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    suite = unittest.TestSuite(map(load, classes))
    result = unittest.TextTestRunner(stream=stream, verbosity=verbosity, **options).run(suite)
    lines = re.sub(r'File ".*?([^/"]+)"', r'File "\1"', stream.getvalue()).splitlines()
    print("\n".join("Ran N tests" if line.startswith("Ran ") else line for line in lines))
    print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())


shown(1, Shapes)
shown(2, Shapes, Fixtures, Broken)
shown(1, Fixtures, failfast=True)
shown(0, Broken)


class Messages(unittest.TestCase):
    def runTest(self):
        pass


case = Messages()
for what in (
    lambda: case.assertAlmostEqual(1.1 + 2.2, 3.4), lambda: case.assertAlmostEqual(1, 2, delta=0.5),
    lambda: case.assertNotAlmostEqual(1, 1.00000001), lambda: case.assertCountEqual([1, 2, 2], [2, 1, 1, 5]),
    lambda: case.assertCountEqual([[1], [2]], [[2], [3]]), lambda: case.assertEqual({1, 2}, {2, 3}),
    lambda: case.assertIn(3, [1, 2]), lambda: case.assertNotIn(1, [1]), lambda: case.assertIs(1, "1"),
    lambda: case.assertIsNot(None, None), lambda: case.assertIsNone(4, "must be None"),
    lambda: case.assertIsNotNone(None), lambda: case.assertTrue([]), lambda: case.assertFalse("x"),
    lambda: case.assertIsInstance(3, str), lambda: case.assertNotIsInstance(3, int),
    lambda: case.assertRegex("abc", "x+"), lambda: case.assertNotRegex("abxx", "x+"),
    lambda: case.assertLess(2, 1), lambda: case.assertLessEqual(2, 1), lambda: case.assertGreaterEqual(1, 2),
    lambda: case.assertNotEqual("a", "a"), lambda: case.assertEqual((1, 2), (1, 2, 3)),
    lambda: case.assertListEqual([1], (1,)), lambda: case.assertSequenceEqual([1, 2], (1, 3)),
    lambda: case.assertEqual("x" * 90 + "a" + "y" * 30, "x" * 90 + "b" + "y" * 30),
    lambda: case.assertEqual("a long line of text\n", "a long lime of text\n"),
    lambda: case.assertDictEqual({"k": 1}, {"k": 2}), lambda: case.assertRaises(KeyError, dict, a=1),
    lambda: case.assertWarns(UserWarning, dict), lambda: case.fail("told to"), lambda: case.fail(),
    lambda: case.assertEqual(1, 2, msg={"a": 1}), lambda: case.assertMultiLineEqual("a", 1),
):
    try:
        what()
        print("nothing")
    except AssertionError as e:
        print(str(e))
for wrong in (lambda: case.assertRaises(1), lambda: case.assertRaises(ValueError, foo=1),
              lambda: Messages("missing"), lambda: unittest.TestSuite([1]),
              lambda: case.assertAlmostEqual(1, 2, places=1, delta=1)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(repr(case), case.id(), str(case), case.countTestCases(), case.shortDescription())
print(unittest.TestLoader().getTestCaseNames(Shapes))
print(unittest.TestSuite([case, Shapes("test_upper")]).countTestCases())

sys.stderr = sys.stdout
try:
    unittest.main(argv=["prog", "Shapes.test_upper", "-v"], exit=True)
except SystemExit as e:
    print("exit", e.code)
