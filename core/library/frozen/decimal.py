# Decimal floating point (IBM's General Decimal Arithmetic): a sign, an int of digits, an exponent, and a context that rounds.
__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
    "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
    "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
    "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
    "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
    "HAVE_CONTEXTVAR",
]

import math as _math
import numbers as _numbers
import re as _re
import sys as _sys
from _types import _named_in_full, _untracked
from collections import namedtuple as _namedtuple
from contextvars import ContextVar as _ContextVar

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = (
    "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING")
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
_roundings = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
              ROUND_05UP)
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
_bits = {signal: 1 << i for i, signal in enumerate((
    InvalidOperation, DivisionByZero, Inexact, Rounded, Clamped, Overflow, Underflow, Subnormal, FloatOperation))}


def _digits(n):
    return len(str(n)) if n < 10**60 else _length(n)


def _length(n):
    guess = max(int((n.bit_length() - 1) * 0.30102999566398114) - 1, 0)
    while 10**guess <= n:
        guess += 1
    return guess


# n / 10**drop as an int and whether anything was cut off: -1 less than half went, 0 half, 1 more; None nothing.
def _rounded(sign, n, drop, rounding):
    unit = 10**drop
    whole, rest = divmod(n, unit)
    if not rest:
        return whole, False
    half = (2 * rest > unit) - (2 * rest < unit)
    up = {
        ROUND_DOWN: False, ROUND_UP: True, ROUND_CEILING: not sign, ROUND_FLOOR: bool(sign), ROUND_HALF_UP: half >= 0,
        ROUND_HALF_DOWN: half > 0, ROUND_HALF_EVEN: half > 0 or half == 0 and whole % 2 == 1, ROUND_05UP: whole % 5 == 0,
    }[rounding]
    return whole + up, True


_number = _re.compile(r"""\s*(?P<sign>[-+])?(?:
    (?=\d|\.\d)(?P<int>\d*)(?:\.(?P<frac>\d*))?(?:E(?P<exp>[-+]?\d+))?
    |(?P<inf>Inf(?:inity)?)|(?P<signal>s)?(?P<nan>NaN)(?P<diag>\d*))\s*\Z""", _re.VERBOSE | _re.IGNORECASE)

_FINITE, _INF, _NAN, _SNAN = range(4)


def _make(sign, n, exp=0, kind=_FINITE, cls=None):
    self = object.__new__(cls or Decimal)
    self._sign, self._n, self._exp, self._kind = sign, n, exp, kind
    return self


