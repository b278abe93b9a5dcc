import sys
for src in ('3+4', 'None', 'x=5', '1;2', 'if 1: 7', 'for i in range(2): i', 'def f():\n  5\n', '"s"', '1\n2', '', 'pass', 'x=1\ny=2', 'print(1)', 'if 1:\n  8\n  9\n'):
    try: exec(compile(src, 'f', 'single'))
    except SyntaxError as e: print('E', e.msg, e.filename)
import builtins
print(builtins._)
sys.displayhook = lambda v: print('shown', v)
exec(compile('3', 'f', 'single'))
del sys.displayhook
try: exec(compile('3', 'f', 'single'))
except RuntimeError as e: print(e)
for kw in (dict(flags=99999999999), dict(flags=1), dict(optimize=5), dict(optimize=2), dict(flags=0x1000000), dict(dont_inherit=True)):
    try: print(eval(compile('1+1', 'f', 'eval', **kw)))
    except Exception as e: print(type(e).__name__, e)
