import weakref, types, array, collections, re
class A:
    def m(self):
        pass
def f():
    yield
for x in (A, A(), f, f(), len, set(), frozenset([1]), A().m, weakref, array.array("i"), collections.deque(), types.SimpleNamespace, re.compile("a"), f.__code__):
    try:
        r = weakref.ref(x)
        print(type(x).__name__)
    except TypeError as e:
        print(e)
