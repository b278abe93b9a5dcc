# Growth and shrinking, step by step.
import sys
from collections import deque, OrderedDict, defaultdict, Counter
g = sys.getsizeof
def steps(make, do, n):
    x = make(); out = [g(x)]
    for i in range(n):
        do(x, i)
        if g(x) != out[-1]: out.append((i, g(x))) if False else out.append(g(x))
    return out
print("append", steps(list, lambda l, i: l.append(i), 300))
print("insert0", steps(list, lambda l, i: l.insert(0, i), 60))
print("extend3", steps(list, lambda l, i: l.extend((1, 2, 3)), 60))
print("iadd", steps(list, lambda l, i: l.__iadd__([i]), 60))
print("extend gen", steps(list, lambda l, i: l.extend(x for x in range(5)), 20))
print("pop", steps(lambda: list(range(200)), lambda l, i: l.pop(), 200))
print("pop0", steps(lambda: list(range(60)), lambda l, i: l.pop(0), 60))
print("del slice", steps(lambda: list(range(100)), lambda l, i: l.__delitem__(slice(0, 3)), 30))
print("slice assign", steps(lambda: list(range(10)), lambda l, i: l.__setitem__(slice(0, 1), [1, 2, 3]), 30))
print("list kinds", [g(x) for x in ([1, 2, 3], list((1, 2, 3)), [*range(3)], [x for x in range(3)], list(range(3)), [0] * 3, [1] + [2, 3], [1, 2, 3][:], [1, 2, 3].copy(), sorted((3, 1, 2)), "a b c".split(), list("abc"), list({1, 2, 3}), list({1: 2, 3: 4}), list(x for x in range(3)), list(map(str, range(3))), list(zip("abc", "abc")), list(reversed([1, 2, 3])), [*[1, 2], 3], [1, 2, 3, 4, 5], [*"abcdef"])])
print("comp", [g([x for x in range(n)]) for n in range(20)], [g(list(range(n))) for n in range(20)], [g([0] * n) for n in range(10)])
print("dict add", steps(dict, lambda d, i: d.__setitem__(i, i), 400))
print("dict str", steps(dict, lambda d, i: d.__setitem__(str(i), i), 200))
print("dict del", steps(lambda: {i: i for i in range(100)}, lambda d, i: d.pop(i), 100))
def churn(d, i): d[i + 1000] = 1; d.pop(i, None)
print("dict churn", steps(lambda: {i: i for i in range(20)}, churn, 200))
print("dict popitem", steps(lambda: {i: i for i in range(30)}, lambda d, i: d.popitem(), 30))
print("dict update", [g({**{i: i for i in range(n)}}) for n in range(0, 40, 3)], [g(dict({i: i for i in range(n)})) for n in range(0, 40, 3)], [g(dict.fromkeys(range(n))) for n in range(0, 40, 3)], [g({i: i for i in range(n)} | {-1: 1}) for n in range(0, 40, 3)], [g(dict(zip(range(n), range(n)))) for n in range(0, 40, 3)], [g(dict([(i, i) for i in range(n)])) for n in range(0, 40, 3)])
print("dict kw", [g(dict(**{chr(97 + i): i for i in range(n)})) for n in range(0, 20, 3)], g(dict(a=1)), g(dict(a=1, b=2, c=3, d=4, e=5, f=6)), g({"a": 1, 2: 3}), g({}.fromkeys("abcdef")))
d = {i: i for i in range(50)}; d.clear(); print(g(d)); d[1] = 1; print(g(d)); d = {i: i for i in range(50)}; c = d.copy(); print(g(c)); [d.pop(i) for i in range(45)]; print(g(d), g(d.copy()), g(dict(d)), g({**d}))
print("set add", steps(set, lambda s, i: s.add(i), 600))
print("set discard", steps(lambda: set(range(100)), lambda s, i: s.discard(i), 100))
def schurn(s, i): s.add(i + 1000); s.discard(i)
print("set churn", steps(lambda: set(range(20)), schurn, 200))
print("set ops", [g(set(range(n))) for n in range(0, 70, 7)], [g(frozenset(range(n))) for n in range(0, 70, 7)], [g({*range(n)}) for n in range(0, 70, 7)], [g(set(range(n)) | {-1}) for n in range(0, 70, 7)], [g(set(range(n)).copy()) for n in range(0, 70, 7)], [g(set(range(n)) & set(range(5))) for n in range(0, 70, 7)], [g({x for x in range(n)}) for n in range(0, 70, 7)], [g(set(list(range(n)))) for n in range(0, 70, 7)])
s = set(range(100)); s.clear(); print(g(s)); s = set(range(100)); [s.pop() for _ in range(99)]; print(g(s)); s.add(1000); print(g(s), g(set(s)))
print("bytearray", steps(bytearray, lambda b, i: b.append(1), 300), steps(bytearray, lambda b, i: b.extend(b"abc"), 100), steps(lambda: bytearray(300), lambda b, i: b.pop(), 300), steps(lambda: bytearray(300), lambda b, i: b.__delitem__(slice(0, 7)), 40))
b = bytearray(b"abc"); b += b"d" * 10; print(g(b), g(bytearray(b)), g(bytearray(10)), g(bytearray(b"x" * 10)), g(bytearray([1, 2, 3])), g(bytearray("abc", "utf-8")), g(b * 3), g(b + b), g(b[:2]), g(b.copy())); b.clear(); print(g(b)); b[:] = b"12345"; print(g(b))
print("deque", steps(deque, lambda q, i: q.append(i), 300), steps(lambda: deque(range(300)), lambda q, i: q.popleft(), 300), steps(deque, lambda q, i: q.appendleft(i), 200), g(deque(maxlen=3)), g(deque(range(64))), g(deque(range(65))), steps(deque, lambda q, i: q.rotate(1) or q.append(i), 150))
print("od", steps(OrderedDict, lambda d, i: d.__setitem__(i, i), 60), g(OrderedDict(a=1)), g(OrderedDict.fromkeys(range(20))))
print("dd", steps(lambda: defaultdict(list), lambda d, i: d[i], 40), g(Counter("hello world")), g(Counter(range(50))))
s = ""; out = []
for i in range(60):
    s += "x"; out.append(g(s))
