import weakref
def f():
    pass
r = weakref.ref(f)
print(repr(r).rsplit(" ", 1)[1], "'function'" in repr(r))
