import weakref
class A:
    pass
a, b = A(), A()
d, e = weakref.WeakValueDictionary(a=a), weakref.WeakValueDictionary(b=b)
f = d | e
print(type(f).__name__, sorted(f))
d |= e
print(sorted(d))
