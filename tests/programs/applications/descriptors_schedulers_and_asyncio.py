"""Event systems with descriptors and metaclasses, coroutine schedulers, asyncio producers and consumers."""
import asyncio, sys, weakref, gc, types, inspect, functools, itertools, contextlib, heapq, collections, operator, abc, time, random, traceback, warnings, string, reprlib
from collections import deque, OrderedDict, ChainMap, defaultdict, namedtuple, UserList
from typing import *
from types import MappingProxyType, SimpleNamespace, MethodType, coroutine, new_class, prepare_class
import enum, copy

# --- metaclasses
class OrderedMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, sorted(kw)); return OrderedDict(_seen=[])
    def __new__(mcs, name, bases, ns, *, tag=None, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns), **kw)
        cls.tag = tag
        cls.order = [k for k in ns if not k.startswith('_')]
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns); cls.registry = (*(b.registry for b in bases if 'registry' in vars(b)), name)
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.made_by = cls.__name__
        return obj
    def __iter__(cls): return iter(cls.order)
    def __contains__(cls, x): return x in cls.order
    def __len__(cls): return len(cls.order)
    def __getitem__(cls, i): return cls.order[i]
    def __getattr__(cls, name): return f'{cls.__name__}?{name}'
    def __or__(cls, other): return f'{cls.__name__}|{other}'
    def __instancecheck__(cls, obj): return type.__instancecheck__(cls, obj) or hasattr(obj, 'quack')
    def __subclasscheck__(cls, sub): return type.__subclasscheck__(cls, sub) or 'quack' in vars(sub)
    def __dir__(cls): return ['only']
    def __repr__(cls): return f'<ordered {cls.__name__}>'
    def __set_name__(cls, owner, name): print('set_name of class', owner.__name__, name)

class Base(metaclass=OrderedMeta, tag='b'):
    z = 1
    def a(self): pass
    class Inner(metaclass=OrderedMeta): x = 0
    y: int = 2
class Derived(Base, tag='d'):
    def b(self): return super().a()
print(Base, list(Base), len(Derived), 'z' in Base, Base[0], Base.missing, Base | 3, Derived.registry, Derived.tag, dir(Base), Derived().made_by)
class Duck:
    quack = 1
print(isinstance(Duck(), Base), issubclass(Duck, Base), isinstance(3, Base), type(Base).__name__, type(Base.Inner).__mro__[-1])
X = new_class('X', (Base,), {'tag': 't'}, lambda ns: ns.update(v=5)); print(X.v, X.tag, X.order)
try:
    class Conflict(Base, metaclass=abc.ABCMeta): pass
except TypeError as e: print(e)

# --- descriptors
class Typed:
    def __init__(self, kind, *, default=None, check=None): self.kind, self.default, self.check = kind, default, check
    def __set_name__(self, owner, name):
        self.name, self.slot = name, '_' + name
        owner.__dict__.get('schema', {}).setdefault(name, self)
    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__.get(self.slot, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.name}: {self.kind.__name__} wanted, not {value!r}')
        if self.check and not self.check(value): raise ValueError(f'{self.name}: {value!r} refused')
        old = self.__get__(obj); obj.__dict__[self.slot] = value
        for f in getattr(obj, '_watchers', ()): f(obj, self.name, old, value)
    def __delete__(self, obj): del obj.__dict__[self.slot]
    def __repr__(self): return f'Typed({self.name})'
class Model:
    schema = {}
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); cls.fields = [k for k, v in vars(cls).items() if isinstance(v, Typed)]
    def __init__(self, **kw):
        self._watchers = []
        for k, v in kw.items(): setattr(self, k, v)
    def watch(self, f): self._watchers.append(f); return f
class Point(Model):
    x = Typed(int, default=0); y = Typed(int, default=0, check=lambda v: v >= 0); label = Typed(str)
p = Point(x=1)
@p.watch
def changed(obj, name, old, new): print(f'{name}: {old}->{new}')
p.x = 5; p.label = 'hi'
for attr, v in (('y', -1), ('x', 'a'), ('nope', 1)):
    try: setattr(p, attr, v); print('set', attr)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
del p.x; print(p.x, Point.x, Point.fields)
try: del p.x
except KeyError as e: print('KeyError', e)
class Lazy:
    def __init__(self, f): self.f = f; functools.update_wrapper(self, f)
    def __get__(self, o, t=None):
        if o is None: return self
        v = o.__dict__[self.f.__name__] = self.f(o); return v
class Event:
    def __init__(self): self.handlers = weakref.WeakKeyDictionary()
    def __get__(self, o, t): return self if o is None else BoundEvent(self.handlers.setdefault(o, []))
    def __set__(self, o, v):
        if not isinstance(v, BoundEvent): raise AttributeError('events cannot be assigned')
class BoundEvent:
    def __init__(self, hs): self.hs = hs
    def __iadd__(self, h): self.hs.append(weakref.WeakMethod(h) if inspect.ismethod(h) else (lambda: h)); return self
    def __isub__(self, h): self.hs[:] = [r for r in self.hs if r() != h]; return self
    def __call__(self, *a): return [h(*a) for r in list(self.hs) if (h := r()) is not None]
    def __len__(self): return sum(r() is not None for r in self.hs)
class Button:
    clicked = Event()
    @Lazy
    def cost(self): "expensive"; print('computing'); return 42
class Listener:
    def __init__(self, n): self.n = n
    def on(self, x): return f'{self.n}:{x}'
