import gc, objgraph, io
gc.collect(); gc.disable()
class Session:
    cache = {}
    def __init__(s, n): s.n = n; Session.cache[n] = s; s.callbacks = [s.done]
    def done(s): pass
def work(k):
    for i in range(k): Session(i + 100 * len(Session.cache))
print(objgraph.count("Session")); objgraph.growth(limit=None)
work(3); print([g for g in objgraph.growth(limit=None) if g[0] in ("Session", "method", "list") and g[0] == "Session"], objgraph.count("Session"))
work(2); print([g for g in objgraph.growth(limit=None) if g[0] == "Session"])
Session.cache.clear(); print(objgraph.count("Session")); print(gc.collect() > 0, objgraph.count("Session")); print([g for g in objgraph.growth(limit=None) if g[0] == "Session"])
ids = objgraph.get_new_ids(limit=0, file=io.StringIO()) if "file" in objgraph.get_new_ids.__code__.co_varnames else objgraph.get_new_ids(limit=0)
s1 = Session(1); ids = objgraph.get_new_ids(limit=0, file=io.StringIO()); print(len(ids["Session"]), id(s1) in ids["Session"], objgraph.at_addrs(ids["Session"])[0] is s1)
out = io.StringIO(); s2 = Session(2); ids = objgraph.get_new_ids(limit=3, file=out, sortby="deltas"); print(out.getvalue().splitlines()[0].split(), len(ids["Session"]))
class Unreach:
    pass
u = Unreach(); roots = objgraph.get_leaking_objects(); print(any(o is u for o in roots)); l = [u]; del u
print(sorted(type(o).__name__ for o in objgraph.get_leaking_objects([l, l[0]])))
try: objgraph.get_new_ids(sortby="x")
except (ValueError, KeyError) as e: print(type(e).__name__, e)
