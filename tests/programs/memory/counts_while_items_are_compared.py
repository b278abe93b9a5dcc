import sys, gc, itertools, collections, functools
gc.collect()
rc = sys.getrefcount
class K:
    def __eq__(self, o):
        print('eq', rc(self), rc(o)); return self is o
    __hash__ = object.__hash__
    def __lt__(self, o):
        print('lt', rc(self), rc(o)); return True
def f1():
    a, b, c = K(), K(), K()
    l = [a, b, c]
    for k, g in itertools.groupby(l):
        print('g', rc(k)); 
        for x in g: print('x', rc(x))
f1()
def key(x):
    print('key', rc(x)); return x
def f2():
    a, b, c = K(), K(), K()
    for k, g in itertools.groupby([a, b, c], key):
        print('g', rc(k))
        for x in g: print('x', rc(x))
f2()
def f3():
    l = [K(), K()]; s = K()
    it = iter(l)
    for x in iter(it.__next__, s): print(rc(x), rc(s))
f3()
def f4():
    l = [K(), K(), K()]; s = K()
    for x in iter(l.pop, s):
        print(rc(x), rc(s))
        if not l: break
    del x
    for x in iter(lambda: s, s): pass
f4()
def f5():
    a, b = K(), K()
    print([a] < [b]); print([a, b] == [a, K()]); print([a] > [b], [a, b] <= [a, b])
    print((a,) < (b,), (a, b) == (a, K()))
    d = collections.deque([a, b, a]); e = collections.deque([b, a])
    print('deque')
    try: d.index(K())
    except ValueError: print('no')
    print(d.count(K())); print(K() in d)
    try: d.remove(K())
    except ValueError: print('no')
    print(d < e, d == e)
    l = [a, b]
    print('list')
    try: l.index(K())
    except ValueError: print('no')
    print(l.count(K())); print(K() in l)
    try: l.remove(K())
    except ValueError: print('no')
f5()
class K:
    def __eq__(self, o):
        print('eq', rc(self), rc(o)); return self is o
    __hash__ = object.__hash__
    def __lt__(self, o):
        print('lt', rc(self), rc(o)); return True
def f3():
    print('iter')
    l = [K(), K()]; s = K()
    it = iter(l)
    for x in iter(it.__next__, s): print(rc(x), rc(s))
f3()
def f4():
    print('iter pop')
    l = [K(), K(), K()]; s = K()
    for x in iter(l.pop, s):
        print(rc(x), rc(s))
        if not l: break
    del x
    for x in iter(lambda: s, s): pass
f4()
def f5():
    a, b = K(), K()
    print('lists')
    print([a] < [b]); print([a, b] == [a, K()]); print([a] > [b], [a, b] <= [a, b])
    l, m = [a, b], [a, K()]
    print(l == m, l != m, l < m); print(l < m)
    print('tuples')
    print((a,) < (b,), (a, b) == (a, K()))
    d = collections.deque([a, b, a]); e = collections.deque([b, a])
    print('deque index')
    try: d.index(K())
    except ValueError: print('no')
    print('count', d.count(K())); print(K() in d)
    print('remove')
    try: d.remove(K())
    except ValueError: print('no')
    print('cmp')
    print(d < e, d == e)
    l = [a, b]
    print('list')
    try: l.index(K())
    except ValueError: print('no')
    print(l.count(K())); print(K() in l)
    try: l.remove(K())
    except ValueError: print('no')
f5()
