# Rational numbers: two ints without a common divisor.
__all__ = ["Fraction"]

import operator
import re
import sys
import math
import numbers

_HASH_MODULUS = sys.hash_info.modulus
_HASH_INF = sys.hash_info.inf
_RATIONAL_FORMAT = re.compile(r"""
    \A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)
    (?:(?:\s*/\s*(?P<denom>\d+(_\d+)*))?
    |(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)
    \s*\Z""", re.VERBOSE | re.IGNORECASE)
_GENERAL_FORMAT = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<alt>\#?)(?P<minimumwidth>0|[1-9][0-9]*)?
    (?P<thousands_sep>[,_]?)""", re.DOTALL | re.VERBOSE)
_FLOAT_FORMAT = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_neg_zero>z)?(?P<alt>\#)?
    (?P<zeropad>0(?=[0-9]))?(?P<minimumwidth>0|[1-9][0-9]*)?(?P<thousands_sep>[,_])?(?:\.(?P<precision>0|[1-9][0-9]*))?
    (?P<presentation_type>[eEfFgG%])""", re.DOTALL | re.VERBOSE)


# n/d in units of 10**exponent, to the nearest whole number and from the middle to the even one: whether it is negative
# and how many units.
def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    scale = 10**abs(exponent)
    units, rest = divmod(abs(n) * scale, d) if exponent < 0 else divmod(abs(n), d * scale)
    # Twice what is left, against a whole unit.
    over = 2 * rest - (d if exponent < 0 else d * scale)
    if over > 0 or over == 0 and units % 2:
        units += 1
    return n < 0 and (units > 0 or not no_neg_zero), units


def _round_to_figures(n, d, figures):
    if n == 0:
        return False, 0, 1 - figures
    size = abs(n)
    # The power of ten of the first digit, from the lengths, which tell it but for one.
    first = len(str(size)) - len(str(d))
    if size * 10**max(-first, 0) < d * 10**max(first, 0):
        first -= 1
    exponent = first + 1 - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if significand == 10**figures:
        return negative, significand // 10, exponent + 1
    return negative, significand, exponent


