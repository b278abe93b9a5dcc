import unittest, io, re, sys, warnings
class Plain:
    """A stream that names this file alike wherever it lies."""
    def __init__(self, out): self.out = out
    def write(self, text): return self.out.write(text.replace(__file__, 'program.py'))
    def flush(self): self.out.flush()
sys.stdout = Plain(sys.stdout)
class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('setUpClass', cls.__name__)
    @classmethod
    def tearDownClass(cls): print('tearDownClass', cls.__name__)
    def setUp(self): print(' setUp', self._testMethodName); self.addCleanup(print, ' cleanup', self._testMethodName)
    def tearDown(self): print(' tearDown', self._testMethodName)
class T1(Base):
    def test_ok(self): "A docstring.\n more"; self.assertTrue(1)
    def test_fail_eq(self): self.assertEqual(1, 2)
    def test_fail_msg(self): self.assertEqual(1, 2, 'my message')
    def test_err(self): 1/0
    def test_list(self): self.assertEqual([1, 2, 3, 'x' * 50], [1, 2, 4, 'x' * 50, 5])
    def test_dict(self): self.assertEqual({'a': 1, 'b': [1, 2]}, {'a': 1, 'b': [1, 3], 'c': 4})
    def test_str(self): self.assertEqual('hello\nworld\n', 'hello\nthere\nworld\n')
    def test_set(self): self.assertEqual({1, 2}, {2, 3})
    def test_tuple(self): self.assertEqual((1,), (1, 2))
    def test_long(self): self.assertEqual('a' * 2000, 'b' * 2000)
    def test_in(self): self.assertIn(3, [1, 2])
    def test_notin(self): self.assertNotIn(1, [1, 2])
    def test_is(self): self.assertIs([], [])
    def test_isnone(self): self.assertIsNone(5)
    def test_isnotnone(self): self.assertIsNotNone(None)
    def test_inst(self): self.assertIsInstance(3, str)
    def test_notinst(self): self.assertNotIsInstance(3, int)
    def test_gt(self): self.assertGreater(1, 2)
    def test_le(self): self.assertLessEqual(3, 2)
    def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
    def test_almost2(self): self.assertAlmostEqual(1.0, 1.1, delta=0.01)
    def test_almost3(self): self.assertNotAlmostEqual(1.0, 1.00000001)
    def test_regex(self): self.assertRegex('abc', r'\d+')
    def test_notregex(self): self.assertNotRegex('a1', r'\d+')
    def test_count(self): self.assertCountEqual([1, 1, 2], [2, 2, 1])
    def test_raises(self):
        with self.assertRaises(ValueError) as cm: int('x')
        self.assertIn('invalid', str(cm.exception))
        self.assertRaises(KeyError, {}.__getitem__, 'a')
        with self.assertRaisesRegex(ValueError, 'inv.*x'): int('x')
    def test_noraise(self):
        with self.assertRaises(ValueError): pass
    def test_noraise2(self): self.assertRaises((KeyError, ValueError), int, '5')
    def test_wrongraise(self):
        with self.assertRaises(ValueError): {}['q']
    def test_raisesregex(self):
        with self.assertRaisesRegex(ValueError, 'zork'): int('x')
    def test_warns(self):
        with self.assertWarns(UserWarning) as w: warnings.warn('hey')
        self.assertEqual(str(w.warning), 'hey')
    def test_nowarn(self):
        with self.assertWarns(UserWarning): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest('msg', i=i, j=i * 2): self.assertEqual(i % 2, 0)
        with self.subTest(): raise KeyError('in sub')
    @unittest.skip('because')
    def test_skip(self): pass
    @unittest.skipIf(True, 'cond')
    def test_skipif(self): pass
    @unittest.skipUnless(True, 'x')
    def test_skipunless(self): pass
    def test_skipinside(self): self.skipTest('inside')
    @unittest.expectedFailure
    def test_xfail(self): self.fail('expected')
    @unittest.expectedFailure
    def test_xpass(self): pass
    def test_fail(self): self.fail()
    def test_true(self): self.assertTrue([])
    def test_false(self): self.assertFalse('x', 'custom')
    def test_multi(self): self.assertMultiLineEqual('a\nb', 'a\nc')
    def test_seq(self): self.assertSequenceEqual([1, 2], (1, 3))
    def test_ne(self): self.assertNotEqual(1, 1)
    def test_logs(self):
        import logging
        with self.assertLogs('foo', level='INFO') as cm: logging.getLogger('foo').info('first'); logging.getLogger('foo.bar').error('second')
        self.assertEqual(cm.output, ['INFO:foo:first', 'ERROR:foo.bar:second'])
        with self.assertNoLogs(): pass
    def test_chain(self):
        try: 1/0
        except ZeroDivisionError as e: raise ValueError('chained') from e
    def test_print(self): print('printed')
    def test_enter(self):
        import contextlib
        print(self.enterContext(contextlib.nullcontext(7)))
    def test_id(self): print(self.id(), self.shortDescription(), str(self), repr(self), self.countTestCases())
