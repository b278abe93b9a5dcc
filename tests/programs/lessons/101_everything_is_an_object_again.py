# Everything is an object: names, ids, types and counts, as a beginner's lesson shows them.
import sys, ctypes
x = 10; y = x; print(id(x) == id(y), x is y, type(x), isinstance(x, object)); y += 1; print(x, y, x is y)
a = [1, 2, 3]; b = a; c = a[:]; print(a is b, a is c, a == c, sys.getrefcount(a), sys.getrefcount(c)); b.append(4); print(a, c)
def addr(o): return ctypes.c_long.from_address(id(o)).value
print(addr(a), addr(c), addr(a) == sys.getrefcount(a) - 1 if sys.version_info < (3, 14) else True)
p = []; q = p; print(addr(p)); del q; print(addr(p)); lst = [p] * 10; print(addr(p)); lst.clear(); print(addr(p)); p = None
s = "hello world"; t = "hello world"; print(s is t); u = "".join(["hello", " ", "world"]); print(s is u, s == u, sys.intern(u) is sys.intern(s))
for n in (-6, -5, 0, 256, 257):
    m = int(str(n)); print(n, m is int(str(n)), end="; ")
print()
print(1000 is 500 + 500, "ab" is "a" + "b", (1, 2) is (1, 2), [] is [], () is (), "" is "", None is None, True is (1 == 1), 3.0 is 3.0, frozenset() is frozenset(), b"" is b"", ... is ...)
def f(items=[]): items.append(len(items)); return items
print(f(), f(), f() is f.__defaults__[0], sys.getrefcount(f.__defaults__[0]))
def g(v): return id(v)
print(g(a) == id(a), (lambda v: v is a)(a), [v is a for v in (a, b, c)])
t = ([1], 2); 
try: t[0] += [3]
except TypeError as e: print(e, t)
d = {"k": a}; a = None; print(d["k"] is b, sys.getrefcount(b)); d.clear(); print(sys.getrefcount(b)); del b
try: b
except NameError as e: print(e)
class Dog:
    count = 0
    def __init__(self, name): self.name = name; Dog.count += 1
    def __del__(self): Dog.count -= 1; print("bye", self.name)
r = Dog("rex"); s = r; del r; print(Dog.count); s = None; print(Dog.count); Dog("tmp"); print(Dog.count); [Dog("a"), Dog("b")]; print("after"); x = Dog("x"); x = Dog("y"); print(x.name); del x
def scope(): d = Dog("local"); return d.name
print(scope()); l = [Dog(i) for i in range(3)]; l.pop(); l[0] = None; del l; print(Dog.count)
m, n = Dog("m"), Dog("n"); m.other, n.other = n, m; del m, n; print(Dog.count); import gc; gc.collect(); print(Dog.count)
print(type(5), type(5.0), type("5"), type([]), type(type), type(None), type(print), type(f), type(Dog), type(sys), type(...), type(x for x in ()), type(lambda: 0), type(Dog.__init__), type("".join), type({}.keys()), type(range(1)), type(iter([])))
print(id(5) == id(5), id([]) == id([]), id(Dog) == id(Dog), hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"}, hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None))
print(sys.getsizeof(0), sys.getsizeof(1), sys.getsizeof(2**30), sys.getsizeof(""), sys.getsizeof("a"), sys.getsizeof([]), sys.getsizeof(()), sys.getsizeof({}), sys.getsizeof(set()), sys.getsizeof(None), sys.getsizeof(1.0), sys.getsizeof(True), sys.getsizeof(f), sys.getsizeof(Dog), sys.getsizeof(Dog.__init__), sys.getsizeof(range(10**9)), sys.getsizeof(x for x in ()))
