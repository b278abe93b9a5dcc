# Means, medians, spreads and relations of data, exactly where that is possible.
__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
    "pvariance", "quantiles", "stdev", "variance",
]

import math
import random
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from functools import reduce
from itertools import count, groupby, repeat
from math import erf, exp, fabs, fsum, hypot, isfinite, isinf, isnan, log, sqrt, tau
from _tools import sumprod
from numbers import Rational


class StatisticsError(ValueError):
    pass


_NO_MEDIAN = "no median for empty data"


# Numerator and denominator; None below what is not a number or infinite.
def _ratio(x):
    try:
        return x.as_integer_ratio()
    except (OverflowError, ValueError):
        return x, None
    except AttributeError:
        if not hasattr(x, "numerator") or not hasattr(x, "denominator"):
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    return x.numerator, x.denominator


def _coerce(a, b):
    if a is b or b is int or b is bool:
        return a
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _kind(data):
    kind = int
    for t in dict.fromkeys(map(type, data)):
        kind = _coerce(kind, t)
    return kind


def _total(ratios):
    # The sum of fractions (numerator, denominator), exactly; not a number when one of them is none.
    partials = {}
    for n, d in ratios:
        partials[d] = partials.get(d, 0) + n
    if None in partials:
        return partials[None]
    return sum([Fraction(n, d) for d, n in partials.items()], Fraction(0))


def _sum(data):
    kinds = {}
    ratios = []
    for kind, values in groupby(data, type):
        kinds[kind] = None
        ratios.extend([_ratio(x) for x in values])
    return reduce(_coerce, kinds, int), _total(ratios), len(ratios)


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if hasattr(kind, "from_float") or kind.__name__ == "Decimal":
            return kind(value.numerator) / kind(value.denominator)
        raise


def _ss(data, c=None):
    # Kind of the data, sum of squared deviations from c or from the mean, that mean, how many.
    data = list(data)
    kind = _kind(data)
    n = len(data)
    if c is not None:
        return kind, _total([((p := x - c) * p).as_integer_ratio() if hasattr(x, "as_integer_ratio") else _ratio((x - c)**2)
                             for x in data]) if data else Fraction(0), c, n
    if n == 0:
        return kind, Fraction(0), Fraction(0), 0
    ratios = list(map(_ratio, data))
    total = _total(ratios)
    if not isinstance(total, Fraction):
        return kind, total, total, n
    squares = _total([(p * p, d * d) for p, d in ratios])
    return kind, squares - total * total / n, total / n, n


def _fail_negative(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def _rank(data, /, *, key=None, reverse=False, ties="average", start=1):
    if ties != "average":
        raise ValueError(f"Unknown tie resolution method: {ties!r}")
    if key is not None:
        data = map(key, data)
    positions = sorted(zip(data, count()), reverse=reverse)
    result = [0] * len(positions)
    i = start - 1
    at = 0
    while at < len(positions):
        end = at
        while end < len(positions) and positions[end][0] == positions[at][0]:
            end += 1
        size = end - at
        for value, place in positions[at:end]:
            result[place] = i + (size + 1) / 2
        i += size
        at = end
    return result


def mean(data):
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    if weights is not None:
        if not isinstance(weights, (tuple, list)):
            weights = list(weights)
        try:
            weighted = sumprod(data, weights)
        except ValueError:
            raise StatisticsError("data and weights must be the same length")
        whole = fsum(weights)
        if not whole:
            raise StatisticsError("sum of weights must be non-zero")
        return weighted / whole
    if not hasattr(data, "__len__"):
        data = list(data)
    if not len(data):
        raise StatisticsError("fmean requires at least one data point")
    return fsum(data) / len(data)


def geometric_mean(data):
    n = 0
    zero = False
    logs = []
    for n, x in enumerate(data, start=1):
        if x > 0.0 or isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    total = fsum(logs)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if isnan(total):
        return math.nan
    if zero:
        return math.nan if total == math.inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    data = list(data)
    message = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "__add__") or isinstance(x, str):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights = [1] * n
        sum_weights = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, sum_weights, _ = _sum(_fail_negative(weights, message))
    try:
        data = list(_fail_negative(data, message))
        terms = [w / x if w else 0 for w, x in zip(weights, data)]
        kind, total, _ = _sum(terms)
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(sum_weights / total, kind)


def median(data):
    data = sorted(data)
    if not data:
        raise StatisticsError(_NO_MEDIAN)
    middle, is_odd = divmod(len(data), 2)
    return data[middle] if is_odd else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError(_NO_MEDIAN)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError(_NO_MEDIAN)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    if not data:
        raise StatisticsError(_NO_MEDIAN)
    middle = data[len(data) // 2]
    below = bisect_left(data, middle)
    inside = bisect_right(data, middle, lo=below) - below
    try:
        width, center = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return center - width / 2.0 + width * (len(data) / 2 - below) / inside


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError("no mode for empty data") from None


def multimode(data):
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, n in counts.items() if n == most]


def variance(data, xbar=None):
    kind, ss, c, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss / (n - 1), kind)


def pvariance(data, mu=None):
    kind, ss, c, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss / n, kind)