class BadSetup(unittest.TestCase):
    def setUp(self): raise RuntimeError('setup broke')
    def tearDown(self): print('never')
    def test_a(self): pass
class BadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise RuntimeError('class setup')
    def test_a(self): pass
class BadTear(unittest.TestCase):
    def tearDown(self): raise RuntimeError('tear')
    def test_a(self): self.fail('first')
    def test_b(self): pass
@unittest.skip('whole class')
class Skipped(unittest.TestCase):
    def test_a(self): pass
class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): print('asyncSetUp')
    async def test_a(self): self.assertEqual(await self.co(), 5)
    async def co(self): return 6
def run(verbosity, *cases, **kw):
    s = io.StringIO(); suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in cases)
    r = unittest.TextTestRunner(stream=s, verbosity=verbosity, **kw).run(suite)
    print(re.sub(r'in \d+\.\d+s', 'in Xs', re.sub(r'File ".*?/lib/python3.13/.*?", line \d+', 'File lib', s.getvalue())))
    print(r, r.wasSuccessful(), r.testsRun, len(r.failures), len(r.errors), len(r.skipped), len(r.expectedFailures), len(r.unexpectedSuccesses))
run(2, T1); run(1, BadSetup, BadClass, BadTear, Skipped); run(0, T1); run(1, T1, failfast=True); run(2, BadTear, descriptions=False, buffer=True)
class MyR(unittest.TestResult):
    def startTest(self, t): super().startTest(t); print('start', t)
    def addSuccess(self, t): print('success', t)
    def addFailure(self, t, e): super().addFailure(t, e); print('failure', t, e[0].__name__)
    def addSubTest(self, t, s, e): super().addSubTest(t, s, e); print('sub', s, e and e[0].__name__)
    def stopTest(self, t): super().stopTest(t); print('stop')
r = MyR(); unittest.TestSuite([T1('test_ok'), T1('test_sub'), T1('test_fail')]).run(r); print(r)
print(unittest.TestLoader().getTestCaseNames(BadTear), unittest.FunctionTestCase(lambda: None), unittest.TestSuite().countTestCases(), T1('test_ok') == T1('test_ok'))
try: T1('nope')
except ValueError as e: print(e)
class Sorted(unittest.TestCase):
    def test_b(self): pass
    def test_a(self): self.assertEqual(sorted([3, 1]), [1, 3])
    def test_type(self):
        self.addTypeEqualityFunc(int, lambda a, b, msg=None: self.fail(f'ints {a} {b}'))
        self.assertEqual(1, 2)
    maxDiff = None
    longMessage = False
    def test_m(self): self.assertEqual(1, 2, 'only this')
if 0: unittest.main(argv=['x', '-v'], defaultTest=['Sorted', 'BadSetup.test_a'], exit=False) if 0 else unittest.main(argv=['x', 'Sorted'], exit=False)
