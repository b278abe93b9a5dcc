import gc
x = ["x"]
l, t, d = [x], (x,), {"k": x}
r = gc.get_referrers(x)
print([any(o is c for o in r) for c in (l, t, d, globals())], len(r))
