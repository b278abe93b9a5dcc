import sys,gc,types
gc.collect()
def g(): yield
def h(a,b): 
    c=a; yield c
def k(a): return sys._getframe()
def n(): 
    x = yield
    y = yield from ()
    return (yield x + y * 3)
async def co(a): await a
async def ag(): yield 1
def frame_of(f): 
    return f.gi_frame if hasattr(f,"gi_frame") else f.cr_frame if hasattr(f,"cr_frame") else f.ag_frame
for f in (g,h,k,n,co,ag): print(f.__name__, f.__code__.co_stacksize, f.__code__.co_nlocals)
for o in (g(),h(1,2),n(),co(1),ag()): print(sys.getsizeof(o), sys.getsizeof(frame_of(o)), type(o).__basicsize__, type(o).__itemsize__); o.close() if hasattr(o,"close") else 0
print(types.FrameType.__basicsize__, types.FrameType.__itemsize__)
ge=(x for x in []); print(sys.getsizeof(ge), sys.getsizeof(ge.gi_frame), ge.gi_frame.f_code.co_stacksize)
def rec(n): return sys._getframe() if not n else rec(n-1)
print(sys.getsizeof(rec(0)), rec.__code__.co_stacksize)
class C:
    print(sys.getsizeof(sys._getframe()), sys._getframe().f_code.co_stacksize, sys._getframe().f_code.co_nlocals)
print(sys.getsizeof(sys._getframe()), sys._getframe().f_code.co_stacksize)
