# decimal as tutorials use it: construction, arithmetic, contexts, rounding, formats, traps, conversions, functions.
import copy
import decimal
import math
from decimal import (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP,
                     Context, Decimal, getcontext, localcontext, setcontext)
from fractions import Fraction

print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"), Decimal(0.1))
print(getcontext())
print(Decimal("3.14"), repr(Decimal(10)), Decimal((1, (1, 2, 3), -2)), Decimal(" 1_000.50 "), Decimal("-1E+5"))
print(Decimal("1.10") + 1, 2 - Decimal("0.5"), Decimal("1.20") * 3, Decimal(1) / Decimal(7), -Decimal(7) // 2, Decimal(-7) % 3)
print(divmod(Decimal("17.5"), 4), Decimal(2) ** 10, Decimal(2) ** -1, Decimal(2) ** Decimal("0.5"), pow(Decimal(7), 3, 5))
print(Decimal("1.0") == 1, Decimal("1.5") == 1.5, Decimal("0.1") == 0.1, Decimal("0.5") == Fraction(1, 2), Decimal(3) < 3.5)
print(hash(Decimal("1.50")) == hash(1.5), {Decimal("2.0"): "two"}[2], sorted([Decimal("2.5"), Decimal(-1), 2]))
price = Decimal("19.999")
for mode in (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP):
    print(mode, price.quantize(Decimal("0.01"), rounding=mode), Decimal("2.5").quantize(Decimal("1"), mode),
          Decimal("-2.5").quantize(Decimal("1"), mode))
getcontext().prec = 6
print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal(10).ln(), Decimal(2).log10(), Decimal(1).exp(), +Decimal("1.23456789"))
with localcontext() as context:
    context.prec = 50
    print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal(2).ln(), Decimal(1).exp())
with localcontext(prec=3, rounding=ROUND_UP):
    print(Decimal(1) / 3, Decimal("1.001") + 0)
print(Decimal(1) / 7)
setcontext(Context(prec=28))
for text in ("123.4567", "-0.00001234", "1E+10", "12345678901234567890", "0", "1.50", "-1234567.891"):
    number = Decimal(text)
    print(number, number.normalize(), number.to_eng_string(), number.adjusted(), number.as_tuple(), round(number, 2), int(number))
    print([format(number, spec) for spec in ("", ".2f", ",.2f", "e", ".3E", "g", "%", ".1%", "+", "012.3f", "<15", "^15.1f", "*>20,")])
print(f"{Decimal('1234.5'):>12,.2f}|{Decimal('0.075'):.1%}|{Decimal('NaN'):>5}|{-Decimal('0.004'):z.2f}|{Decimal('-3'):020,.2f}")
for code in ('Decimal("abc")', "Decimal(1) / 0", "Decimal(0) / 0", "Decimal(-1).sqrt()", 'Decimal("sNaN") + 1', "Decimal(1) + 1.5",
             "Decimal([])", "Decimal(None)", 'Decimal("NaN") < 1', 'int(Decimal("Infinity"))', 'int(Decimal("NaN"))', 'Decimal("1E+999999") * 10',
             'format(Decimal(1), "q")', "Decimal(1).quantize(Decimal('1E-30'))", "Decimal(5) % 0", "Decimal(5) // 0", "Context(prec=0)",
             "Context(rounding=5)", 'Decimal(1) << 1', 'Decimal("1").quantize(1.5)', "Decimal(-8) ** Decimal('0.5')", "localcontext(x=1)"):
    try:
        print(code, "->", eval(code))
    except (ArithmeticError, ValueError, TypeError) as e:
        print(code, "->", type(e).__name__, e)
quiet = Context(prec=5, traps=[])
setcontext(quiet)
print(Decimal(1) / 0, Decimal(0) / 0, Decimal("x"), Decimal(-1).sqrt(), Decimal("1E+999999") * 10)
print([signal.__name__ for signal in quiet.flags if quiet.flags[signal]])
quiet.clear_flags()
print(quiet.divide(1, 3), quiet.add(1, Decimal("2.00001")), quiet.sqrt(2), quiet.create_decimal("1.23456789"), quiet.power(2, 100))
print([signal.__name__ for signal in quiet.flags if quiet.flags[signal]], repr(quiet))
setcontext(Context(prec=28, traps=[decimal.Inexact]))
try:
    Decimal(1) / 3
except decimal.Inexact as e:
    print("inexact", e)
setcontext(Context())
a, b = Decimal("1.50"), Decimal("-2.25")
print(a.max(b), a.min(b), a.compare(b), abs(b), -a, +b, a.copy_sign(b), b.copy_abs(), a.fma(b, 1), a.remainder_near(b))
print(a.is_signed(), b.is_signed(), Decimal("inf").is_infinite(), Decimal("nan").is_nan(), Decimal(0).is_zero(), a.is_finite())
print(a.as_integer_ratio(), Fraction(a), float(a), complex(a), math.floor(b), math.ceil(b), math.trunc(b), round(Decimal("2.5")))
print(a.same_quantum(b), a.next_plus(), a.next_minus(), a.scaleb(3), a.number_class(), a.to_integral_value(), b.to_integral_exact())
print(sum(map(Decimal, ("0.1", "0.2", "0.3"))), sum([Decimal(1)] * 3) / 3, max(a, b), copy.copy(a) is a, copy.deepcopy([a])[0] == a)
print(bool(Decimal("0.00")), bool(Decimal("0.1")), isinstance(a, float), Decimal.from_float(2.5), math.sqrt(Decimal(4)))
total = Decimal("100")
for year in range(3):
    total *= Decimal("1.05")
print(total, total.quantize(Decimal(".01")))


class Money(Decimal):
    def __str__(self):
        return f"${self:.2f}"


print(Money("5"), type(Money(5) + 1).__name__, repr(Money(2)))
print(decimal.MAX_PREC == 999999999999999999, decimal.DivisionByZero.__mro__[1:3], decimal.HAVE_THREADS)
