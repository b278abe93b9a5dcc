import gc
def outer():
    x = ["x"]
    def inner():
        return x
    return inner
f = outer()
print(gc.get_referents(f.__closure__[0]), gc.get_referents(f.__closure__)[0] is f.__closure__[0])
