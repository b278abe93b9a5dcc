import random
random.seed(42)
print(random.random(), random.randint(1,100), random.choice('abcdef'), random.sample(range(100),5), random.shuffle(x:=list(range(10))), x, random.uniform(1,2), random.gauss(0,1), random.gauss(), random.choices('abc', weights=[1,2,3], k=5), random.randrange(0,100,7), random.getrandbits(70), random.triangular(), random.betavariate(2,3), random.expovariate(2), random.gammavariate(2,1), random.gammavariate(.5,1), random.lognormvariate(0,1), random.normalvariate(0,1), random.vonmisesvariate(1,2), random.paretovariate(3), random.weibullvariate(1,2), random.binomialvariate(10,.3), random.binomialvariate(200,.4), random.randbytes(5), random.sample('abc',2,counts=[3,2,1]), random.sample(range(10**6),30)[:3])
random.seed("hello"); print(random.random()); random.seed(b"x"); print(random.random()); random.seed(1.5); print(random.random()); random.seed(-7); print(random.random()); random.seed(10**50); print(random.random())
r=random.Random(5); s=r.getstate(); a=r.random(); r.setstate(s); print(a==r.random(), len(s[1]), random.Random("seed", ).randint(0,9), random.Random(1).random())
for f in [lambda: random.choice([]), lambda: random.randint(5,1), lambda: random.sample([1],3), lambda: random.sample({1},1), lambda: random.randrange(0), lambda: random.choices([1],[0]), lambda: random.seed([1]), lambda: random.randrange(1.5)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
