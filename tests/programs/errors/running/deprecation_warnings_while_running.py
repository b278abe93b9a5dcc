def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x=True
t(lambda: ~x)
t(lambda: ~True)
t(lambda: bool(NotImplemented))
if NotImplemented: print(1)
class A:
    def __int__(self): return True
    def __index__(self): return True
    def __float__(self): return F(2)
class F(float):
    def __float__(self): return 3.5
class G(float):
    def __float__(self): return 'x'
t(lambda: int(A())); t(lambda: [1,2][A()]); t(lambda: float(A())); t(lambda: float(F(1))); t(lambda: float(G(1)))
def g():
    try: yield 1
    except ValueError as e: yield repr(e)
it=g(); next(it)
t(lambda: it.throw(ValueError, 'abc'))
import warnings
warnings.simplefilter('error')
t(lambda: ~x)
t(lambda: bool(NotImplemented))
