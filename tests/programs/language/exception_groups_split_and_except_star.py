import sys
print(sys.getsizeof(ExceptionGroup('a',[ValueError()])), ExceptionGroup.__basicsize__, ExceptionGroup.__bases__, ExceptionGroup.__mro__)
def show(*codes):
    for c in codes:
        try: r = repr(eval(c))
        except BaseException as e: r = f"{type(e).__name__}: {e}"
        print(c, "->", r)
eg = ExceptionGroup('m', [ValueError(1), TypeError('t'), ExceptionGroup('n', [KeyError('k'), ValueError(2)])])
show("eg","str(eg)","eg.message","eg.exceptions","eg.args","eg.subgroup(ValueError)","eg.subgroup((TypeError,KeyError))","eg.subgroup(lambda e: isinstance(e, KeyError))","eg.subgroup(OSError)","eg.subgroup(ExceptionGroup) is eg","eg.split(ValueError)","eg.split(OSError)","eg.derive([ValueError(3)])","ExceptionGroup('a',[])","ExceptionGroup('a',[1])","ExceptionGroup('a',5)","ExceptionGroup(5,[ValueError()])","ExceptionGroup('a')","ExceptionGroup()","ExceptionGroup('a',[KeyboardInterrupt()])","BaseExceptionGroup('a',[KeyboardInterrupt()])","type(BaseExceptionGroup('a',[ValueError()]))","ExceptionGroup('a',(ValueError(),))","eg.subgroup(5)","eg.split()","eg.derive(5)","ExceptionGroup[int]","issubclass(ExceptionGroup,BaseExceptionGroup)","ExceptionGroup('one', [ValueError()]).__str__()", "BaseExceptionGroup('a', [ValueError(), KeyboardInterrupt()]).split(ValueError)","eg.subgroup((5,))","ExceptionGroup('a',[ValueError],3)","ExceptionGroup('a',[ValueError])","ExceptionGroup('a','x')")
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
m = MyEG('my', [ValueError(1), TypeError(2)])
m.add_note('note')
a, b = m.split(ValueError)
print(repr(a), repr(b), a.__notes__, a.__notes__ is m.__notes__)
class EG2(ExceptionGroup): pass
print(repr(EG2('x',[ValueError(1), KeyError(2)]).subgroup(ValueError)))
def f(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            print('V', repr(e), e.__traceback__ is not None, repr(sys.exception()))
        except* (TypeError, KeyError) as e:
            print('T', repr(e))
        else: print('else')
        finally: print('finally')
    except BaseException as e:
        print('left', repr(e), repr(e.__context__), repr(e.__cause__))
f(eg); f(ValueError('naked')); f(OSError('x')); f(ExceptionGroup('q',[OSError(1), ValueError(2)])); f(KeyboardInterrupt())
try:
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ValueError: raise KeyError('new')
except BaseException as e: print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ValueError: raise
    except* TypeError: raise
except BaseException as e: print(repr(e))
try:
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ValueError as e: raise
except BaseException as e: print(repr(e))
try:
    try: raise ValueError('n')
    except* ValueError as e: raise e
except BaseException as e: print(repr(e))
try:
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* ExceptionGroup: pass
except BaseException as e: print(repr(e))
try:
    try: raise ExceptionGroup('g',[ValueError(1),TypeError(2)])
    except* 5: pass
except BaseException as e: print(repr(e))
try: pass
except* ValueError: print('no')
else: print('else2')
for i in range(3):
    try:
        raise ExceptionGroup('loop',[ValueError(i)])
    except* ValueError as e:
        print(i, e.exceptions)
def g():
    for code in ["try: pass\nexcept* ValueError: return", "try: pass\nexcept*: pass", "for x in y:\n try: pass\n except* ValueError: break", "for x in y:\n try: pass\n except* ValueError: continue","try: pass\nexcept* ValueError: pass\nexcept TypeError: pass", "try: pass\nexcept ValueError: pass\nexcept* TypeError: pass","def f():\n try: pass\n except* ValueError: return 1","try: pass\nexcept* ValueError, TypeError: pass"]:
        try: compile(code, 'f', 'exec'); print('ok')
        except SyntaxError as e: print(e)
g()
try: raise eg
except ExceptionGroup as e: print(e.subgroup(KeyError).exceptions[0].exceptions)
import traceback
raise ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [TypeError('x'), KeyError('y')])])
