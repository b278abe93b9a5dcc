import weakref
class A:
    pass
objects = [A() for i in range(4)]
d = weakref.WeakValueDictionary(enumerate(objects))
it = iter(d.items())
print(next(it)[0])
del objects[1:]
print(len(d), len(list(it)))
