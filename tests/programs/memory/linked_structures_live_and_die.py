import gc, sys, weakref
gc.collect()
class Node:
    live = 0
    def __init__(self, v, prev=None): self.v = v; self.prev = prev; self.next = None; Node.live += 1; self.prev and setattr(prev, "next", self)
    def __del__(self): Node.live -= 1; print("~", self.v, end=" ")
def chain(n):
    h = t = Node(0)
    for i in range(1, n): t = Node(i, t)
    return h, t
h, t = chain(5); print(sys.getrefcount(h), sys.getrefcount(t), sys.getrefcount(h.next)); del h, t; print(Node.live); print(gc.collect(), Node.live)
h, t = chain(5)
n = h
while n: n.prev = None; n = n.next
del n; print("one way"); del t; print(Node.live); del h; print(Node.live)
h, t = chain(4); w = [weakref.ref(x, lambda r: print("cb", end=" ")) for x in (h, t)]; del h; print(Node.live); del t; print(Node.live, gc.collect(), [x() for x in w], Node.live)
class Tree:
    def __init__(self, v, parent=None):
        self.v = v; self.kids = []; self.parent = weakref.ref(parent) if parent else None
        if parent: parent.kids.append(self)
    def __del__(self): print("tree", self.v, self.parent and self.parent(), end="; ")
r = Tree("r"); a = Tree("a", r); b = Tree("b", r); c = Tree("c", a); print(sys.getrefcount(a), sys.getrefcount(r), c.parent() is a); del a, b; del r; print(); print(c.parent()); del c; print()
class LRU:
    def __init__(self, n): self.n = n; self.d = {}
    def get(self, k): v = self.d.pop(k); self.d[k] = v; return v
    def put(self, k, v):
        self.d[k] = v
        if len(self.d) > self.n: self.d.pop(next(iter(self.d)))
l = LRU(2); l.put("a", Node("a")); l.put("b", Node("b")); l.get("a"); l.put("c", Node("c")); print(list(l.d), Node.live); l.d.clear(); print(Node.live)
ring = [Node(i) for i in range(4)]
for i, n in enumerate(ring): n.next = ring[(i + 1) % 4]
del n; print(sys.getrefcount(ring[0])); ring.pop(0); print(Node.live); ring.clear(); print(Node.live, gc.collect(), Node.live); print(gc.garbage)
