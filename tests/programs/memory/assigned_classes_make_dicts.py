# Setting the class, even to the same one, gives an instance a dict of its own.
import gc, sys
class Wide: pass
class Other: pass
def t(a, n):
    c = Wide(); c.a = a(c)
    c.__class__ = n
    return [type(x).__name__ for x in gc.get_referents(c)], sys.getsizeof(c)
print(t(lambda c: 1, Wide), t(lambda c: [], Other), t(lambda c: [], Wide))
def e(n):
    c = Wide(); c.__class__ = n
    return [type(x).__name__ for x in gc.get_referents(c)], sys.getsizeof(c)
print(e(Wide), e(Other))
c = Wide(); c.a = c; c.__class__ = Wide; del c; print(gc.collect())
c = Wide(); c.a = c; c.__class__ = Other; del c; print(gc.collect())
c = Wide(); c.a = c; del c; print(gc.collect())
