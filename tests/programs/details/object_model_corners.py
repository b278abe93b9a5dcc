# What the reference implementation's own tests ask of the object model at its edges.
import copy
import random
import time
import types


def heading(text):
    print("---", text)


heading("an iterator that loses its __next__")
class BadIterator(object):
    def __iter__(self):
        return self
    def __next__(self):
        del BadIterator.__next__
        return 1
try:
    for i in BadIterator() :
        pass
except TypeError as e:
    print(e)


heading("a class whose instances are no exceptions, thrown")
class E(Exception):
    def __new__(cls, *args, **kwargs):
        return cls
def g():
    yield
gen=g()
try: gen.throw(E)
except TypeError as e: print(e)
try: next(gen)
except StopIteration as e: print('si')
def generator():
    try: yield
    except TypeError as e: print(e)
gen = generator()
next(gen)
try: gen.throw(E)
except StopIteration as e: print('si')
try: raise E
except TypeError as e: print(e)
class Fails(Exception):
    def __init__(self):
        raise ValueError("init")


def catches():
    try:
        yield 1
    except ValueError as e:
        print("inside", e)
        yield 2


gen = catches()
next(gen)
print(gen.throw(Fails))


heading("a comprehension's cell where the name is free outside")
def _f():
    def f():
        return [lambda: x for x in (x, [1])[1]]
    x = ...
    y = [fn() for fn in f()]
    return y
print(_f())


heading("__class__ in comprehensions")
class _C:
    __class__ = 2
    try: res = [__class__ for x in [1]]
    except NameError as e: print(e)
class _C:
    try: 
        [super for _ in [1]]
        [__class__ for _ in [1]]
    except NameError as e: print(e)
def _f():
    try: 
        [super for _ in [1]]
        [__class__ for _ in [1]]
    except NameError as e: print(e)
_f()


heading("bases that go round while mro() runs")
class M(type):
    ready=False
    def mro(cls):
        if M.ready:
            if cls.__name__ == 'B1':
                B2.__bases__ = (B1,)
            if cls.__name__ == 'B2':
                B1.__bases__ = (B2,)
        return type.mro(cls)
class A(metaclass=M):
    pass
class B1(A):
    pass
class B2(A):
    pass
M.ready = True
try: B1.__bases__ += ()
except TypeError as e: print(e)


heading("builtins that are any mapping")
class Bd(dict):
    def __getitem__(self,k):
        if k=='superman': return lambda: 42
        return super().__getitem__(k)
try: print(eval("superman()", {"__builtins__":Bd()}))
except Exception as e: print(repr(e))
f=types.MappingProxyType({'superman':lambda:43})
try: print(eval("superman()", {"__builtins__":f}))
except Exception as e: print(repr(e))
try: exec("superman.x", {"__builtins__":f})
except Exception as e: print(repr(e))
try: exec("nope", {"__builtins__":f})
except Exception as e: print(repr(e))
try: exec("def g(): return superman()\nprint(g())\n", {"__builtins__":{**f,'print':print}})
except Exception as e: print(repr(e))
try: exec("class A: pass", {"__builtins__":f})
except Exception as e: print(repr(e))
try: exec("import sys", {"__builtins__":f})
except Exception as e: print(repr(e))
try: exec("import sys", {"__builtins__":{'__import__':lambda *a: 5}})
except Exception as e: print(repr(e))
try: exec("import sys", {"__builtins__":types.MappingProxyType({'__import__':lambda *a: 5})})
except Exception as e: print(repr(e))
try: exec("class A: pass", {"__builtins__":types.MappingProxyType({'__build_class__':__build_class__, '__name__':'x'})})
except Exception as e: print(repr(e))
try: exec("x", {"__builtins__":5})
except Exception as e: print(repr(e))
def bad():
    exec("superman", {"__builtins__":123})
try: bad()
except Exception as e: print(repr(e))


heading("the names of a comprehension, seen from inside")
print([eval("x*2") for x in [1,2]])
class A:
    y=[sorted(set(locals())&{'x','y'}) for x in [1]]
    print(y)
y=0
[exec("y = x") for x in [1]]
print(y, 'x' in globals(), [("x" in dir()) for x in [1]])


heading("what was meant by calling a module")
for module in (random, time, copy, types):
    try:
        module()
    except TypeError as e:
        print(e)
try:
    sum([b"a"], bytearray())
except TypeError as e:
    print(e)


heading("an encoding error with other things in its fields")
u = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
print(u)
u.end = 2
print(u)
u.end, u.reason, u.encoding = 5, 0x345345345345345345, 4000
print(u)
u.start = 1000
print(u)
u = UnicodeDecodeError("baz", b"xxxxx", 1, 2, "foo")
print(u)
u.start, u.end, u.reason = 7, 5, None
print(u)
print(UnicodeTranslateError("x\u20ac", 1, 2, "foo"), str(UnicodeTranslateError.__new__(UnicodeTranslateError)) == "")


heading("small things: empty slots, function dicts, slices that are copied, global in a handler")


def make():
    class Slotted:
        __slots__ = ["a"]

    return Slotted


for cls in (make(), type("Moved", (), {"__slots__": "a", "__module__": "elsewhere"})):
    try:
        cls().a
    except AttributeError as e:
        print(e)
try:
    del make.__dict__
except TypeError as e:
    print(e)
try:
    make.__dict__ = 5
except TypeError as e:
    print(e)
print(copy.deepcopy(slice(1, [2], None)), copy.copy(slice(3)))


def handler():
    try:
        pass
    except ValueError:
        global shared
    else:
        shared = "global"


handler()
print(shared)