print("str +=", out[:5], out[-1]); print([g("a" * n) for n in range(5)], [g("é" * n) for n in range(5)], [g("日" * n) for n in range(5)], [g("😀" * n) for n in range(5)], g("é" + "a"), g("aé"[0]), g("日a"[1]), g("a日"), g("é"), g("é" * 2))
t = "日本"; g0 = g(t); t.encode(); print(g0, g(t), g("é".encode()), g("ü"), g("ab\xff"))
print("tuple", [g(tuple(range(n))) for n in range(5)], g((1,) * 50), g(((),)))
print("int", [g(x) for x in (0, 1, -1, 2**15, 2**30 - 1, 2**30, -2**30, 2**60 - 1, 2**60, 2**90, 10**100, -10**100, True)], g(2**30 * 2**30), g(2**60 - 2**60 + 5), g(int("1" * 50)))
def gen(n): 
    for i in range(n): yield i
async def co(): pass
async def ag(): yield
import types
c = co(); print("gen", g(gen(3)), g((x for x in ())), g((x + y for x in () for y in ())), g(c), g(ag())); c.close()
def f0(): pass
def f1(a, b=1, *c, d=2, **e): x = y = z = 1
print("func", g(f0), g(f1), g(lambda: 0), g(f0.__code__) > 100, g(f1.__defaults__), g(f1.__kwdefaults__), g(f0.__globals__) > 200, g(f0.__dict__), g(f0.__annotations__), g(sys._getframe()))
def fr(a, b): x = 1; return g(sys._getframe())
print(fr(1, 2), (lambda: g(sys._getframe()))(), [g(sys._getframe()) for _ in range(1)])