def _float_sqrt_of_frac(n, m):
    # sqrt(n/m), correctly rounded: the root of a number of 109 bits, rounded to odd.
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        numerator = _odd_root(n, m << 2 * q) << q
        return numerator / 1
    return _odd_root(n << -2 * q, m) / (1 << -q)


def _odd_root(n, m):
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def _root(mss, kind):
    if kind.__name__ == "Decimal":
        # The nearest to the root: the neighbour where mss lies beyond the middle between the two.
        root = (kind(mss.numerator) / kind(mss.denominator)).sqrt()
        middle = Fraction(root), Fraction(root.next_plus()), Fraction(root.next_minus())
        if 4 * mss > (middle[0] + middle[1])**2:
            return root.next_plus()
        return root.next_minus() if 4 * mss < (middle[0] + middle[2])**2 else root
    return _float_sqrt_of_frac(mss.numerator, mss.denominator) if mss else 0.0


def stdev(data, xbar=None):
    kind, ss, c, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(ss / (n - 1), kind)


def pstdev(data, mu=None):
    kind, ss, c, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(ss / n, kind)


def _mean_stdev(data):
    kind, ss, xbar, n = _ss(data)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return float(xbar), _root(ss / (n - 1), float)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if sys.version_info < (3, 13):
            raise StatisticsError("must have at least two data points")
        if size == 0:
            raise StatisticsError("must have at least one data point")
        return data * (n - 1)
    # Below which value each cut lies, and how many parts of n above it.
    if method == "inclusive":
        cuts = (divmod(i * (size - 1), n) for i in range(1, n))
    elif method == "exclusive":
        cuts = ((j - 1, i * (size + 1) - j * n)
                for i in range(1, n) for j in [min(max(i * (size + 1) // n, 1), size - 1)])
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return [(data[at] * (n - part) + data[at + 1] * part) / n for at, part in cuts]


# The mean and how far each value lies from it.
def _centered(values):
    mean = fsum(values) / len(values)
    return mean, [value - mean for value in values]


def _check_pairs(x, y, what):
    if len(x) != len(y):
        return f"{what} requires that both inputs have same number of data points"
    return f"{what} requires at least two data points" if len(x) < 2 else None


def covariance(x, y, /):
    mistake = _check_pairs(x, y, "covariance")
    if mistake is not None:
        raise StatisticsError(mistake)
    return sumprod(_centered(x)[1], _centered(y)[1]) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    mistake = _check_pairs(x, y, "correlation")
    if mistake is not None:
        raise StatisticsError(mistake)
    if method == "linear":
        (_, x), (_, y) = _centered(x), _centered(y)
    elif method == "ranked":
        # Ranks that have zero as their mean.
        lowest = (len(x) - 1) / -2
        x, y = _rank(x, start=lowest), _rank(y, start=lowest)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    try:
        return sumprod(x, y) / _sqrtprod(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


# sqrt(x * y), a little more exactly.
def _sqrtprod(x, y):
    root = sqrt(x * y)
    if isfinite(root) and root:
        return root + sumprod((x, root), (y, -root)) / (2.0 * root)
    # Only the product may be out of range: then both are brought nearer to one.
    if isinf(root) and not isinf(x) and not isinf(y):
        scale = 2.0**-512
    elif not root and x and y:
        scale = 2.0**537
    else:
        return root
    return _sqrtprod(scale * x, scale * y) / scale


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    mistake = _check_pairs(x, y, "linear regression")
    if mistake is not None:
        raise StatisticsError(mistake)
    if not proportional:
        (xbar, x), (ybar, y) = _centered(x), _centered(y)
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


def _polynomial(coefficients, r):
    total = 0.0
    for c in coefficients:
        total = total * r + c
    return total


# Wichura's approximation of the inverse of the normal distribution (AS241): numerators and denominators.
_CENTER = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4, 4.59219_53931_54987_1457e+4,
     1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3, 1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4, 2.12137_94301_58659_5867e+4,
     5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2, 4.23133_30701_60091_1252e+1, 1.0),
)
_MIDDLE = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0),
)
_TAIL = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0),
)


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(_CENTER[0], r) * q / _polynomial(_CENTER[1], r) * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        x = _polynomial(_MIDDLE[0], r - 1.6) / _polynomial(_MIDDLE[1], r - 1.6)
    else:
        x = _polynomial(_TAIL[0], r - 5.0) / _polynomial(_TAIL[1], r - 5.0)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    __slots__ = {"_mu": "Arithmetic mean of a normal distribution", "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        return cls(*_mean_stdev(data))

    def samples(self, n, *, seed=None):
        rnd = random.random if seed is None else random.Random(seed).random
        return [_normal_dist_inv_cdf(rnd(), self._mu, self._sigma) for _ in repeat(None, n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_var, y_var = x.variance, y.variance
        if not x_var or not y_var:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = y_var - x_var
        dm = fabs(y._mu - x._mu)
        if not dv:
            return math.erfc(dm / (2.0 * x._sigma * sqrt(2.0)))
        a = x._mu * y_var - y._mu * x_var
        b = x._sigma * y._sigma * sqrt(dm * dm + dv * log(y_var / x_var))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (fabs(y.cdf(x1) - x.cdf(x1)) + fabs(y.cdf(x2) - x.cdf(x2)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
