import weakref, functools
from collections import OrderedDict, deque, namedtuple
from enum import Enum, auto
class State(Enum):
    IDLE = auto(); RUNNING = auto(); PAUSED = auto(); STOPPED = auto()
    def __str__(self): return self.name.lower()
Event = namedtuple("Event", "name payload time", defaults=(None, 0))
class Emitter:
    def __init__(self): self.handlers = {}; self.depth = 0; self.queue = deque()
    def on(self, name, handler=None, *, priority=0, once=False):
        if handler is None: return functools.partial(self.on, name, priority=priority, once=once)
        self.handlers.setdefault(name, []).append((-priority, len(self.handlers.get(name, ())), handler, once))
        self.handlers[name].sort(key=lambda h: h[:2]); return handler
    def emit(self, name, payload=None):
        self.queue.append(Event(name, payload, self.depth)); results = []
        if self.depth: return results
        self.depth += 1
        try:
            while self.queue:
                e = self.queue.popleft()
                for h in list(self.handlers.get(e.name, ())) + list(self.handlers.get("*", ())):
                    if h[3]: self.handlers[e.name].remove(h)
                    try: results.append(h[2](e))
                    except Exception as error: results.append(f"{type(error).__name__}: {error}")
        finally: self.depth -= 1
        return results
class Machine(Emitter):
    transitions = {(State.IDLE, "start"): State.RUNNING, (State.RUNNING, "pause"): State.PAUSED, (State.PAUSED, "start"): State.RUNNING, (State.RUNNING, "stop"): State.STOPPED}
    def __init__(self): super().__init__(); self.state = State.IDLE; self.history = []
    def __getattr__(self, action):
        if not any(a == action for _, a in self.transitions): raise AttributeError(action)
        def go(**payload):
            key = (self.state, action)
            if key not in self.transitions: raise RuntimeError(f"cannot {action} while {self.state}")
            old, self.state = self.state, self.transitions[key]; self.history.append((str(old), str(self.state)))
            return self.emit(action, payload)
        return go
m = Machine()
@m.on("start", priority=5)
def first(e): return f"first {e.payload}"
@m.on("start", once=True)
def second(e): m.emit("nested", "from second"); return "second"
@m.on("nested")
def nested(e): return f"nested {e.payload} at {e.time}"
m.on("stop", lambda e: 1 / 0)
m.on("*", lambda e: f"any {e.name}")
print(m.start(speed=3)); print(m.pause()); print(m.start()); print(m.stop(now=True)); print(m.history, m.state, m.state is State["STOPPED"], State(2), list(State))
for bad in (lambda: m.start(), lambda: m.explode(), lambda: State(9), lambda: State["NO"]):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class LRU:
    def __init__(self, size): self.size, self.data, self.hits, self.misses = size, OrderedDict(), 0, 0
    def __getitem__(self, k):
        if k not in self.data: self.misses += 1; raise KeyError(k)
        self.hits += 1; self.data.move_to_end(k); return self.data[k]
    def __setitem__(self, k, v):
        self.data[k] = v; self.data.move_to_end(k)
        if len(self.data) > self.size: self.data.popitem(last=False)
    def __contains__(self, k): return k in self.data
    def __repr__(self): return f"LRU({dict(self.data)}, hits={self.hits}, misses={self.misses})"
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3
try: c["b"]
except KeyError as e: print("evicted", e)
print(c, "a" in c, len(c.data))
class Observed:
    def __init__(self): self.watchers = weakref.WeakSet()
    def tell(self): return sorted(w.name for w in self.watchers)
class Watcher:
    def __init__(self, name, subject): self.name = name; subject.watchers.add(self)
o = Observed(); a, b = Watcher("a", o), Watcher("b", o); print(o.tell()); del a; print(o.tell()); r = weakref.ref(b); print(r() is b); b = None; print(r(), o.tell())