# Before 3.14 only a Decimal, whose module is there if there is one; then whatever has the method.
def _tells_ratio(number):
    if sys.version_info >= (3, 14):
        return not isinstance(number, type) and hasattr(number, "as_integer_ratio")
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(number, decimal.Decimal)


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or _tells_ratio(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            m = _RATIONAL_FORMAT.match(numerator)
            if m is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            # Without a denominator the digits behind the point and the exponent say which power of ten it is.
            behind = (m["decimal"] or "").replace("_", "")
            shift = int(m["exp"] or "0") - len(behind)
            value = int((m["num"] or "0") + behind) * 10**max(shift, 0)
            denominator = int(m["denom"] or "1") * 10**max(-shift, 0)
            numerator = -value if m["sign"] == "-" else value
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            return cls(dec)
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = super().__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        n, d = self._numerator, self._denominator
        if d <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as long as they are small enough; then what lies between the last
        # two of them, unless the last is nearer.
        before, last = (0, 1), (1, 0)
        while True:
            quotient, rest = divmod(n, d)
            following = before[0] + quotient * last[0], before[1] + quotient * last[1]
            if following[1] > max_denominator:
                break
            before, last = last, following
            n, d = d, rest
        steps = (max_denominator - before[1]) // last[1]
        between = before[0] + steps * last[0], before[1] + steps * last[1]
        nearer = last if 2 * d * between[1] <= self._denominator else between
        return Fraction._from_coprime_ints(*nearer)

    numerator = property(lambda a: a._numerator)
    denominator = property(lambda a: a._denominator)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        match = _GENERAL_FORMAT.fullmatch(format_spec)
        if match:
            return self._format_general(match)
        match = _FLOAT_FORMAT.fullmatch(format_spec)
        if match and not (match["align"] is not None and match["zeropad"] is not None):
            return self._format_float(match)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")

    def _format_general(self, match):
        fill = match["fill"] or " "
        align = match["align"] or ">"
        sign = "-" if self._numerator < 0 else "" if match["sign"] == "-" else match["sign"]
        separator = match["thousands_sep"]
        body = f"{abs(self._numerator):{separator}}"
        if self._denominator > 1 or match["alt"]:
            body += f"/{self._denominator:{separator}}"
        padding = fill * (int(match["minimumwidth"] or "0") - len(sign) - len(body))
        return _pad(sign, body, padding, align)

    def _format_float(self, match):
        fill = match["fill"] or " "
        align = match["align"] or ">"
        positive_sign = "" if match["sign"] == "-" else match["sign"]
        zeropad = bool(match["zeropad"])
        width = int(match["minimumwidth"] or "0")
        separator = match["thousands_sep"]
        precision = int(match["precision"] or "6")
        kind = match["presentation_type"]
        trim_zeros = kind in "gG" and not match["alt"]
        trim_point = not match["alt"]
        if kind in "fF%":
            exponent = -precision
            if kind == "%":
                exponent -= 2
            negative, significand = _round_to_exponent(
                self._numerator, self._denominator, exponent, bool(match["no_neg_zero"]))
            scientific = False
            point = precision
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, significand, exponent = _round_to_figures(self._numerator, self._denominator, figures)
            scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == "%":
            suffix = "%"
        elif scientific:
            suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
        else:
            suffix = ""
        digits = f"{significand:0{point + 1}d}"
        sign = "-" if negative else positive_sign
        leading = digits[:len(digits) - point]
        fraction = digits[len(digits) - point:]
        if trim_zeros:
            fraction = fraction.rstrip("0")
        dot = "" if trim_point and not fraction else "."
        trailing = dot + fraction + suffix
        if zeropad:
            room = width - len(sign) - len(trailing)
            leading = leading.zfill(3 * room // 4 + 1 if separator else room)
        if separator:
            first = 1 + (len(leading) - 1) % 3
            leading = leading[:first] + "".join(
                [separator + leading[at:at + 3] for at in range(first, len(leading), 3)])
        body = leading + trailing
        return _pad(sign, body, fill * (width - len(sign) - len(body)), align)

    def _operator_fallbacks(monomorphic, fallback, handle_complex=True):
        def forward(a, b):
            if isinstance(b, Fraction):
                return monomorphic(a, b)
            if isinstance(b, int):
                return monomorphic(a, Fraction(b))
            if isinstance(b, float):
                return fallback(float(a), b)
            if handle_complex and isinstance(b, complex):
                return fallback(float(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return monomorphic(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            if handle_complex and isinstance(a, numbers.Complex):
                return fallback(complex(a), float(b))
            return NotImplemented

        forward.__name__ = f"__{fallback.__name__}__"
        reverse.__name__ = f"__r{fallback.__name__}__"
        return forward, reverse

    def _add(a, b):
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    def _sub(a, b):
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    def _mul(a, b):
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        if b._numerator == 0:
            divisor = math.gcd(a._numerator, b._numerator) or 1
            n = a._numerator // divisor * b._denominator
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        div, n_mod = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return div, Fraction(n_mod, a._denominator * b._denominator)

    def _mod(a, b):
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator),
                        a._denominator * b._denominator)

    __add__, __radd__ = _operator_fallbacks(_add, operator.add)
    __sub__, __rsub__ = _operator_fallbacks(_sub, operator.sub)
    __mul__, __rmul__ = _operator_fallbacks(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operator_fallbacks(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operator_fallbacks(_floordiv, operator.floordiv, False)
    __divmod__, __rdivmod__ = _operator_fallbacks(_divmod, divmod, False)
    __mod__, __rmod__ = _operator_fallbacks(_mod, operator.mod, False)

    def __pow__(a, b):
        if isinstance(b, (float, complex)):
            return float(a) ** b
        if not isinstance(b, numbers.Rational):
            return NotImplemented
        if b.denominator != 1:
            return float(a) ** float(b)
        n, d, power = a._numerator, a._denominator, b.numerator
        if power < 0:
            power = -power
            if n == 0:
                raise ZeroDivisionError(f"Fraction({d**power}, 0)")
            # Upside down; the sign stays above.
            n, d = (d, n) if n > 0 else (-d, -n)
        return Fraction._from_coprime_ints(n**power, d**power)

    def __rpow__(b, a):
        is_whole = b._denominator == 1
        if isinstance(a, numbers.Rational) and not (is_whole and b._numerator >= 0):
            return Fraction(a.numerator, a.denominator)**b
        return a**(b._numerator if is_whole else float(b))

    def __pos__(a):
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        negative, units = _round_to_exponent(self._numerator, self._denominator, -(ndigits or 0))
        units = -units if negative else units
        if ndigits is None:
            return units
        return Fraction(units, 10**ndigits) if ndigits > 0 else Fraction(units * 10**-ndigits)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            value = _HASH_INF
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, float):
            return a._richcmp(b, operator.eq)
        is_real = isinstance(b, numbers.Complex) and b.imag == 0
        return a == b.real if is_real else NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if not isinstance(other, float):
            return NotImplemented
        # What is beyond all fractions is as far from zero.
        return op(self, self.from_float(other)) if math.isfinite(other) else op(0.0, other)

    def __lt__(a, b):
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _pad(sign, body, padding, align):
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body
