import gc
def f(a=[1]):
    "doc"
r = gc.get_referents(f)
print(globals() in r, ([1],) in r, f.__code__ in r, "f" in r)
