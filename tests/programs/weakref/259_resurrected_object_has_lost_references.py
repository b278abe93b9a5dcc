import weakref
kept = []
class A:
    def __del__(self):
        kept.append(self)
a = A()
r = weakref.ref(a)
del a
print(r() is None, len(kept), weakref.getweakrefcount(kept[0]))
s = weakref.ref(kept[0])
print(s() is kept[0])
