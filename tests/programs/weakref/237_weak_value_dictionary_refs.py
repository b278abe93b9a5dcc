import weakref
class A:
    pass
a = A()
d = weakref.WeakValueDictionary(x=a)
print([r() is a for r in d.valuerefs()], [r() is a for r in d.itervaluerefs()], type(d.valuerefs()[0]).__name__)
