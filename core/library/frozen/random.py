# Numbers by chance. The bits are the Mersenne Twister's, in C (_random); here they become integers, choices and distributions.
# The formulas keep the order of their operations: another order rounds otherwise, and a seed would give other numbers.
__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate", "gauss",
    "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random",
    "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]

import _random
from _collections_abc import Sequence as _Sequence
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate, repeat as _repeat
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor,
                  isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin, sqrt as _sqrt)
from operator import index as _index

BPF = 53
RECIP_BPF = 2**-BPF
TWOPI = 2.0 * _pi
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)
_ONE = 1
_WORD = 1 << 32


# What Python 2 hashed a text to on 64 bits: the seed of version 1.
def _hash_of_codes(codes):
    mixed = codes[0] << 7 if codes else 0
    for code in codes:
        mixed = (mixed * 1000003 ^ code) % _WORD**2
    return mixed ^ len(codes)


# --- variates with parameters left out: each takes the function that gives uniform numbers ---

# A standard normal number: Kinderman and Monahan's ratio of uniforms.
def _standard_normal(uniform):
    while True:
        top, bottom = uniform(), 1.0 - uniform()
        ratio = NV_MAGICCONST * (top - 0.5) / bottom
        if ratio * ratio / 4.0 <= -_log(bottom):
            return ratio


# Gamma with alpha > 1 and beta 1: Cheng's rejection from a log-logistic distribution.
def _gamma_by_cheng(uniform, alpha):
    slope = _sqrt(2.0 * alpha - 1.0)
    offset, scale = alpha - LOG4, alpha + slope
    while True:
        u = uniform()
        if u <= 1e-7 or u >= 0.9999999:
            continue
        rest = 1.0 - uniform()
        logistic = _log(u / (1.0 - u)) / slope
        x = alpha * _exp(logistic)
        area = u * u * rest
        bound = offset + scale * logistic - x
        # The first comparison spares most logarithms.
        if bound + SG_MAGICCONST - 4.5 * area >= 0.0 or bound >= _log(area):
            return x


# Gamma with alpha < 1 and beta 1: Ahrens and Dieter's rejection, from a power below 1 and an exponential above.
def _gamma_by_ahrens_and_dieter(uniform, alpha):
    while True:
        u = uniform()
        mass = (_e + alpha) / _e
        part = mass * u
        if part <= 1.0:
            x = part ** (1.0 / alpha)
            accepts = uniform() <= _exp(-x)
        else:
            x = -_log((mass - part) / alpha)
            accepts = uniform() <= x ** (alpha - 1.0)
        if accepts:
            return x


# How often of n times: counts the gaps between successes, which are geometric. For few successes.
def _binomial_by_gaps(uniform, n, p):
    successes = at = 0
    log_of_failure = _log2(1.0 - p)
    # A chance so small that nothing is left of it.
    if not log_of_failure:
        return 0
    while (at := at + _floor(_log2(uniform()) / log_of_failure) + 1) <= n:
        successes += 1
    return successes


# How often of n times: Hörmann's transformed rejection with squeeze (BTRS). For ten expected successes or more, p up to 0.5.
def _binomial_by_rejection(uniform, n, p):
    deviation = _sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    center = n * p + 0.5
    squeeze = 0.92 - 4.2 / b
    at_mode = None
    while True:
        u = uniform() - 0.5
        distance = 0.5 - _fabs(u)
        k = _floor((2.0 * a / distance + b) * u + center)
        if not 0 <= k <= n:
            continue
        v = uniform()
        if v <= squeeze and distance >= 0.07:
            return k
        # What the exact comparison needs is worth its logarithms only when the squeeze does not decide.
        if at_mode is None:
            alpha = (2.83 + 5.1 / b) * deviation
            log_odds = _log(p / (1.0 - p))
            mode = _floor((n + 1) * p)
            at_mode = _lgamma(mode + 1) + _lgamma(n - mode + 1)
        v *= alpha / (a / (distance * distance) + b)
        if _log(v) <= at_mode - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * log_odds:
            return k


