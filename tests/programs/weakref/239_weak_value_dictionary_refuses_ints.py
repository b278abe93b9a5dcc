import weakref
d = weakref.WeakValueDictionary()
try:
    d["x"] = 5
except TypeError as e:
    print(e)
