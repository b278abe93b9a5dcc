import gc
gc.collect()
def f(*args):
    return args
t = [f(1, "a"), f(1, []), f((1, 2)), f(f(1), f([]))]
print([gc.is_tracked(x) for x in t])
gc.collect()
print([gc.is_tracked(x) for x in t])
