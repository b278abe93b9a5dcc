# f_locals of functions, generators, comprehensions, class bodies and tracebacks.
import sys
# more on f_locals in comprehensions and class bodies
def f():
    a=1
    r=[sys._getframe().f_locals['a'] for i in range(2)]
    s=[sorted(sys._getframe().f_locals) for i in range(1)]
    t=[(sys._getframe().f_locals.__setitem__('i', 9), i)[1] for i in range(2)]
    return r,s,t
print(f())
class C:
    z=1
    w=[sorted(k for k in sys._getframe().f_locals if not k.startswith('__')) for q in [1]]
    sys._getframe().f_locals['dyn']=5
print(C.w, C.dyn)
sys._getframe().f_locals['glob']=3; print(glob)
print([sorted(k for k in sys._getframe().f_locals if k in ('C','i2','f')) for i2 in [1]])
def g():
    exec('b=5'); print(sorted(locals())); exec('c=1',globals(),sys._getframe().f_locals); print(sorted(locals()), sorted(sys._getframe().f_locals))
g()
def gen():
    v=1
    yield
    yield v
it=gen(); next(it); it.gi_frame.f_locals['v']=42; print(next(it), dict(it.gi_frame.f_locals))
import inspect
print(inspect.getgeneratorlocals(gen()), type(inspect.currentframe().f_locals))
def tb():
    secret=7; 1/0
try: tb()
except ZeroDivisionError as e: print(dict(e.__traceback__.tb_next.tb_frame.f_locals), eval('secret+1', {}, e.__traceback__.tb_next.tb_frame.f_locals))
class C:
    z=1
    w=[sorted(k for k in locals()) for q in [1]]
    v=[eval('q') for q in [1]]
print(C.w, C.v)
print([sorted(k for k in locals() if k in ('C','sys','i2')) for i2 in [1]])
print([sorted(k for k in vars() if k in ('C','sys','i2')) for i2 in [1]], [sorted(k for k in dir() if k in ('C','sys','i2')) for i2 in [1]])
exec("print([sorted(locals()) for i3 in [1]])", {}, {'a':1})
class K:
    z=1
    def look(e):
        try: return eval(e)
        except NameError as x: return str(x)
    try: u=[eval('z') for q in [1]]
    except NameError as x: print(x)
    t=[exec('y=5') for q in [1]]
    r=[(sys._getframe().f_locals, q)[1] for q in [1,2]]
print('y' in vars(K), K.r)
print([(exec('m=7'), 'm' in globals()) for _ in [1]])
