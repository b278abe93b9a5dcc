# A leak found by counting objects before and after.
import gc, sys, collections
class Node:
    def __init__(self, name): self.name = name; self.children = []; self.parent = None
    def add(self, c): c.parent = self; self.children.append(c); return c
class Leaky:
    cache = {}
    def __init__(self, k): self.k = k; Leaky.cache[k] = self
def count():
    gc.collect(); c = collections.Counter(type(o).__name__ for o in gc.get_objects()); return {k: c[k] for k in ("Node", "Leaky", "Handler")}
class Handler:
    def __init__(self, bus): bus.append(self.handle)
    def handle(self): pass
print(count())
root = Node("root")
for i in range(5): root.add(Node(i)).add(Node("x"))
print(count(), sys.getrefcount(root) , sys.getrefcount(root.children[0]))
root = None; print(count())
for i in range(4): Leaky(i)
print(count(), sys.getrefcount(Leaky.cache[0])); Leaky.cache.clear(); print(count())
bus = []
for i in range(3): Handler(bus)
print(count(), sys.getrefcount(bus[0].__self__), sys.getrefcount(bus[0])); bus.clear(); print(count())
gc.disable()
for i in range(3): n = Node(i); n.add(n)
n = None
print(sum(isinstance(o, Node) for o in gc.get_objects()), gc.collect(), sum(isinstance(o, Node) for o in gc.get_objects()))
def closure_leak():
    big = Node("big")
    def user(): return big
    def other(): return user
    return other
f = closure_leak(); print(count()["Node"], [c.cell_contents.__name__ if callable(c.cell_contents) else c.cell_contents.name for c in f.__closure__]); del f; print(count()["Node"])
try: raise ValueError(Node("in exception"))
except ValueError as e: kept = e
print(count()["Node"]); kept = None; print(count()["Node"])
def gen():
    n = Node("gen"); yield n.name; yield 2
g = gen(); next(g); print(count()["Node"]); g.close(); print(count()["Node"])
stack = [Node(i) for i in range(3)]; alias = stack; stack = stack + [Node("new")]; print(count()["Node"], len(alias)); alias = None; print(count()["Node"]); stack.pop(); print(count()["Node"], len(stack)); stack = None; n = None; print(count()["Node"])
d = {Node("k"): Node("v")}; print(count()["Node"]); d.popitem(); print(count()["Node"]); s = {Node(1), Node(2)}; s.pop(); print(count()["Node"]); s = None
default = lambda n=Node("default"): n; print(count()["Node"]); default.__defaults__ = None; print(count()["Node"])
def refs(o): return sorted(type(r).__name__ for r in gc.get_referrers(o) if r is not globals() and type(r).__name__ != "frame")
a = Node("a"); b = a.add(Node("b")); print(refs(a), refs(b), refs(a.children)); l = [a]; t = (a,); dd = {"a": a}; m = a.add; print(refs(a), sys.getrefcount(a)); del l, t, dd, m; print(sys.getrefcount(a)); a.parent = b; del a, b; print(gc.collect(), count())
