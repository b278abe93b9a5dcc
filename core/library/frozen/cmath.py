# Functions of complex numbers, by Kahan's formulas as CPython has them.
import math
from math import e, pi, tau, inf, nan, atan2, copysign, fabs, hypot, ldexp

infj = complex(0.0, inf)
nanj = complex(0.0, nan)
_large = math.ldexp(1.0, 1022)
_tiny = math.ldexp(1.0, -1022)
_log_large = math.log(_large)
_root_large = math.sqrt(_large)
_ln2 = math.log(2)


def _parts(z):
    if isinstance(z, (str, bytes)):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    z = complex(z)
    return z.real, z.imag


def phase(z, /):
    x, y = _parts(z)
    return atan2(y, x)


def polar(z, /):
    x, y = _parts(z)
    return abs(complex(x, y)), atan2(y, x)


def rect(r, phi, /):
    return complex(r, r * phi) if not phi else complex(r * math.cos(phi), r * math.sin(phi))


def _sqrt(x, y):
    if not x and not y:
        return 0.0, y
    ax, ay = fabs(x), fabs(y)
    if ax < _tiny and ay < _tiny:
        ax = ldexp(ax, 53)
        s = ldexp(math.sqrt(ax + hypot(ax, ldexp(ay, 53))), -27)
    else:
        s = 2.0 * math.sqrt(ax / 8.0 + hypot(ax / 8.0, ay / 8.0))
    d = ay / (2.0 * s)
    return (s, copysign(d, y)) if x >= 0 else (d, copysign(s, y))


def sqrt(z, /):
    return complex(*_sqrt(*_parts(z)))


def exp(z, /):
    x, y = _parts(z)
    if x > _log_large:
        r = math.exp(x - 1.0)
        result = complex(r * math.cos(y) * e, r * math.sin(y) * e)
        if not isfinite(result):
            raise OverflowError("math range error")
        return result
    r = math.exp(x)
    return complex(r * math.cos(y), r * math.sin(y))


def _log(x, y):
    ax, ay = fabs(x), fabs(y)
    if ax > _large or ay > _large:
        r = math.log(hypot(ax / 2.0, ay / 2.0)) + _ln2
    elif ax < _tiny and ay < _tiny:
        if not ax and not ay:
            raise ValueError("math domain error")
        r = math.log(hypot(ldexp(ax, 53), ldexp(ay, 53))) - 53 * _ln2
    else:
        h = hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            more, less = max(ax, ay), min(ax, ay)
            r = math.log1p((more - 1) * (more + 1) + less * less) / 2.0
        else:
            r = math.log(h)
    return complex(r, atan2(y, x))


def log(z, base=None, /):
    result = _log(*_parts(z))
    if base is None:
        return result
    base = _log(*_parts(base))
    if not base:
        raise ValueError("math domain error")
    return result / base


def log10(z, /):
    z = _log(*_parts(z))
    return complex(z.real / math.log(10), z.imag / math.log(10))


def _hyperbolic(first, second):
    def function(x, y):
        if fabs(x) > _log_large:
            x -= copysign(1.0, x)
            return math.cos(y) * first(x) * e, math.sin(y) * second(x) * e
        return math.cos(y) * first(x), math.sin(y) * second(x)
    return function


def _tanh(x, y):
    if fabs(x) > _log_large:
        return copysign(1.0, x), 4.0 * math.sin(y) * math.cos(y) * math.exp(-2.0 * fabs(x))
    tx, ty, cx = math.tanh(x), math.tan(y), 1.0 / math.cosh(x)
    denominator = 1.0 + (tx * ty) * (tx * ty)
    return tx * (1.0 + ty * ty) / denominator, ty / denominator * cx * cx


def _half_log(x, y):
    return math.log(hypot(x / 2.0, y / 2.0)) + _ln2 * 2.0


def _asinh(x, y):
    if fabs(x) > _large or fabs(y) > _large:
        r = _half_log(x, y)
        return copysign(r, x) if y >= 0.0 else -copysign(r, -x), atan2(y, fabs(x))
    ax, ay = _sqrt(1.0 + y, -x)
    bx, by = _sqrt(1.0 - y, x)
    return math.asinh(ax * by - bx * ay), atan2(y, ax * bx - ay * by)


def _acos(x, y):
    if fabs(x) > _large or fabs(y) > _large:
        r = _half_log(x, y)
        return atan2(fabs(y), x), -copysign(r, y) if x < 0.0 else copysign(r, -y)
    ax, ay = _sqrt(1.0 - x, -y)
    bx, by = _sqrt(1.0 + x, y)
    return 2.0 * atan2(ax, bx), math.asinh(bx * ay - by * ax)


def _acosh(x, y):
    if fabs(x) > _large or fabs(y) > _large:
        return _half_log(x, y), atan2(y, x)
    ax, ay = _sqrt(x - 1.0, y)
    bx, by = _sqrt(x + 1.0, y)
    return math.asinh(ax * bx + ay * by), 2.0 * atan2(ay, bx)


def _atanh(x, y):
    if copysign(1.0, x) < 0:
        x, y = _atanh(-x, -y)
        return -x, -y
    ay = fabs(y)
    if x > _root_large or ay > _root_large:
        h = hypot(x / 2.0, ay / 2.0)
        return x / 4.0 / h / h, -copysign(pi / 2, -y)
    if x == 1.0 and ay < math.sqrt(_tiny):
        if not ay:
            raise ValueError("math domain error")
        return -math.log(math.sqrt(ay) / math.sqrt(hypot(ay, 2.0))), copysign(atan2(2.0, -ay) / 2, y)
    return (math.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
            -atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def _function(name, function, turn=None):
    def result(z, /):
        x, y = _parts(z)
        if turn is None:
            return complex(*function(x, y))
        x, y = function(-y, x)
        return complex(x, y) if turn else complex(y, -x)
    result.__name__ = result.__qualname__ = name
    return result


_sinh = _hyperbolic(math.sinh, math.cosh)
_cosh = _hyperbolic(math.cosh, math.sinh)
sinh = _function("sinh", _sinh)
cosh = _function("cosh", _cosh)
tanh = _function("tanh", _tanh)
sin = _function("sin", _sinh, False)
cos = _function("cos", _cosh, True)
tan = _function("tan", _tanh, False)
asinh = _function("asinh", _asinh)
acosh = _function("acosh", _acosh)
atanh = _function("atanh", _atanh)
asin = _function("asin", _asinh, False)
acos = _function("acos", _acos)
atan = _function("atan", _atanh, False)


def isfinite(z, /):
    return all(map(math.isfinite, _parts(z)))


def isinf(z, /):
    return any(map(math.isinf, _parts(z)))


def isnan(z, /):
    return any(map(math.isnan, _parts(z)))


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = complex(a), complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    return abs(a - b) <= max(rel_tol * abs(b), rel_tol * abs(a), abs_tol)
