import weakref
print(weakref.ref[int], weakref.WeakSet[int], weakref.WeakValueDictionary.__name__)
