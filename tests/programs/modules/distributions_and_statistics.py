import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

import random, statistics as st
from fractions import Fraction as F
from decimal import Decimal as D
for seed in (0, 1, 42, -5, 2**70, 'abc', b'xyz', 1.5, None.__class__ and 'é', bytearray(b'q')):
    r = random.Random(seed); print(repr(seed), r.random(), r.randint(1, 100), r.randrange(0, 1000, 7), r.choice('abcdef'), r.uniform(-1, 1), r.getrandbits(100), r.randbytes(5))
t(random.seed, []); t(random.Random, {}); t(random.seed, (1, 2)); 
r = random.Random(12345)
for d in ['gauss(0, 1)', 'normalvariate(5, 2)', 'lognormvariate(0, 1)', 'expovariate(2)', 'expovariate()', 'vonmisesvariate(1, 4)', 'vonmisesvariate(0, 0)', 'gammavariate(2, 3)', 'gammavariate(0.5, 1)', 'gammavariate(1, 1)', 'betavariate(2, 5)', 'paretovariate(3)', 'weibullvariate(1, 2)', 'triangular()', 'triangular(1, 5, 2)', 'triangular(3, 3, 3)', 'binomialvariate(10, 0.5)', 'binomialvariate(1000, 0.3)', 'binomialvariate(5, 0)', 'binomialvariate(5, 1)', 'binomialvariate(100, 0.9)', 'shuffle([1])', 'sample(range(10**9), 5)', 'sample("abcdef", 6)', 'sample([1, 2], 2, counts=[3, 2])', 'choices("abc", k=5)', 'choices("abc", [1, 5, 1], k=5)', 'choices("abc", cum_weights=[1, 6, 7], k=3)', 'randrange(10)', 'randrange(5, 6)', 'randrange(10, 0, -3)', 'randint(5, 5)', 'getrandbits(0)', 'getrandbits(1)', 'getrandbits(33)', 'randbytes(0)', 'random()']:
    ev('[r.' + d + ' for _ in range(3)]')
for d in ['sample({1}, 1)', 'sample([1], 2)', 'sample([1], -1)', 'choice([])', 'choices([], k=1)', 'choices("ab", [0, 0])', 'choices("ab", [1])', 'choices("ab", [1, 2], cum_weights=[1, 2])', 'choices("ab", 5)', 'randrange(0)', 'randrange(5, 2)', 'randrange(1, 2, 0)', 'randrange(1.5)', 'randrange("a")', 'randint(2, 1)', 'randint(1.0, 2)', 'getrandbits(-1)', 'getrandbits(1.5)', 'shuffle((1, 2))', 'shuffle("ab")', 'gammavariate(0, 1)', 'binomialvariate(-1, 0.5)', 'binomialvariate(5, 2)', 'expovariate(0)', 'sample([1, 2], 1, counts=[1])', 'sample([1, 2], 1, counts=[1, -1])', 'sample([1, 2], 1, counts=["a", 1])', 'choices("ab", [float("inf"), 1])', 'choices("ab", k=-1)', 'uniform("a", 1)', 'seed(1, 2, 3)', 'choice({1: 2})', 'choice({1})', 'setstate(5)', 'setstate((3, (1, 2), None))', 'setstate((9, (), None))', 'randbytes(-1)']: ev('r.' + d)
s = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(s); print(a == [r.random() for _ in range(3)], s[0], len(s[1]), s[2])
l = list(range(20)); r.shuffle(l); print(l); random.seed(7); print([random.gauss(0, 1) for _ in range(3)], random.sample(range(50), k=10)); random.seed(3, version=1) if 0 else None
class Die(random.Random):
    def random(s): return 0.5
d = Die(); print(d.randint(1, 6), d.choice('abc'), d.sample(range(10), 3), d.uniform(0, 10)); 
class Bits(random.Random):
    def getrandbits(s, k): return 0
    def random(s): return 0.25
b = Bits(); print(b.randrange(10), b.choice('xyz'), b.shuffle(q := [1, 2, 3]), q, b.randbytes(2)); t(lambda: random.SystemRandom and 1)
def mc(n):
    r = random.Random(99); return sum(r.random()**2 + r.random()**2 < 1 for _ in range(n)) * 4 / n
print(mc(5000)); w = random.Random(5); print([w.choices(['red', 'black', 'green'], [18, 18, 2])[0] for _ in range(8)])
X = [2, 4, 4, 4, 5, 5, 7, 9]; Y = [1.5, 2.5, 2.75, 3.25, 4.75]; P = [F(1, 2), F(1, 3), F(5, 7)]; Q = [D('1.1'), D('2.35'), D('9')]
for f in ['mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median', 'median_low', 'median_high', 'median_grouped', 'mode', 'multimode', 'pstdev', 'pvariance', 'stdev', 'variance', 'quantiles']:
    for d in (X, Y, P, Q, [1], [], ['a'], [1, 'a'], [-1, 2], [0, 5], [True, False, True], [1e308, 1e308], [float('nan'), 1, 2], [float('inf'), 1], range(10), iter([1, 2, 3]), 'aabbc', {1: 2, 3: 4}, [1, F(1, 2)], [1, 2.5], [F(1, 2), 0.5], [D(1), 2]):
        try: print(f, getattr(st, f)(d))
        except Exception as e: print(f, type(e).__name__, e)
for a in ["st.fmean(X, weights=range(8))", "st.fmean([1], weights=[0])", "st.fmean([1, 2], [1])", "st.harmonic_mean([40, 60], weights=[5, 30])", "st.quantiles(X, n=10)", "st.quantiles(X, n=4, method='inclusive')", "st.quantiles(X, n=0)", "st.quantiles(X, method='x')", "st.quantiles([1], n=3)", "st.median_grouped([1, 2, 2, 3, 4, 4, 4, 5], interval=2)", "st.covariance([1, 2, 3], [4, 5, 7])", "st.correlation([1, 2, 3], [4, 5, 7])", "st.correlation([1, 2, 3], [7, 5, 4], method='ranked')", "st.correlation([1, 1], [1, 2])", "st.covariance([1], [2])", "st.covariance([1, 2], [2])", "st.linear_regression([1, 2, 3], [2, 4, 6.5])", "st.linear_regression([1, 2, 3], [2, 4, 6], proportional=True)", "st.linear_regression([1, 1], [2, 3])", "st.variance([1, 2, 3], xbar=2)", "st.pvariance([1, 2, 3], mu=2)", "st.NormalDist(5, 2)", "st.NormalDist(5, -2)", "st.NormalDist(5, 2).pdf(5), st.NormalDist(5, 2).cdf(6), st.NormalDist(5, 2).inv_cdf(0.9)", "st.NormalDist().inv_cdf(0)", "st.NormalDist(5, 2) + st.NormalDist(1, 3), st.NormalDist(5, 2) * 3 - 1, -st.NormalDist(1, 2), st.NormalDist(4, 2) / 2", "st.NormalDist.from_samples(X)", "round(st.NormalDist(1, 1).overlap(st.NormalDist(2, 1)), 12), st.NormalDist(1, 2).zscore(3), st.NormalDist().quantiles(4)", "st.NormalDist(1, 2) == st.NormalDist(1, 2), hash(st.NormalDist()) == hash(st.NormalDist())", "st.NormalDist(0, 1).samples(3, seed=5)", "st.NormalDist(3, 0).pdf(1)", "st.NormalDist(1).mean, st.NormalDist(1).stdev, st.NormalDist(1).variance, st.NormalDist(1).median, st.NormalDist(1).mode", "st.mode([])", "st.median([])", "st.StatisticsError.__mro__[1]"]: ev(a)
