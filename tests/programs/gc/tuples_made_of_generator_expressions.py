# 3.14 makes a list of a generator expression in tuple(...), then a tuple that is tracked only if an item is.
import gc, sys
def g():
    t = tuple(i for i in range(5))
    print(gc.is_tracked(t))
    u = tuple([i for i in range(5)])
    print(gc.is_tracked(u))
    v = tuple(x for x in ([], 1))
    print(gc.is_tracked(v))
    w = tuple(map(str, range(3)))
    print(gc.is_tracked(w), gc.is_tracked((1, 2, len([]))), gc.is_tracked(()))
    gc.collect()
    print(gc.is_tracked(t), gc.is_tracked(u), gc.is_tracked(v), gc.is_tracked(w))
g()
