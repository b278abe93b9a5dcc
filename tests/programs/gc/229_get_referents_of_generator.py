import gc
def g(x):
    yield x
it = g("arg")
print("arg" in gc.get_referents(it))
next(it)
print("arg" in gc.get_referents(it))
