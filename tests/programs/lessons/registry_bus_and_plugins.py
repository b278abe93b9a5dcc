# A registry of names, an event bus with weak methods, a set of plugins.
import weakref, gc, sys
gc.collect(); gc.disable()
class Registry:
    def __init__(self): self.by_name = weakref.WeakValueDictionary(); self.log = []
    def add(self, o): self.by_name[o.name] = o; weakref.finalize(o, self.log.append, o.name); return o
    def names(self): return sorted(self.by_name)
class Item:
    def __init__(self, name, *links): self.name = name; self.links = list(links)
    def __repr__(self): return f"<{self.name}>"
r = Registry(); a = r.add(Item("a")); b = r.add(Item("b", a)); c = r.add(Item("c", b)); a.links.append(c)
print(r.names(), sys.getrefcount(a), sys.getrefcount(b)); del a, b, c; print(r.names(), r.log); print(gc.collect(), r.names(), r.log)
class Bus:
    def __init__(self): self.handlers = {}
    def on(self, ev, fn):
        ref = weakref.WeakMethod(fn) if hasattr(fn, "__self__") else weakref.ref(fn)
        self.handlers.setdefault(ev, []).append(ref)
    def fire(self, ev, *a):
        out = []
        for ref in list(self.handlers.get(ev, [])):
            fn = ref()
            if fn is None: self.handlers[ev].remove(ref)
            else: out.append(fn(*a))
        return out
bus = Bus()
class L:
    def __init__(s, n): s.n = n
    def h(s, x): return (s.n, x)
l1, l2 = L(1), L(2); bus.on("e", l1.h); bus.on("e", l2.h); f = lambda x: ("f", x); bus.on("e", f)
print(bus.fire("e", 5), len(bus.handlers["e"])); del l1; print(bus.fire("e", 6), len(bus.handlers["e"])); del f; l2.me = l2; del l2; print(bus.fire("e", 7)); gc.collect(); print(bus.fire("e", 8), bus.handlers)
class Plugin:
    plugins = weakref.WeakSet()
    def __init_subclass__(cls): Plugin.plugins.add(cls)
class P1(Plugin): pass
class P2(Plugin): pass
print(sorted(p.__name__ for p in Plugin.plugins)); del P1; print(sorted(p.__name__ for p in Plugin.plugins)); gc.collect(); print(sorted(p.__name__ for p in Plugin.plugins), [c.__name__ for c in Plugin.__subclasses__()])
