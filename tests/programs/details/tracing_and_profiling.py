# sys.settrace and sys.setprofile: tools of articles about tracing, and what f_trace and f_locals allow.
import sys
log=[]
def prof(frame, event, arg):
    if frame.f_code.co_filename!=__file__: return
    a=arg
    if event.startswith('c_'): a=arg.__qualname__
    log.append((frame.f_code.co_name, frame.f_lineno-frame.f_code.co_firstlineno, event, a))
def f(x):
    len([1]); "a".upper(); [3,1].sort(); print; str(5); int("3"); sorted([2,1], key=lambda v: abs(v))
    try: int.to_bytes(300,1)
    except OverflowError: pass
    try: [].index(3)
    except ValueError: pass
    max(*[1,2]); dict(a=1); "x".split(sep=','); d={}; d.get('a'); ''.join(x for x in 'ab')
    return C().m(3)
class C:
    def __init__(self): self.v=len('a')
    def m(self, k): return self.v+k
def g():
    yield 1
    raise KeyError('z')
def run(t):
    log.clear()
    sys.setprofile(prof)
    try: t()
    except Exception as e: pass
    sys.setprofile(None)
    for l in log: print(*l)
    print('--')
run(lambda: f(1)); run(lambda: list(g()))
print(sys.getprofile())
# manual f_trace, f_trace_lines, opcodes
def t(frame, event, arg):
    print(event, frame.f_lineno-frame.f_code.co_firstlineno, end=' ')
    return t
def h():
    sys._getframe().f_trace = t
    a = 1
    b = 2
    sys._getframe().f_trace = None
    c = 3
def nothing(*a): return None
sys.settrace(nothing); h(); sys.settrace(None); print()
def onlycalls(frame, event, arg):
    frame.f_trace_lines=False
    print(event, frame.f_code.co_name, end=' ')
    return onlycalls
def k():
    x=1
    return x
sys.settrace(onlycalls); k(); k(); sys.settrace(None); print()
n=[0]
def ops(frame, event, arg):
    if frame.f_code.co_name!='k': return
    frame.f_trace_opcodes=True
    n[0]+= event=='opcode'
    return ops
sys.settrace(ops); k(); sys.settrace(None); print('opcodes',n)
# the tracer raises
def bad(frame, event, arg):
    if event=='line' and frame.f_lineno-frame.f_code.co_firstlineno==2: raise RuntimeError('tracer')
    return bad
sys.settrace(bad)
try: k(); print('no')
except RuntimeError as e: print('RuntimeError', e, sys.gettrace())
# coverage tool
class Coverage:
    def __init__(self): self.lines=set()
    def __enter__(self): sys.settrace(self.trace); return self
    def __exit__(self,*a): sys.settrace(None)
    def trace(self, frame, event, arg):
        if event=='line': self.lines.add((frame.f_code.co_name, frame.f_lineno-frame.f_code.co_firstlineno))
        return self.trace
def classify(n):
    if n < 0:
        return 'neg'
    elif n == 0:
        return 'zero'
    for i in range(n):
        if i > 5:
            break
    else:
        return 'small'
    return 'big'
with Coverage() as c:
    classify(0); classify(3)
print(sorted(x for x in c.lines if x[0]=='classify'))
with Coverage() as c:
    classify(10)
print(sorted(x for x in c.lines if x[0]=='classify'))
# indentation call tree with locals
depth=0
def tree(frame, event, arg):
    global depth
    if event=='call':
        print('  '*depth+'->', frame.f_code.co_name, dict(frame.f_locals)); depth+=1
    elif event=='return':
        depth-=1; print('  '*depth+'<-', frame.f_code.co_name, arg)
    elif event=='exception':
        print('  '*depth+'!!', arg[0].__name__, arg[1])
    return tree
def fact(n): return 1 if n<2 else n*fact(n-1)
def boom(n):
    if n==0: raise ValueError('deep')
    try: boom(n-1)
    except KeyError: pass
sys.settrace(tree)
fact(3)
try: boom(2)
except ValueError: pass
sys.settrace(None)
# change a variable while tracing
def poke(frame, event, arg):
    if event=='line' and frame.f_lineno-frame.f_code.co_firstlineno==2: frame.f_locals['v']=100
    return poke
def target():
    v=1
    return v
sys.settrace(poke); print(target()); sys.settrace(None)
def outer():
    q=1
    def inner(): return q
    fr=sys._getframe()
    fr.f_locals['q']=7
    fr.f_locals['extra']=3
    print(q, inner(), sorted(fr.f_locals), sorted(locals()))
    return fr
fr=outer()
print(fr.f_locals['q'])
fr.f_locals['q']=8; print(fr.f_locals['q'], 'extra' in fr.f_locals, len(fr.f_locals)); fr.clear(); print(dict(fr.f_locals))
def caller_inject():
    sys._getframe(1).f_locals['injected']='yes'
def victim():
    injected='no'
    caller_inject()
    return injected
print(victim())
try: sys.settrace()
except TypeError as e: print(e)
for fl in ('f_trace_lines','f_trace_opcodes'):
    print(getattr(fr,fl))
try: fr.f_trace_lines=1
except TypeError as e: print(e)
try: sys.settrace(5); k()
except TypeError as e: print(e)
finally: sys.settrace(None)