b = Button(); l1, l2 = Listener('one'), Listener('two')
b.clicked += l1.on; b.clicked += l2.on; b.clicked += lambda x: x * 2
print(b.clicked('c'), b.cost, b.cost, Button.cost.__doc__); b.clicked -= l1.on; print(b.clicked('d'), len(b.clicked)); del l2; gc.collect(); print(b.clicked('e'), len(b.clicked))
try: b.clicked = 5
except AttributeError as e: print(e)

# --- a scheduler of generators with channels, sleeps, exceptions
class Kernel:
    def __init__(self): self.ready, self.sleeping, self.now, self.ids, self.log = deque(), [], 0, itertools.count(), []
    def spawn(self, gen, name=None):
        t = SimpleNamespace(gen=gen, name=name or gen.__name__, waiting=[], result=None, done=False, id=next(self.ids)); self.ready.append((t, None, None)); return t
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, t = heapq.heappop(self.sleeping); self.ready.append((t, self.now, None))
            t, value, exc = self.ready.popleft()
            try: request = t.gen.throw(exc) if exc else t.gen.send(value)
            except StopIteration as e: t.result, t.done = e.value, True
            except Exception as e: t.result, t.done = e, True; self.log.append(f'{t.name} died: {e!r}')
            else:
                match request:
                    case ('sleep', n): heapq.heappush(self.sleeping, (self.now + n, t.id, t))
                    case ('spawn', g): self.ready.append((t, self.spawn(g), None))
                    case ('join', other) if other.done: self.ready.append((t, other.result, None))
                    case ('join', other): other.waiting.append(t)
                    case ('kill', other): self.ready.append((other, None, GeneratorExit('killed'))); self.ready.append((t, None, None))
                    case ('log', *words): self.log.append(f'{self.now}:{t.name}:' + ' '.join(map(str, words))); self.ready.append((t, None, None))
                    case None: self.ready.append((t, None, None))
                    case other: self.ready.append((t, None, ValueError(f'bad request {other!r}')))
            if t.done:
                for w in t.waiting: self.ready.append((w, t.result, None) if not isinstance(t.result, Exception) else (w, None, t.result))
def worker(n):
    try:
        for i in range(n):
            yield 'log', 'step', i
            yield 'sleep', n - i
        return n * 10
    finally: yield 'log', 'cleanup'
def boss():
    kids = []
    for i in (3, 1, 2): kids.append((yield 'spawn', worker(i)))
    for k in kids: yield 'log', 'joined', (yield 'join', k)
    try: yield 'nonsense'
    except ValueError as e: yield 'log', e
    bad = yield 'spawn', failing()
    try: yield 'join', bad
    except ZeroDivisionError as e: yield 'log', 'child failed', e
    total = yield from subtotal(4)
    yield 'log', 'total', total
def failing(): yield 'sleep', 1; 1 / 0
def subtotal(n):
    s = 0
    for i in range(n): s += i; yield
    return s
k = Kernel(); k.spawn(boss()); k.run(); print(*k.log, sep='\n')

# --- asyncio
async def producer(q, n, name):
    for i in range(n):
        await asyncio.sleep(0.01 * (i + 1)); await q.put(f'{name}{i}')
    return name
async def consumer(q, out):
    try:
        while True:
            item = await q.get()
            try:
                if item.endswith('2'): raise ValueError(item)
                out.append(item)
            except ValueError as e: out.append(f'bad {e}')
            finally: q.task_done()
    except asyncio.CancelledError: out.append('stopped'); raise
class Gate:
    async def __aenter__(self): await asyncio.sleep(0); print('enter'); return self
    async def __aexit__(self, t, v, tb): print('exit', t and t.__name__); return t is KeyError
async def ticker(n):
    try:
        for i in range(n): yield i; await asyncio.sleep(0)
    finally: print('ticker closed')
async def main():
    q, out = asyncio.Queue(2), []
    cs = [asyncio.create_task(consumer(q, out), name=f'c{i}') for i in range(2)]
    names = await asyncio.gather(producer(q, 3, 'a'), producer(q, 4, 'b'))
    await q.join()
    for c in cs: c.cancel()
    res = await asyncio.gather(*cs, return_exceptions=True)
    print(names, sorted(out), [type(r).__name__ for r in res], [c.get_name() for c in cs], cs[0].cancelled())
    async with Gate(): raise KeyError('swallowed')
    print([i async for i in ticker(5) if i % 2], {i: i async for i in ticker(2)})
    async for i in ticker(9):
        if i == 2: break
    try:
        async with asyncio.timeout(0.05): await asyncio.sleep(1)
    except TimeoutError: print('timeout')
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(asyncio.sleep(0.01, 'fine')); tg.create_task(boom(0.02)); t3 = tg.create_task(asyncio.sleep(5))
    except* ValueError as eg: print('group', eg.exceptions, t1.result(), t3.cancelled())
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (0.03, 0.01, 0.02)], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    for f in asyncio.as_completed([asyncio.sleep(0.02, 'slow'), asyncio.sleep(0.01, 'quick')]): print(await f)
    lock, sem, ev = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event()
    active = peak = 0
    async def limited(i):
        nonlocal active, peak
        async with sem:
            active += 1; peak = max(peak, active); await asyncio.sleep(0.001); active -= 1
    await asyncio.gather(*map(limited, range(6))); print('peak', peak)
    asyncio.get_running_loop().call_later(0.01, ev.set); await ev.wait(); print(ev.is_set(), lock.locked())
    fut = asyncio.get_running_loop().create_future(); fut.add_done_callback(lambda f: print('done', f.result())); fut.set_result(7); await asyncio.sleep(0)
    try: await asyncio.shield(boom(0))
    except ValueError as e: print(e)
async def boom(d): await asyncio.sleep(d); raise ValueError(f'boom {d}')
asyncio.run(main())
