import weakref
class A:
    pass
a, b = A(), A()
d = weakref.WeakValueDictionary(a=a, b=b)
k, v = d.popitem()
print(k, v is b, len(d))
d.clear()
print(len(d))
try:
    d.popitem()
except KeyError as e:
    print(e)
