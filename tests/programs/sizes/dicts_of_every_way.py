# dict: sizes of every way, order, views, and when tables are shared.
import sys
g = sys.getsizeof
class A:
    def __init__(self): self.x = 1; self.y = 2
print([g(d) for d in ({}, dict(), {"a": 1}, {1: 1}, {None: 1}, {(1,): 1}, {"a": 1, 1: 2}, {1.5: 1}, {b"a": 1}, {True: 1}, {"é": 1}, {"a b": 1})])
d = {"a": 1}; out = [g(d)]; d[1] = 2; out.append(g(d)); del d[1]; out.append(g(d)); d["b"] = 3; out.append(g(d)); d.clear(); out.append(g(d)); d["z"] = 1; out.append(g(d)); d.update({str(i): i for i in range(10)}); out.append(g(d)); d = dict(d); out.append(g(d)); d = d.copy(); out.append(g(d)); d = {**d}; out.append(g(d)); d |= {}; out.append(g(d)); d = d | {}; out.append(g(d)); print(out)
class SK(str): pass
d = {SK("a"): 1}; print(g(d)); d = {"a": 1}; d[SK("b")] = 2; print(g(d), d.get(SK("a")), g({SK("a"): 1, "b": 2})); d = {"a": 1, "b": 2}; SK("a") in d; d.get(1); d.get(SK("zz")); print(g(d))
for n in (0, 1, 4, 5, 6, 8, 10, 11, 15, 16, 17, 21, 22, 32, 42, 43, 85, 86, 170, 171, 341, 342): print(n, g(dict.fromkeys(range(n))), g(dict.fromkeys(str(i) for i in range(n))), g({i: i for i in range(n)}), g(dict([(i, i) for i in range(n)])), g(dict(**{"k%d" % i: i for i in range(n)})), g(dict(zip(range(n), range(n)))), g({**{i: i for i in range(n)}}), g(dict({i: i for i in range(n)}.items())), g(dict.fromkeys({i: 0 for i in range(n)})), g(dict.fromkeys(set(range(n)))), g({i: i for i in range(n)}.copy()), g({i: i for i in range(n)} | {-1: 0}), g({str(i): i for i in range(n)} | {-1: 0}))
d = {i: i for i in range(100)}
for i in range(90): del d[i]
print(g(d), len(d), g(d.copy()), g(dict(d)), g({**d}), g({k: v for k, v in d.items()})); d["new"] = 1; print(g(d)); 
for i in range(200): d[i] = 1; d.pop(i)
print(g(d), len(d)); 
for i in range(3): d.popitem()
print(g(d), list(d)); d.setdefault("q", []); d.pop("q"); print(g(d))
d = {i: i for i in range(6)}; 
for i in range(5): del d[i]; d[10 + i] = i
print(g(d), list(d)); d = {}
for i in range(1000): d[i] = i; del d[i]
print(g(d), len(d)); d = dict.fromkeys(range(5)); d.update(dict.fromkeys(range(5, 11))); print(g(d)); d = {1: 1}; d.update([(i, i) for i in range(20)]); print(g(d)); d = {}; d.update({i: i for i in range(20)}); print(g(d)); d = {}; d.update(a=1, b=2); print(g(d)); d = {}; d |= dict.fromkeys(range(50)); print(g(d)); d = {1: 1}; d |= dict.fromkeys(range(50)); print(g(d)); d = dict(dict.fromkeys(range(50)), a=1); print(g(d))
a, b = A(), A(); print(g(a.__dict__), g(b.__dict__), g(vars(A()))); a.z = 1; print(g(a.__dict__), g(b.__dict__), g(A().__dict__)); del a.x; print(g(a.__dict__), list(vars(a))); a.x = 5; print(list(vars(a))); b.__dict__["w"] = 1; print(g(b.__dict__)); b.__dict__[5] = 1; print(g(b.__dict__), g(A().__dict__)); c = A(); c.__dict__.update(k=1); print(g(c.__dict__)); c.__dict__.pop("x"); print(g(c.__dict__), list(c.__dict__)); c.__dict__.clear(); print(g(c.__dict__)); c.x = 1; print(g(c.__dict__)); e = A(); e.__dict__ = dict(e.__dict__); print(g(e.__dict__)); e.y = 3; print(g(e.__dict__)); import copy; f = copy.copy(A()); print(g(f.__dict__)); f = copy.deepcopy(A()); print(g(f.__dict__)); f = A.__new__(A); f.__dict__.update(x=1); print(g(f.__dict__)); f = A(); f.y = 1; f.x = 2; print(list(f.__dict__), g(f.__dict__))
class B(A):
    def __init__(self): super().__init__(); self.w = 3
class M:
    def __init__(self, n):
        for i in range(n): self.__dict__["k%d" % i] = i
class E:
    def __init__(self, rev):
        for n in ("ba" if rev else "ab"): setattr(self, n, 1)
print(g(B().__dict__), [g(M(n).__dict__) for n in (0, 1, 5, 6, 10, 20, 30, 40)], [(list(E(r).__dict__), g(E(r).__dict__)) for r in (0, 1, 0)])
it = iter({1: 2}); print(it.__length_hint__(), g(it), g(iter({}.items())), g(reversed({})), g({}.keys()), g({}.items()), len({1: 2}.keys() & {1}), type({1: 2}.keys() | {3}).__name__, g({1: 2}.keys() | {3}), g({1: 2, 3: 4}.items() & {(1, 2)}))
