# Parents by weak reference, observers and caches that keep nobody alive.
import weakref, gc, sys
class Node:
    count = 0
    def __init__(self, value, parent=None):
        self.value = value; self._parent = weakref.ref(parent) if parent else None; self.children = []; Node.count += 1
        if parent: parent.children.append(self)
    @property
    def parent(self): return self._parent() if self._parent else None
    def __repr__(self): return f"Node({self.value})"
    def __del__(self): Node.count -= 1; print("free", self.value)
root = Node("root"); kids = [Node(f"k{i}", root) for i in range(3)]; grand = Node("g", kids[1])
print(grand.parent, grand.parent.parent, root.children, sys.getrefcount(root), sys.getrefcount(kids[0]))
del kids; print(Node.count); root.children.pop(1); print(grand.parent, Node.count); del root; print(Node.count, grand.parent)
del grand; print(Node.count, gc.collect())
class Strong:
    def __init__(s, v, p=None): s.v = v; s.p = p; s.ch = []; p and p.ch.append(s)
    def __del__(s): print("strong free", s.v)
r = Strong(0); [Strong(i, r) for i in range(1, 4)]; del r; print("before"); print(gc.collect())
class Subject:
    def __init__(s): s.obs = weakref.WeakSet(); s.meths = []
    def add(s, o): s.obs.add(o)
    def on(s, m): s.meths.append(weakref.WeakMethod(m, s.meths.remove))
    def fire(s): return sorted(o.name for o in s.obs), [m()() for m in s.meths]
class Obs:
    def __init__(s, n): s.name = n
    def hear(s): return "heard " + s.name
S = Subject(); a, b = Obs("a"), Obs("b"); S.add(a); S.add(b); S.on(a.hear); S.on(b.hear); print(S.fire()); del a; print(S.fire(), len(S.meths)); b.self = b; del b; print(S.fire()); gc.collect(); print(S.fire())
class Cache(dict): pass
c = Cache(); c["x"] = Obs("x"); w = weakref.ref(c); wp = weakref.ref(c["x"]); c["self"] = c; del c; print(w() is not None); gc.collect(); print(w(), wp())
class Interned:
    _pool = weakref.WeakValueDictionary()
    def __new__(cls, k):
        o = cls._pool.get(k)
        if o is None: o = super().__new__(cls); o.k = k; cls._pool[k] = o
        return o
i, j = Interned(1), Interned(1); print(i is j, len(Interned._pool), sys.getrefcount(i)); del i, j; print(len(Interned._pool))
