from statistics import *
import statistics
from fractions import Fraction as F
d=[1,2,3,4,4,5.5]
print(mean(d), fmean(d), median(d), median_low(d), median_high(d), mode(d), multimode("aabbc"), stdev(d), pstdev(d), variance(d), pvariance(d), quantiles(d), quantiles(d,n=10,method='inclusive'), harmonic_mean([40,60]), geometric_mean([54,24,36]), median_grouped([1,2,2,3,4,4,4,4,4,5]))
print(mean([1,2,3]), mean([F(1,2),F(1,3)]), variance([F(1,2),F(1,3)]), mean([1,2]), pvariance([0.0,0.25,0.25,1.25,1.5,1.75,2.75,3.25]), correlation([1,2,3],[2,4,7]), covariance([1,2,3],[2,4,7]), linear_regression([1,2,3],[2,4,7]), stdev([2.5,3.25,5.5,11.25,11.75]), fmean([1,2],[3,4]), harmonic_mean([40,60],weights=[5,30]))
for f in [lambda: mean([]), lambda: stdev([1]), lambda: mode([]), lambda: median([]), lambda: mean(['a']), lambda: geometric_mean([]), lambda: correlation([1,1],[1,2])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n=NormalDist(100,15); print(n, n.cdf(120), n.inv_cdf(.9), n.pdf(100), n.quantiles(), n.overlap(NormalDist(110,10)), n+5, n*2, n+n, n.zscore(130), NormalDist.from_samples([1,2,3,4]), n==NormalDist(100,15), n.samples(3, seed=5))
