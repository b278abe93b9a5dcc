# What atexit holds of a function and its arguments, before and after unregister().
import atexit, gc, sys
gc.collect()
class N:
    def __del__(self): print("del")
u = N()
print(sys.getrefcount(u))
atexit.register(print, u); print(sys.getrefcount(u))
f = atexit.register(len, u); print(sys.getrefcount(u))
atexit.unregister(print); print(sys.getrefcount(u))
atexit.unregister(len); print(sys.getrefcount(u))
def un(x): pass
print(sys.getrefcount(un))
atexit.register(un, u); print(sys.getrefcount(u), sys.getrefcount(un))
atexit.register(un, u); print(sys.getrefcount(u), sys.getrefcount(un))
atexit.register(un, x=u); print(sys.getrefcount(u), sys.getrefcount(un))
atexit.unregister(un); print(sys.getrefcount(u), sys.getrefcount(un))
atexit.register(len, u)
atexit._clear(); print(sys.getrefcount(u))