class Random(_random.Random):
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        ways = {"getrandbits": cls._randbelow_with_getrandbits, "random": cls._randbelow_without_getrandbits}
        # The most derived class that overrides a source of chance decides which of them integers are made of.
        for base in cls.__mro__:
            if "_randbelow" in base.__dict__:
                return
            for source, below in ways.items():
                if source in base.__dict__:
                    cls._randbelow = below
                    return

    # --- the state ---

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _hash_of_codes(a if isinstance(a, bytes) else [ord(letter) for letter in a])
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + _random._sha512(data))
        elif a is not None and not isinstance(a, (int, float)):
            raise TypeError("The only supported seed types are:\n"
                            "None, int, float, str, bytes, and bytearray.")
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        _, words, self.gauss_next = state
        if version == 2:
            # Version 2 wrote words with a sign on machines of 32 bits.
            try:
                words = tuple([word % _WORD for word in words])
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    # --- integers ---

    # Draws bits until the number that they make is below n: all are equally likely, and every second drawing is good.
    def _randbelow_with_getrandbits(self, n):
        draw = self.getrandbits
        bits = n.bit_length()
        while (number := draw(bits)) >= n:
            pass
        return number

    # For a subclass that has only random(). What lies above the largest multiple of n is drawn again.
    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        uniform = self.random
        if n < maxsize:
            limit = (maxsize - maxsize % n) / maxsize
            while (number := uniform()) >= limit:
                pass
            return _floor(number * maxsize) % n
        import warnings
        warnings.warn("Underlying random() generator does not supply \n"
                      "enough bits to choose from a population range this large.\n"
                      "To remove the range limitation, add a getrandbits() method.")
        return _floor(uniform() * n)

    _randbelow = _randbelow_with_getrandbits

    def randrange(self, start, stop=None, step=_ONE):
        first = _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        end, stride = _index(stop), _index(step)
        if stride == 0:
            raise ValueError("zero step for randrange()")
        # Divided and rounded up.
        count = end - first if stride == 1 else -((first - end) // stride)
        if count <= 0:
            given = f"{start}, {stop}" if stride == 1 else f"{start}, {stop}, {step}"
            raise ValueError(f"empty range in randrange({given})")
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self.getrandbits(8 * n).to_bytes(n, "little")

    # --- sequences ---

    def choice(self, seq):
        if len(seq):
            return seq[self._randbelow(len(seq))]
        raise IndexError("Cannot choose from an empty sequence")

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        uniform = self.random
        if cum_weights is not None:
            if weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
        elif weights is not None:
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                # choices(population, 3): the number where the weights belong.
                if isinstance(weights, int):
                    raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}") from None
                raise
        else:
            size = float(n)
            return [population[_floor(uniform() * size)] for _ in _repeat(None, k)]
        if n != len(cum_weights):
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        # Rounding could lead behind the last one.
        last = n - 1
        return [population[_bisect(cum_weights, uniform() * total, 0, last)] for _ in _repeat(None, k)]

    def shuffle(self, x):
        below = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            other = below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        if not isinstance(population, _Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            ends = list(_accumulate(counts))
            if n != len(ends):
                raise ValueError("The number of counts does not match the population")
            total = ends.pop() if n else 0
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_bisect(ends, place)] for place in self.sample(range(total), k=k)]
        if k < 0 or k > n:
            raise ValueError("Sample larger than population or is negative")
        below = self._randbelow
        result = [None] * k
        # The table of a set with k places, beside which a copy of the population is the smaller of the two.
        table = 21 if k <= 5 else 21 + 4**_ceil(_log(k * 3, 4))
        if n <= table:
            pool = list(population)
            for taken in range(k):
                place = below(n - taken)
                result[taken] = pool[place]
                # The last that is left fills the gap.
                pool[place] = pool[n - taken - 1]
            return result
        places = set()
        add = places.add
        for taken in range(k):
            while (place := below(n)) in places:
                pass
            add(place)
            result[taken] = population[place]
        return result

    # --- distributions of real numbers ---

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            peak = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        # Right of the peak it is the same triangle seen from the other end.
        if u <= peak:
            return low + (high - low) * _sqrt(u * peak)
        return high + (low - high) * _sqrt((1.0 - u) * (1.0 - peak))

    def normalvariate(self, mu=0.0, sigma=1.0):
        return mu + _standard_normal(self.random) * sigma

    # Two normal numbers come from one direction and one radius (Box and Muller): the second waits for the next call.
    def gauss(self, mu=0.0, sigma=1.0):
        standard, self.gauss_next = self.gauss_next, None
        if standard is None:
            uniform = self.random
            direction = uniform() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - uniform()))
            standard = _cos(direction) * radius
            self.gauss_next = _sin(direction) * radius
        return mu + standard * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        exponent = -1.0 / alpha
        return (1.0 - self.random()) ** exponent

    def weibullvariate(self, alpha, beta):
        exponential = -_log(1.0 - self.random())
        return alpha * exponential ** (1.0 / beta)

    # Best and Fisher: rejection from a wrapped Cauchy distribution.
    def vonmisesvariate(self, mu, kappa):
        uniform = self.random
        # Hardly a preferred direction: all angles alike.
        if kappa <= 1e-6:
            return TWOPI * uniform()
        half = 0.5 / kappa
        r = half + _sqrt(1.0 + half * half)
        while True:
            z = _cos(_pi * uniform())
            d = z / (r + z)
            height = uniform()
            if height < 1.0 - d * d or height <= (1.0 - d) * _exp(d):
                break
        r = 1.0 / r
        angle = _acos((r + z) / (1.0 + r * z))
        return (mu + angle if uniform() > 0.5 else mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return (_gamma_by_cheng if alpha > 1.0 else _gamma_by_ahrens_and_dieter)(self.random, alpha) * beta

    def betavariate(self, alpha, beta):
        own = self.gammavariate(alpha, 1.0)
        return own / (own + self.gammavariate(beta, 1.0)) if own else 0.0

    def binomialvariate(self, n=1, p=0.5):
        if n < 0:
            raise ValueError("n must be non-negative")
        if p == 0.0 or p == 1.0:
            return n if p else 0
        if not 0.0 < p < 1.0:
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if n == 1:
            return _index(self.random() < p)
        # Successes are the failures of the opposite.
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return (_binomial_by_gaps if n * p < 10.0 else _binomial_by_rejection)(self.random, n, p)


class SystemRandom(Random):
    # The playground has no chance of its own: every run is the same. This generator is seeded like the others.
    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


# The functions of the module are the methods of one generator that all of a program shares.
_inst = Random()
globals().update((_name, getattr(_inst, _name)) for _name in __all__ if _name not in ("Random", "SystemRandom"))
