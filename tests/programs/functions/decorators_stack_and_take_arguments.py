import functools
trace = []
def tag(name):
    trace.append("make " + name)
    def decorate(f):
        trace.append("apply " + name)
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            trace.append("call " + name)
            return f"<{name}>{f(*args, **kwargs)}</{name}>"
        return wrapper
    return decorate
@tag("b")
@tag("i")
def text(s, end="!"):
    "Gives text."
    return s + end
print(text("hi", end="?"), trace)
print(text.__name__, text.__doc__, text.__wrapped__.__wrapped__("x"))
class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0
    def __call__(self, *args):
        self.n += 1
        return self.f(*args)
    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)
class Thing:
    @CountCalls
    def method(self, x): return (type(self).__name__, x)
    @staticmethod
    @tag("s")
    def static(x): return str(x)
    @classmethod
    @tag("c")
    def make(cls, x): return cls.__name__ + str(x)
t = Thing()
print(t.method(1), t.method(2), Thing.method.n, Thing.method.__name__)
print(Thing.static(1), t.static(2), Thing.make(3), t.make(4))
def class_decorator(**extra):
    def decorate(cls):
        for k, v in extra.items(): setattr(cls, k, v)
        return cls
    return decorate
@class_decorator(color="red", size=3)
class Plain: pass
print(Plain.color, Plain.size)
@lambda f: f() * 2
def computed(): return 21
print(computed)
handlers = {}
def on(event):
    return lambda f: handlers.setdefault(event, []).append(f) or f
@on("start")
@on("stop")
def handler(): return "handled"
print({k: [f() for f in v] for k, v in handlers.items()})
def memo(f):
    cache = {}
    def g(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    g.cache = cache
    return g
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), len(fib.cache))
try:
    @5
    def broken(): pass
except TypeError as e:
    print(e)