@(_untracked if _sys.version_info < (3, 13) else lambda cls: cls)
@_named_in_full
class Decimal:
    __slots__ = ("_sign", "_n", "_exp", "_kind")

    def __sizeof__(self):
        # CPython has 19 digits in a word, and room for four words.
        digits = max(self._n.bit_length() - 1, 0) * 30103 // 100000 + 1
        words = (digits + (self._n >= 10 ** digits) + 18) // 19
        return 104 + (words > 4 and words * 8)

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            m = _number.match(value.strip().replace("_", ""))
            if m is None:
                return _context(context)._raise(InvalidOperation, ConversionSyntax)
            sign = int(m["sign"] == "-")
            if m["int"] is not None:
                fraction = m["frac"] or ""
                return _make(sign, int(m["int"] + fraction), int(m["exp"] or 0) - len(fraction), cls=cls)
            if m["inf"]:
                return _make(sign, 0, 0, _INF, cls)
            return _make(sign, int(m["diag"] or 0), 0, _SNAN if m["signal"] else _NAN, cls)
        if isinstance(value, int):
            return _make(int(value < 0), abs(int(value)), cls=cls)
        if isinstance(value, Decimal):
            return _make(value._sign, value._n, value._exp, value._kind, cls)
        if isinstance(value, float):
            _context(context)._raise(FloatOperation)
            return cls.from_float(value)
        if isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            if sign not in (0, 1):
                raise ValueError("sign must be an integer with the value 0 or 1")
            if not all(type(d) is int and 0 <= d <= 9 for d in digits):
                raise ValueError("coefficient must be a tuple of digits")
            n = int("".join(map(str, digits)) or "0")
            if isinstance(exp, str):
                if exp not in ("F", "n", "N"):
                    raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
                return _make(sign, 0 if exp == "F" else n, 0, {"F": _INF, "n": _NAN, "N": _SNAN}[exp], cls)
            if not isinstance(exp, int):
                raise ValueError("exponent must be an integer")
            return _make(sign, n, exp, cls=cls)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            made = _make(int(f < 0), abs(int(f)))
        elif isinstance(f, float):
            sign = int(_math.copysign(1.0, f) < 0)
            if f != f:
                made = _make(sign, 0, 0, _NAN)
            elif _math.isinf(f):
                made = _make(sign, 0, 0, _INF)
            else:
                n, d = abs(f).as_integer_ratio()
                k = d.bit_length() - 1
                made = _make(sign, n * 5**k, -k)
        else:
            raise TypeError("argument must be int or float")
        return made if cls is Decimal else cls(made)

    # --- what it is ---

    def is_nan(self):
        return self._kind >= _NAN

    def is_qnan(self):
        return self._kind == _NAN

    def is_snan(self):
        return self._kind == _SNAN

    def is_infinite(self):
        return self._kind == _INF

    def is_finite(self):
        return self._kind == _FINITE

    def is_zero(self):
        return self._kind == _FINITE and self._n == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return bool(self) and self._kind == _FINITE and self.adjusted() >= _context(context).Emin

    def is_subnormal(self, context=None):
        return bool(self) and self._kind == _FINITE and self.adjusted() < _context(context).Emin

    def __bool__(self):
        return self._kind != _FINITE or self._n != 0

    def adjusted(self):
        return self._exp + _digits(self._n) - 1 if self._kind == _FINITE else 0

    def as_tuple(self):
        digits = tuple(map(int, str(self._n))) if self._kind != _NAN and self._kind != _SNAN or self._n else ()
        return DecimalTuple(self._sign, digits, ("", "F", "n", "N")[self._kind] or self._exp)

    def as_integer_ratio(self):
        if self._kind:
            if self._kind == _INF:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._n if self._sign else self._n
        if self._exp >= 0:
            return n * 10**self._exp, 1
        d = 10**-self._exp
        g = _math.gcd(n, d)
        return n // g, d // g

    def number_class(self, context=None):
        if self.is_nan():
            return "sNaN" if self._kind == _SNAN else "NaN"
        kind = ("Infinity" if self._kind else "Zero" if not self._n else
                "Subnormal" if self.is_subnormal(context) else "Normal")
        return "-+"[not self._sign] + kind

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def canonical(self):
        return self

    def radix(self):
        return Decimal(10)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        if self._kind:
            return sign + ("", "Infinity", "NaN", "sNaN")[self._kind] + (str(self._n) if self._n else "")
        digits = str(self._n)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            place = left
        elif not eng:
            place = 1
        elif not self._n:
            place = (left + 1) % 3 - 1
        else:
            place = (left - 1) % 3 + 1
        if place <= 0:
            whole, fraction = "0", "." + "0" * -place + digits
        elif place >= len(digits):
            whole, fraction = digits + "0" * (place - len(digits)), ""
        else:
            whole, fraction = digits[:place], "." + digits[place:]
        exponent = "" if left == place else f"{'eE'[_context(context).capitals]}{left - place:+d}"
        return sign + whole + fraction + exponent

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __hash__(self):
        if self._kind == _SNAN:
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == _NAN:
            return object.__hash__(self)
        if self._kind == _INF:
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        p = _sys.hash_info.modulus
        value = self._n * pow(10, self._exp, p) % p
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    # --- comparison ---

    def _order(self, other):
        if self._kind or other._kind:
            a = (self._kind == _INF) * (1 - 2 * self._sign)
            b = (other._kind == _INF) * (1 - 2 * other._sign)
            return (a > b) - (a < b)
        if not self._n or not other._n:
            a, b = (bool(x._n) * (1 - 2 * x._sign) for x in (self, other))
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            low = min(self._exp, other._exp)
            a, b = self._n * 10**(self._exp - low), other._n * 10**(other._exp - low)
        return ((a > b) - (a < b)) * (1 - 2 * self._sign)

    def _compared(self, other, test, equality=False):
        if isinstance(other, float):
            _context(None)._flag(FloatOperation) if equality else _context(None)._raise(FloatOperation)
            other = Decimal.from_float(other)
        elif isinstance(other, _numbers.Rational) and not isinstance(other, (int, Decimal)):
            if self._kind:
                other = Decimal(0)
            else:
                n, d = self.as_integer_ratio()
                return test((n * other.denominator > other.numerator * d) - (n * other.denominator < other.numerator * d))
        elif equality and isinstance(other, _numbers.Complex) and not isinstance(other, (int, Decimal)) \
                and not isinstance(other, _numbers.Real):
            if other.imag:
                return test(1)
            other = Decimal.from_float(other.real)
        else:
            other = _operand(other)
            if other is NotImplemented:
                return other
        if self._kind >= _NAN or other._kind >= _NAN:
            if not equality or _SNAN in (self._kind, other._kind):
                _context(None)._raise(InvalidOperation)
            return test(None)
        return test(self._order(other))

    def __eq__(self, other):
        return self._compared(other, lambda c: c == 0, True)

    def __ne__(self, other):
        return self._compared(other, lambda c: c != 0, True)

    def __lt__(self, other):
        return self._compared(other, lambda c: c is not None and c < 0)

    def __le__(self, other):
        return self._compared(other, lambda c: c is not None and c <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda c: c is not None and c > 0)

    def __ge__(self, other):
        return self._compared(other, lambda c: c is not None and c >= 0)

    def compare(self, other, context=None):
        other = _operand(other, True)
        return self._nan(_context(context), other) or Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        other = _operand(other, True)
        if self.is_nan() or other.is_nan():
            return _context(context)._raise(InvalidOperation)
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        other = _operand(other, True)

        def key(x):
            rank = (0, 1, 3, 2)[x._kind]
            size = (rank, x._n, 0) if rank else (0,)
            return rank, size

        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        a, b = key(self), key(other)
        if self._kind == other._kind == _FINITE:
            c = self._order(other)
            if c:
                return Decimal(c)
            a, b = self._exp, other._exp
        return Decimal(((a > b) - (a < b)) * (1 - 2 * self._sign))

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other, True).copy_abs())

    def _chosen(self, other, context, sign, by_size):
        other = _operand(other, True)
        context = _context(context)
        if self.is_nan() or other.is_nan():
            if self._kind == _NAN and not other.is_nan():
                return other._fixed(context)
            if other._kind == _NAN and not self.is_nan():
                return self._fixed(context)
            return self._nan(context, other)
        a, b = (self.copy_abs(), other.copy_abs()) if by_size else (self, other)
        c = a._order(b) or int(self.compare_total(other))
        return (self if c * sign >= 0 else other)._fixed(context)

    def max(self, other, context=None):
        return self._chosen(other, context, 1, False)

    def min(self, other, context=None):
        return self._chosen(other, context, -1, False)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, -1, True)

    def same_quantum(self, other, context=None):
        other = _operand(other, True)
        if self._kind or other._kind:
            return self.is_nan() and other.is_nan() or self._kind == other._kind == _INF
        return self._exp == other._exp

    # --- rounding to a context ---

    # A NaN operand decides the result; None when there is none.
    def _nan(self, context, *others):
        for kind in _SNAN, _NAN:
            for x in (self, *others):
                if x._kind == kind:
                    if kind == _SNAN:
                        made = context._raise(InvalidOperation)
                    digits = context.prec - context.clamp
                    return _make(x._sign, x._n % 10**digits, 0, _NAN)
        return None

    def _fixed(self, context):
        if self._kind:
            return self._nan(context) or _make(self._sign, 0, 0, _INF)
        prec, etop, etiny = context.prec, context.Etop(), context.Etiny()
        sign, n, exp = self._sign, self._n, self._exp
        if not n:
            top = etop if context.clamp else context.Emax
            fixed = min(max(exp, etiny), top)
            if fixed != exp:
                context._raise(Clamped)
            return _make(sign, 0, fixed)
        length = _digits(n)
        lowest = exp + length - prec
        if lowest > etop:
            return context._overflow(sign)
        subnormal = lowest < etiny
        lowest = max(lowest, etiny)
        if exp < lowest:
            n, inexact = _rounded(sign, n, lowest - exp, context.rounding)
            exp = lowest
            if n >= 10**prec:
                n //= 10
                exp += 1
            if exp > etop:
                return context._overflow(sign)
            if inexact and subnormal:
                context._raise(Underflow)
            if subnormal:
                context._raise(Subnormal)
            if inexact:
                context._raise(Inexact)
            context._raise(Rounded)
            if not n:
                context._raise(Clamped)
            return _make(sign, n, exp)
        if subnormal:
            context._raise(Subnormal)
        if context.clamp and exp > etop:
            context._raise(Clamped)
            return _make(sign, n * 10**(exp - etop), etop)
        return _make(sign, n, exp)

    def _rescaled(self, exp, rounding):
        if self._kind or not self._n:
            return _make(self._sign, self._n, self._exp if self._kind else exp, self._kind)
        if self._exp >= exp:
            return _make(self._sign, self._n * 10**(self._exp - exp), exp)
        drop = exp - self._exp
        if drop > _digits(self._n) + 1:
            drop = _digits(self._n) + 1
        return _make(self._sign, _rounded(self._sign, self._n, drop, rounding)[0], exp)

    def quantize(self, exp, rounding=None, context=None):
        exp = _operand(exp, True)
        context = _context(context)
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _roundings:
            raise TypeError(_bad_rounding)
        if (nan := self._nan(context, exp)) is not None:
            return nan
        if self._kind or exp._kind:
            return Decimal(self) if self._kind and exp._kind else context._raise(InvalidOperation)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._raise(InvalidOperation)
        if not self._n:
            return _make(self._sign, 0, exp._exp)._fixed(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return context._raise(InvalidOperation)
        made = self._rescaled(exp._exp, rounding)
        if made.adjusted() > context.Emax or _digits(made._n) > context.prec:
            return context._raise(InvalidOperation)
        if made and made.adjusted() < context.Emin:
            context._raise(Subnormal)
        if exp._exp > self._exp:
            if made != self:
                context._raise(Inexact)
            context._raise(Rounded)
        return made._fixed(context)

    def _to_whole(self, rounding, context, exact):
        context = _context(context)
        if rounding is not None and rounding not in _roundings:
            raise TypeError(_bad_rounding)
        if self._kind:
            return self._nan(context) or Decimal(self)
        if self._exp >= 0:
            return Decimal(self)
        made = self._rescaled(0, rounding or context.rounding)
        if exact:
            if made != self:
                context._raise(Inexact)
            context._raise(Rounded)
        return made

    def to_integral_value(self, rounding=None, context=None):
        return self._to_whole(rounding, context, False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return self._to_whole(rounding, context, True)

    def normalize(self, context=None):
        context = _context(context)
        if (nan := self._nan(context)) is not None:
            return nan
        made = self._fixed(context)
        if made._kind:
            return made
        n, exp = made._n, made._exp
        if not n:
            return _make(made._sign, 0, 0)
        top = context.Etop() if context.clamp else context.Emax
        while n % 10 == 0 and exp < top:
            n //= 10
            exp += 1
        return _make(made._sign, n, exp)

    def _to_int(self, rounding):
        if self._kind:
            if self._kind == _INF:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        made = self._rescaled(0, rounding) if self._exp < 0 else self
        n = made._n * 10**made._exp
        return -n if self._sign else n

    def __int__(self):
        return self._to_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n))

    def __float__(self):
        if self._kind == _SNAN:
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == _NAN:
            return -_math.nan if self._sign else _math.nan
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    # --- arithmetic ---

    def copy_abs(self):
        return _make(0, self._n, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._n, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_operand(other, True)._sign, self._n, self._exp, self._kind)

    def __neg__(self, context=None):
        context = _context(context)
        if (nan := self._nan(context)) is not None:
            return nan
        flip = self._n or self._kind or context.rounding == ROUND_FLOOR
        return _make(1 - self._sign if flip else 0, self._n, self._exp, self._kind)._fixed(context)

    def __pos__(self, context=None):
        context = _context(context)
        keep = self._n or self._kind or context.rounding == ROUND_FLOOR
        return (self if keep else self.copy_abs())._fixed(context)

    def __abs__(self, context=None):
        context = _context(context)
        return self.__neg__(context) if self._sign and not self.is_nan() else self.__pos__(context)

    def _add(self, other, context):
        if (nan := self._nan(context, other)) is not None:
            return nan
        if self._kind or other._kind:
            if self._kind and other._kind and self._sign != other._sign:
                return context._raise(InvalidOperation)
            return Decimal(self if self._kind else other)
        exp = min(self._exp, other._exp)
        if not self._n or not other._n:
            if not self._n and not other._n:
                sign = self._sign & other._sign
                if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                    sign = 1
                return _make(sign, 0, exp)._fixed(context)
            some = other if not self._n else self
            return some._rescaled(max(exp, some._exp - context.prec - 1), context.rounding)._fixed(context)
        big, small = (self, other) if self.adjusted() >= other.adjusted() else (other, self)
        far = big._exp + min(-1, _digits(big._n) - context.prec - 2)
        if small._exp + _digits(small._n) - 1 < far:
            # So small that only its sign matters.
            small = _make(small._sign, 1, far)
            exp = min(big._exp, far)
        a, b = (x._n * 10**(x._exp - exp) * (1 - 2 * x._sign) for x in (big, small))
        n = a + b
        if not n:
            return _make(int(context.rounding == ROUND_FLOOR), 0, exp)._fixed(context)
        return _make(int(n < 0), abs(n), exp)._fixed(context)

    def _subtract(self, other, context):
        if (nan := self._nan(context, other)) is not None:
            return nan
        return self._add(other.copy_negate(), context)

    def _multiply(self, other, context):
        if (nan := self._nan(context, other)) is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            if not self or not other:
                return context._raise(InvalidOperation)
            return _make(sign, 0, 0, _INF)
        return _make(sign, self._n * other._n, self._exp + other._exp)._fixed(context)

    def _true_divide(self, other, context):
        if (nan := self._nan(context, other)) is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return context._raise(InvalidOperation) if other._kind else _make(sign, 0, 0, _INF)
        if other._kind:
            context._raise(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._n:
            return context._by_zero(sign, not self._n)
        wanted = self._exp - other._exp
        if not self._n:
            return _make(sign, 0, wanted)._fixed(context)
        shift = max(_digits(other._n) - _digits(self._n) + context.prec + 1, 0)
        exp = wanted - shift
        n, rest = divmod(self._n * 10**shift, other._n)
        if rest:
            n += n % 5 == 0
        else:
            while exp < wanted and n % 10 == 0:
                n //= 10
                exp += 1
        return _make(sign, n, exp)._fixed(context)

    def _whole_divide(self, other, context):
        exp = min(self._exp, other._exp)
        if not self._n or self.adjusted() < other.adjusted() - 1:
            return _make(self._sign ^ other._sign, 0), self._rescaled(exp, context.rounding)
        if self.adjusted() - other.adjusted() <= context.prec:
            q, r = divmod(self._n * 10**(self._exp - exp), other._n * 10**(other._exp - exp))
            if q < 10**context.prec:
                return _make(self._sign ^ other._sign, q), _make(self._sign, r, exp)
        made = context._raise(InvalidOperation, DivisionImpossible)
        return made, made

    def _divmod(self, other, context):
        if (nan := self._nan(context, other)) is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._kind:
            made = context._raise(InvalidOperation)
            return (made if other._kind else _make(sign, 0, 0, _INF)), made
        if other._kind:
            return _make(sign, 0), self._fixed(context)
        if not other._n:
            if not self._n:
                made = context._raise(InvalidOperation, DivisionUndefined)
                return made, made
            return context._by_zero(sign, False), context._raise(InvalidOperation)
        q, r = self._whole_divide(other, context)
        return q, r._fixed(context)

    def _floor_divide(self, other, context):
        if not self.is_nan() and not other.is_nan():
            sign = self._sign ^ other._sign
            if self._kind and not other._kind:
                return _make(sign, 0, 0, _INF)
            if not self._kind and not other._kind:
                if other._n:
                    return self._whole_divide(other, context)[0]
                if self._n:
                    return context._by_zero(sign, False)
        return self._divmod(other, context)[0]

    def _remainder(self, other, context):
        if not self.is_nan() and not other.is_nan():
            if self._kind:
                return context._raise(InvalidOperation)
            if not other._kind and not other._n:
                return context._raise(InvalidOperation, None if self._n else DivisionUndefined)
            if other._kind:
                return self._fixed(context)
        return self._divmod(other, context)[1]

    def remainder_near(self, other, context=None):
        other, context = _operand(other, True), _context(context)
        if (nan := self._nan(context, other)) is not None:
            return nan
        if self._kind or not other:
            return context._raise(InvalidOperation, None if self else DivisionUndefined)
        if other._kind:
            return self._fixed(context)
        q, r = self._whole_divide(other, context)
        if q.is_nan():
            return q
        exp = r._exp
        unit = other._n * 10**(other._exp - exp)
        n = r._n
        if 2 * n + q._n % 2 > unit:
            n -= unit
        return _make(self._sign ^ (n < 0), abs(n), exp)._fixed(context)

    def fma(self, other, third, context=None):
        other, third, context = _operand(other, True), _operand(third, True), _context(context)
        if self._kind or other._kind:
            if self.is_nan() or other.is_nan():
                return self._nan(context, other, third)
            product = self._multiply(other, context)
        else:
            product = _make(self._sign ^ other._sign, self._n * other._n, self._exp + other._exp)
        return product._add(third, context)

    def __pow__(self, other, modulo=None, context=None):
        context = _context(context)
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            modulo = _operand(modulo)
            return modulo if modulo is NotImplemented else self._power_modulo(other, modulo, context)
        if (nan := self._nan(context, other)) is not None:
            return nan
        if not other and not other._kind:
            return context._raise(InvalidOperation) if not self else Decimal(1)
        whole = not other._kind and (other._exp >= 0 or other == other._rescaled(0, ROUND_DOWN))
        odd = whole and int(other) % 2 == 1 if not other._kind and other.adjusted() < 30 else False
        sign = 0
        if self._sign:
            if whole:
                sign = int(odd)
            elif self:
                return context._raise(InvalidOperation)
        base = self.copy_abs()
        if not base:
            return _make(sign, 0) if not other._sign else _make(sign, 0, 0, _INF)
        if base._kind:
            return _make(sign, 0, 0, _INF) if not other._sign else _make(sign, 0)
        if base == 1:
            if whole:
                exp = -(context.prec - 1) if other._sign else max(base._exp * min(int(other), context.prec),
                                                                  1 - context.prec)
                if base._exp < 0 or other._sign and not base._exp == 0:
                    context._raise(Rounded)
                if base._exp == 0:
                    return _make(sign, 1, 0)
                return _make(sign, 10**-exp, exp)
            context._raise(Inexact)
            context._raise(Rounded)
            return _make(0, 10**(context.prec - 1), 1 - context.prec)
        adjusted = base.adjusted()
        if other._kind:
            grows = (adjusted >= 0) ^ bool(other._sign)
            return _make(sign, 0, 0, _INF) if grows else _make(sign, 0)
        if other.adjusted() > len(str(context.Emax)) + 3:
            grows = (adjusted >= 0) ^ bool(other._sign)
            return context._overflow(sign) if grows else _make(sign, 1, context.Etiny() - 1)._fixed(context)
        if whole and not other._sign and (power := int(other)) * _digits(base._n) <= max(4 * context.prec, 2000):
            return _make(sign, base._n**power, base._exp * power)._fixed(context)
        if (exact := self._exact_power(base, other, context)) is not None:
            n, exp = exact
            if not whole or other._sign:
                short = context.prec - _digits(n)
                wanted = max(short, 0) if not whole else 0
                if not whole:
                    n, exp = n * 10**wanted, exp - wanted
                    context._raise(Rounded)
                    context._raise(Inexact)
            return _make(sign, n, exp)._fixed(context)

        def attempt(digits):
            extra = digits + max(abs(other.adjusted()), 0) + abs(adjusted).bit_length() + 5
            log = _ln(base, extra)
            return _exp_of(log * (other._n * (1 - 2 * other._sign)), extra - other._exp, digits)

        return context._settled(sign, attempt, context.rounding)

    # base ** other as (n, exp) when that is a decimal of at most the context's digits, else None.
    def _exact_power(self, base, other, context):
        numerator, denominator = other.as_integer_ratio()
        n, exp = base._n, base._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        if denominator != 1:
            if denominator > 64 or exp % denominator:
                exp_low = exp % denominator
                if denominator > 64:
                    return None
                n, exp = n * 10**exp_low, exp - exp_low
            low, high = 0, 1 << (n.bit_length() // denominator + 1)
            while low < high:
                middle = (low + high) // 2
                if middle**denominator < n:
                    low = middle + 1
                else:
                    high = middle
            if low**denominator != n:
                return None
            n, exp = low, exp // denominator
        if numerator < 0:
            # 1/n is a decimal only when n has no other prime factors than 2 and 5.
            twos = fives = 0
            while n % 2 == 0:
                n, twos = n // 2, twos + 1
            while n % 5 == 0:
                n, fives = n // 5, fives + 1
            if n != 1 or max(twos, fives) * -numerator > 4 * context.prec + 10:
                return None
            places = max(twos, fives)
            n, exp, numerator = 2**(places - twos) * 5**(places - fives), -exp - places, -numerator
        if _digits(n) * numerator > 4 * context.prec + 20:
            return None
        n, exp = n**numerator, exp * numerator
        return n, exp

    def _power_modulo(self, other, modulo, context):
        if (nan := self._nan(context, other, modulo)) is not None:
            return nan
        if not all(not x._kind and x == x._rescaled(0, ROUND_DOWN) for x in (self, other, modulo)) or other._sign \
                or not modulo or not self and not other or modulo.adjusted() >= context.prec:
            return context._raise(InvalidOperation)
        n = pow(int(self.copy_abs()), int(other), int(modulo.copy_abs()))
        return _make(self._sign and int(other) % 2, n)

    def sqrt(self, context=None):
        context = _context(context)
        if self._kind:
            if (nan := self._nan(context)) is not None:
                return nan
            if not self._sign:
                return Decimal(self)
        if not self:
            return _make(self._sign, 0, self._exp // 2)._fixed(context)
        if self._sign:
            return context._raise(InvalidOperation)
        wanted = self._exp // 2
        n = self._n * (10 if self._exp % 2 else 1)
        shift = max(context.prec + 1 - (_digits(n) + 1) // 2, 0)
        n *= 100**shift
        root = _math.isqrt(n)
        exp = wanted - shift
        if root * root != n:
            root += root % 5 == 0
        else:
            while exp < wanted and root % 10 == 0:
                root //= 10
                exp += 1
        return context._settled_at(_make(0, root, exp))

    def exp(self, context=None):
        context = _context(context)
        if (nan := self._nan(context)) is not None:
            return nan
        if self._kind:
            return Decimal(0) if self._sign else Decimal(self)
        if not self:
            return Decimal(1)
        if self.adjusted() > len(str(context.Emax)) + 2:
            return context._settled_at(_make(0, 1, context.Etiny() - 1)) if self._sign else context._overflow(0)
        if self.adjusted() < -context.prec - 1:
            near = _make(0, 10**(context.prec + 1) + (-1 if self._sign else 1), -context.prec - 1)
            return context._settled_at(near)

        def attempt(digits):
            places = max(digits + max(self.adjusted(), 0) + 5, -self._exp)
            return _exp_of(self._n * (1 - 2 * self._sign) * 10**(places + self._exp), places, digits)

        return context._settled(0, attempt)

    def ln(self, context=None):
        return self._logarithm(context, False)

    def log10(self, context=None):
        return self._logarithm(context, True)

    def _logarithm(self, context, is_ten):
        context = _context(context)
        if (nan := self._nan(context)) is not None:
            return nan
        if not self:
            return _make(1, 0, 0, _INF)
        if self._sign:
            return context._raise(InvalidOperation)
        if self._kind:
            return Decimal(self)
        if self == 1:
            return Decimal(0)
        if is_ten and str(self._n).rstrip("0") == "1":
            return Decimal(self.adjusted())._fixed(context)

        def attempt(digits):
            # Close to one, a logarithm begins with as many zeros as the difference has.
            near = -(self._add(Decimal(-1), _wide)).adjusted() if self.adjusted() in (0, -1) else 0
            places = digits + max(near, 0) + 5
            value = _ln(self, places + 5)
            value = value * 10**places // _ln(Decimal(10), places + 5) if is_ten else value // 10**5
            return int(value < 0), abs(value), -places

        return context._settled(None, attempt)

    def logb(self, context=None):
        context = _context(context)
        if (nan := self._nan(context)) is not None:
            return nan
        if self._kind:
            return _make(0, 0, 0, _INF)
        return context._by_zero(1, False) if not self else Decimal(self.adjusted())._fixed(context)

    def scaleb(self, other, context=None):
        other, context = _operand(other, True), _context(context)
        if (nan := self._nan(context, other)) is not None:
            return nan
        if other._kind or other._exp or abs(int(other)) > 2 * (context.Emax + context.prec):
            return context._raise(InvalidOperation)
        return _make(self._sign, self._n, self._exp + (0 if self._kind else int(other)), self._kind)._fixed(context)

    def _moved(self, other, context, rotates):
        other, context = _operand(other, True), _context(context)
        if (nan := self._nan(context, other)) is not None:
            return nan
        if other._kind or other._exp or abs(int(other)) > context.prec:
            return context._raise(InvalidOperation)
        if self._kind:
            return Decimal(self)
        by, unit = int(other), 10**context.prec
        n = self._n % unit
        if rotates:
            by %= context.prec
            n = n * 10**by % unit + n // 10**(context.prec - by)
        else:
            n = n * 10**by % unit if by >= 0 else n // 10**-by
        return _make(self._sign, n, self._exp)

    def shift(self, other, context=None):
        return self._moved(other, context, False)

    def rotate(self, other, context=None):
        return self._moved(other, context, True)

    def _neighbour(self, sign, context):
        context = _context(context)
        if (nan := self._nan(context)) is not None:
            return nan
        if self._kind:
            if self._sign == sign:
                return Decimal(self)
            return _make(self._sign, 10**context.prec - 1, context.Etop())
        quiet = context.copy()
        quiet.rounding = ROUND_FLOOR if sign else ROUND_CEILING
        quiet._quiet()
        made = self._fixed(quiet)
        return made if made != self else self._add(_make(sign, 1, quiet.Etiny() - 1), quiet)

    def next_plus(self, context=None):
        return self._neighbour(0, context)

    def next_minus(self, context=None):
        return self._neighbour(1, context)

    def next_toward(self, other, context=None):
        other, context = _operand(other, True), _context(context)
        if (nan := self._nan(context, other)) is not None:
            return nan
        order = self._order(other)
        return self.copy_sign(other) if not order else self._neighbour(int(order > 0), context)

    def _logical(self, others, context, function):
        context = _context(context)
        operands = [self, *(_operand(x, True) for x in others)]
        texts = [str(x._n) for x in operands]
        if any(x._kind or x._sign or x._exp or set(text) - {"0", "1"} for x, text in zip(operands, texts)):
            return context._raise(InvalidOperation)
        n = function(*(int(text[-context.prec:], 2) for text in texts))
        return _make(0, int(bin(n)[2:]))

    def logical_and(self, other, context=None):
        return self._logical((other,), context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        return self._logical((other,), context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        return self._logical((other,), context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        ones = (1 << _context(context).prec) - 1
        return self._logical((), context, lambda a: a ^ ones)

    # --- format() ---

    def __format__(self, specifier, context=None):
        m = _format.match(specifier)
        if m is None:
            raise ValueError("invalid format string")
        fill, align, kind = m["fill"] or " ", m["align"] or ">", m["type"]
        zero_pad = m["zero"] is not None
        if zero_pad and (m["align"] or m["fill"]):
            raise ValueError("invalid format string")
        context = _context(context)
        precision = m["precision"] and int(m["precision"])
        x = self
        if not self._kind:
            kind = kind or "gG"[context.capitals]
            if kind == "%":
                x = _make(x._sign, x._n, x._exp + 2)
            if precision is not None:
                if kind in "eE":
                    if x._n:
                        x = x._shortened(precision + 1, context.rounding)
                elif kind in "fF%":
                    x = x._rescaled(-precision, context.rounding)
                else:
                    precision = precision or 1
                    if _digits(x._n) > precision:
                        x = x._shortened(precision, context.rounding)
            if not x._n and x._exp > 0 and kind in "fF%":
                x = x._rescaled(0, context.rounding)
            digits = str(x._n)
            left = x._exp + len(digits)
            if kind in "fF%":
                place = left
            elif kind in "eE":
                place = 1 - precision if not x._n and precision is not None else 1
            else:
                place = left if x._exp <= 0 and left > -6 else 1
            if place < 0:
                whole, fraction = "0", "0" * -place + digits
            elif place > len(digits):
                whole, fraction = digits + "0" * (place - len(digits)), ""
            else:
                whole, fraction = digits[:place] or "0", digits[place:]
            body = "." + fraction if fraction else ""
            if left != place or kind in "eE":
                body += f"{'E' if kind in 'EG' else 'e'}{left - place:+d}"
            body += "%" * (kind == "%")
        else:
            whole = str(self.copy_abs())
            body = "%" * (kind == "%")
            zero_pad = False
        negative = x._sign and not (m["z"] and not x._kind and not x._n)
        sign = "-" if negative else m["sign"] if m["sign"] in (" ", "+") else ""
        width = int(m["width"] or 0)
        least = width - len(sign) - len(body) if zero_pad else 0
        if m["comma"] and not self._kind:
            groups = []
            while True:
                length = min(max(len(whole), least, 1), 3)
                groups.append(whole[-length:].rjust(length, "0"))
                whole = whole[:-length]
                least -= length + 1
                if not whole and least < 0:
                    break
            whole = ",".join(reversed(groups))
        else:
            whole = whole.rjust(least, "0")
        text = whole + body
        gap = fill * (width - len(sign) - len(text))
        if align == "<":
            return sign + text + gap
        if align == "^":
            half = len(gap) // 2
            return gap[:half] + sign + text + gap[half:]
        return sign + gap + text if align == "=" else gap + sign + text

    def _shortened(self, places, rounding):
        drop = _digits(self._n) - places
        if drop <= 0:
            return self._rescaled(self._exp + drop, rounding)
        n, _ = _rounded(self._sign, self._n, drop, rounding)
        exp = self._exp + drop
        if _digits(n) > places:
            n, exp = n // 10, exp + 1
        return _make(self._sign, n, exp)


_numbers.Number.register(Decimal)
_format = _re.compile(r"""(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<zero>0)?(?P<width>(?!0)\d+)?
    (?P<comma>,)?(?:\.(?P<precision>0|(?!0)\d+))?(?P<type>[eEfFgGn%])?\Z""", _re.VERBOSE | _re.DOTALL)
_bad_rounding = """valid values for rounding are:
  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
   ROUND_05UP]"""


def _operand(value, is_required=False):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if is_required:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return NotImplemented


def _operators():
    def pair(function):
        def forward(self, other):
            other = _operand(other)
            return other if other is NotImplemented else function(self, other, _context(None))

        def backward(self, other):
            other = _operand(other)
            return other if other is NotImplemented else function(other, self, _context(None))
        return forward, backward

    for name, function in (("add", Decimal._add), ("sub", Decimal._subtract), ("mul", Decimal._multiply),
                           ("truediv", Decimal._true_divide), ("floordiv", Decimal._floor_divide),
                           ("mod", Decimal._remainder), ("divmod", Decimal._divmod), ("pow", None)):
        forward, backward = pair(function or Decimal.__pow__)
        if name == "pow":
            def backward(self, other):
                other = _operand(other)
                return other if other is NotImplemented else other.__pow__(self)
        else:
            setattr(Decimal, f"__{name}__", forward)
        setattr(Decimal, f"__r{name}__", backward)


_operators()

# --- exp and ln in fixed point ---

_ln_tens = {}


# ln(2) and the like: 2 * atanh(1/k) summed, times 10**places.
def _atanh_inverse(k, places):
    term = total = 10**places // k
    square, i = k * k, 3
    while term:
        term //= square
        total += term // i
        i += 2
    return total


def _ln_ten(places):
    found = _ln_tens.get(places)
    if found is None:
        if len(_ln_tens) > 20:
            _ln_tens.clear()
        extra = places + 10
        # ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749); ln 10 = 3 ln 2 + 2 atanh(1/9)
        two = 18 * _atanh_inverse(26, extra) - 2 * _atanh_inverse(4801, extra) + 8 * _atanh_inverse(8749, extra)
        found = _ln_tens[places] = (3 * two + 2 * _atanh_inverse(9, extra)) // 10**10
    return found


# ln(x) * 10**places, to within a few units.
def _ln(x, places):
    extra = places + 10
    power = _digits(x._n)
    # x = y * 10**scale with y in [0.1, 1), then y is brought close to one by square roots.
    scale = x._exp + power
    if x._n * 3 < 10**power:
        scale -= 1
        power -= 1
    roots = int(extra**0.5 / 2) + 4
    extra += roots
    one = 10**extra
    y = x._n * 10**(extra - power) if extra >= power else x._n // 10**(power - extra)
    for _ in range(roots):
        y = _math.isqrt(y * one)
    z = (y - one) * one // (y + one)
    square, term, total, i = z * z // one, z, z, 3
    while term:
        term = term * square // one if term > 0 else -(-term * square // one)
        total += term // i if term > 0 else -(-term // i)
        i += 2
    return ((total << roots + 1) + scale * _ln_ten(extra)) // 10**(extra - places)


# e**(value / 10**places) as (sign, n, exp) with at least so many digits.
def _exp_of(value, places, digits):
    extra = max(places, digits) + 10
    value *= 10**(extra - places)
    ten = _ln_ten(extra + 10)
    power, rest = divmod(value * 10**10, ten)
    one = 10**extra
    rest //= 10**10
    halvings = int(extra**0.5) + 4
    wide = extra + halvings
    one = 10**wide
    rest = rest * 10**halvings >> halvings
    term = total = one
    i = 1
    while term:
        term = term * rest // one // i
        total += term
        i += 1
    for _ in range(halvings):
        total = total * total // one
    cut = wide - digits - 3
    return 0, total // 10**cut, power - digits - 3


# --- contexts ---

class _Signals(dict):
    def __init__(self, raised=()):
        super().__init__((signal, signal in raised) for signal in _signals)

    def __setitem__(self, key, value):
        if key not in self:
            raise KeyError("invalid error flag")
        super().__setitem__(key, bool(value))

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def _shown(self):
        return "[" + ", ".join(signal.__name__ for signal in _bits if self[signal]) + "]"

    def __repr__(self):
        return "{" + ", ".join(f"{signal!r}:{self[signal]!r}" for signal in _signals) + "}"

    def copy(self):
        return dict(self)


def _given(value, default):
    if value is None:
        return default
    if isinstance(value, dict):
        return [signal for signal in _signals if value.get(signal)]
    value = list(value)
    if not all(signal in _signals for signal in value):
        raise TypeError("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, "
                        "Underflow, Subnormal, Inexact,\n   Rounded, Clamped]")
    return value


@_named_in_full
class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = globals().get("DefaultContext")
        default = (lambda name, plain: getattr(base, name) if base is not None else plain)
        self.prec = default("prec", 28) if prec is None else prec
        self.rounding = default("rounding", ROUND_HALF_EVEN) if rounding is None else rounding
        self.Emin = default("Emin", -999999) if Emin is None else Emin
        self.Emax = default("Emax", 999999) if Emax is None else Emax
        self.capitals = default("capitals", 1) if capitals is None else capitals
        self.clamp = default("clamp", 0) if clamp is None else clamp
        self.flags = _Signals(_given(flags, ()))
        self.traps = _Signals(_given(traps, [s for s in _signals if base is not None and base.traps[s]]))

    def __setattr__(self, name, value):
        limits = {"prec": (1, MAX_PREC), "Emin": (MIN_EMIN, 0), "Emax": (0, MAX_EMAX), "capitals": (0, 1),
                  "clamp": (0, 1)}.get(name)
        if limits:
            if not isinstance(value, int):
                raise TypeError("optional argument must be an integer")
            if not limits[0] <= value <= limits[1]:
                words = "0 or 1" if limits == (0, 1) else "[{}, {}]".format(
                    *(("MIN_EMIN", 0) if name == "Emin" else (limits[0], "MAX_" + name.upper())))
                raise ValueError(f"valid {'range' if words[0] == '[' else 'values'} for {name} "
                                 f"{'is' if words[0] == '[' else 'are'} {words}")
        elif name == "rounding":
            if value not in _roundings:
                raise TypeError(_bad_rounding)
        elif name in ("flags", "traps"):
            if not isinstance(value, dict):
                raise TypeError("argument must be a signal dict")
            if not isinstance(value, _Signals):
                value = _Signals([signal for signal in _signals if value[signal]])
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __reduce__(self):
        flags, traps = ([signal for signal in _bits if signals[signal]] for signals in (self.flags, self.traps))
        return type(self), (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags={self.flags._shown()}, "
                f"traps={self.traps._shown()})")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in _signals:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in _signals:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def _quiet(self):
        self.clear_traps()

    def _flag(self, signal):
        if not self.traps[signal]:
            self.flags[signal] = True
            return False
        return True

    # Raises the signal when it is trapped, as the condition that it is; else notes it and gives NaN.
    def _raise(self, signal, condition=None):
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition or signal])
        return _make(0, 0, 0, _NAN)

    def _by_zero(self, sign, is_undefined):
        if is_undefined:
            return self._raise(InvalidOperation, DivisionUndefined)
        self._raise(DivisionByZero)
        return _make(sign, 0, 0, _INF)

    def _overflow(self, sign):
        for signal in Overflow, Inexact, Rounded:
            self.flags[signal] = True
        trapped = [signal for signal in (Inexact, Rounded, Overflow) if self.traps[signal]]
        if trapped:
            raise (Overflow if Overflow in trapped else trapped[0])(trapped)
        if self.rounding in (ROUND_DOWN, ROUND_05UP, ROUND_FLOOR if not sign else ROUND_CEILING):
            return _make(sign, 10**self.prec - 1, self.Etop())
        return _make(sign, 0, 0, _INF)

    # More and more digits, until they round to the same whatever comes behind them.
    def _settled(self, sign, attempt, rounding=ROUND_HALF_EVEN):
        digits = self.prec + 5
        while True:
            s, n, exp = attempt(digits)
            drop = _digits(n) - self.prec
            tail = n % 10**drop if drop > 0 else 0
            unit = 10**max(drop - 3, 0)
            if digits > 20 * self.prec + 1000 or drop > 3 and unit * 5 < tail % (10**drop // 2) < 10**drop // 2 - unit * 5:
                break
            digits += digits // 2 + 5
        return self._settled_at(_make(s if sign is None else sign, n, exp), rounding)

    def _settled_at(self, made, rounding=ROUND_HALF_EVEN):
        before = self.rounding
        object.__setattr__(self, "rounding", rounding)
        try:
            return made._fixed(self)
        finally:
            object.__setattr__(self, "rounding", before)

    def create_decimal(self, num="0"):
        made = Decimal(num, context=self)
        if made._kind >= _NAN and _digits(made._n) > self.prec - self.clamp:
            return self._raise(InvalidOperation, ConversionSyntax)
        return made._fixed(self) if not made.is_snan() else made

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fixed(self)


def _methods():
    def by_operator(name):
        def method(self, a, b):
            return getattr(Decimal, name)(_operand(a, True), _operand(b, True), self)
        return method

    for name, target in dict(add="_add", subtract="_subtract", multiply="_multiply", divide="_true_divide",
                             divide_int="_floor_divide", remainder="_remainder", divmod="_divmod").items():
        setattr(Context, name, by_operator(target))

    def by_method(name, target):
        function = getattr(Decimal, target)

        def method(self, a, *args):
            return function(_operand(a, True), *args, context=self)

        def plain(self, a, *args):
            return function(_operand(a, True), *args)
        method.__name__ = plain.__name__ = name
        return method if "context" in function.__code__.co_varnames[:function.__code__.co_argcount] else plain

    for name in ("compare compare_signal compare_total compare_total_mag copy_abs copy_negate copy_sign exp fma "
                 "is_canonical is_finite is_infinite is_nan is_normal is_qnan is_signed is_snan is_subnormal is_zero ln "
                 "log10 logb logical_and logical_invert logical_or logical_xor max max_mag min min_mag next_minus "
                 "next_plus next_toward normalize number_class quantize remainder_near rotate same_quantum scaleb shift "
                 "sqrt to_eng_string to_integral_exact to_integral_value canonical").split():
        setattr(Context, name, by_method(name, name))
    for name, target in dict(abs="__abs__", minus="__neg__", plus="__pos__", to_sci_string="__str__").items():
        setattr(Context, name, by_method(name, target))
    Context.to_integral = Context.to_integral_value

    Context.copy_decimal = lambda self, a: _operand(a, True)

    def power(self, a, b, modulo=None):
        return _operand(a, True).__pow__(_operand(b, True), modulo, self)
    Context.power = power


_methods()
DefaultContext = Context(traps=[DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_wide = Context(10**6, traps=[])
_current = _ContextVar("decimal_context")


def _context(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    _current.set(context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context)


@_named_in_full
class ContextManager:
    def __init__(self, context):
        self._new = context.copy()
        self._saved = getcontext()

    def __enter__(self):
        setcontext(self._new)
        return self._new

    def __exit__(self, *error):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    manager = ContextManager(_context(ctx))
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if value is not None:
            if name in ("flags", "traps"):
                value = _Signals(_given(value, ()))
            setattr(manager._new, name, value)
    return manager
