import gc, sys
from itertools import chain
from collections import deque, OrderedDict, defaultdict, Counter, namedtuple
gc.collect()
def total_size(o, handlers={}, verbose=False):
    dict_handler = lambda d: chain.from_iterable(d.items())
    all_handlers = {tuple: iter, list: iter, deque: iter, dict: dict_handler, set: iter, frozenset: iter}
    all_handlers.update(handlers)
    seen = set(); default_size = sys.getsizeof(0)
    def sizeof(o):
        if id(o) in seen: return 0
        seen.add(id(o)); s = sys.getsizeof(o, default_size)
        if verbose: print(s, type(o), repr(o))
        for typ, handler in all_handlers.items():
            if isinstance(o, typ):
                s += sum(map(sizeof, handler(o))); break
        return s
    return sizeof(o)
print(total_size(dict(a=1, b=2, c=3, d=[4, 5, 6, 7], e="a string of chars"), verbose=True))
def get_size(obj, seen=None):
    size = sys.getsizeof(obj)
    if seen is None: seen = set()
    if id(obj) in seen: return 0
    seen.add(id(obj))
    if isinstance(obj, dict): size += sum(get_size(v, seen) + get_size(k, seen) for k, v in obj.items())
    elif hasattr(obj, "__dict__"): size += get_size(obj.__dict__, seen)
    elif hasattr(obj, "__iter__") and not isinstance(obj, (str, bytes, bytearray)): size += sum(get_size(i, seen) for i in obj)
    return size
class User:
    def __init__(s, n, e): s.name = n; s.email = e; s.tags = ["a", "b"]; s.meta = {"age": 5, "x": (1, 2.5)}
class SUser:
    __slots__ = ("name", "email")
    def __init__(s, n, e): s.name = n; s.email = e
us = [User(f"user{i}", f"u{i}@example.com") for i in range(10)]; ss = [SUser(f"user{i}", f"u{i}@example.com") for i in range(10)]
print(get_size(us[0]), get_size(us[9]), get_size(us), get_size(ss), sum(sys.getsizeof(s) for s in ss), sys.getsizeof(us[0]) + sys.getsizeof(us[0].__dict__), sys.getsizeof(ss[0]))
P = namedtuple("P", "x y z"); print(get_size(P(1, 2, 3)), get_size((1, 2, 3)), get_size([1, 2, 3]), get_size({"x": 1, "y": 2, "z": 3}), get_size(defaultdict(list, a=[1])), get_size(Counter("mississippi")), get_size(deque(range(100))), get_size(OrderedDict(a=1)))
m = [[0] * 10 for _ in range(10)]; print(get_size(m), total_size(m), get_size([[0] * 10] * 10), total_size("x" * 1000), total_size(range(10 ** 6)), total_size(list(range(1000))), total_size(set(range(1000))), total_size(frozenset("abc")), total_size([i for i in range(1000)]), total_size((i for i in range(1000))), total_size({i: str(i) for i in range(100)}))
for n in (0, 1, 10, 100, 1000, 10000): print(n, sys.getsizeof([None] * n), sys.getsizeof(list(range(n))), sys.getsizeof([i for i in range(n)]), sys.getsizeof(tuple(range(n))), sys.getsizeof(set(range(n))), sys.getsizeof(dict.fromkeys(range(n))), sys.getsizeof("a" * n), sys.getsizeof(bytes(n)), sys.getsizeof(bytearray(n)), sys.getsizeof(range(n)))
