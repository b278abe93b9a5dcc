import _random
r = _random.Random(42); print(r.random(), r.getrandbits(5), r.getrandbits(100), r.getrandbits(64), r.getrandbits(0))
r.seed(2**100 + 7); print(r.random()); s = r.getstate(); x = r.random(); r.setstate(s); print(x == r.random(), len(s))
r.seed(-5); print(r.random()); r.seed(3.5); print(r.random()); r.seed(0); print([r.getrandbits(32) for _ in range(3)])
for f in ("r.getrandbits(-1)", "r.setstate((1,))", "r.setstate([])"):
    try: eval(f)
    except Exception as e: print(type(e).__name__, e)
