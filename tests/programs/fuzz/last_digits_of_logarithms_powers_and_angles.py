# The digits that a C library gets wrong first: one in ten of its powers, one in thirty of its sines.
import math
import statistics

for i in range(1, 80):
    x = i * 0.35
    print(i, math.log(x), math.log10(x), math.sin(x), math.cos(x), math.tan(x), math.atan(x), math.asin(x / 40), math.acos(-x / 40))
    print(x ** 0.71, x ** -2.3, x ** 0.5, x ** 7, x ** -1.5, 1.05 ** i, 0.9 ** i, math.atan2(x, 7 - x), math.tanh(x / 9))
print(2 ** 0.5, 10 ** -0.3, 1e-5 ** 60, 1e200 ** 1.5, 5e-324 ** 0.25, 1.7976931348623157e308 ** 0.5, (-3.0) ** 5, (-3.0) ** -5)
print(1000 * 1.05 ** 10, 2 ** -1074.0, 2.0 ** 1023, 1.5 ** -1800, 3.0 ** 646, math.pow(-2, 3), math.pow(-0.0, 3), math.pow(0.5, 1080))
print([math.log10(10.0 ** k) for k in range(-20, 20)], math.log(1), math.log(5e-324), math.log(1.7e308), math.exp(1), math.log(0.9999999999999999))
for y in (0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, 1e-300, 1e300):
    print([math.atan2(y, x) for x in (0.0, -0.0, 2.0, -2.0, math.inf, -math.inf, 1e-300, -1e300)])
    print(math.atan(y), math.tanh(y), math.isfinite(y) and (math.sin(y), math.tan(y), math.cos(y)))
print(math.asin(1), math.asin(-1), math.acos(1), math.acos(-1), math.acos(0), math.asin(1e-9), math.sin(1e22), math.tan(1e5))
print(statistics.geometric_mean([1, 2, 3, 4.5]), statistics.geometric_mean([54, 24, 36]), statistics.stdev([1.5, 2.5, 4]))
