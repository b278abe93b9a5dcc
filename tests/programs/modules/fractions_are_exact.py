from fractions import Fraction as F
import numbers, math
print(F(1,3), repr(F(3,-6)), F('3/4'), F('1.25'), F('-1e-3'), F(0.5), F(1,3)+F(1,6), F(1,2)*2, F(1,2)/3, 1/F(2,3), F(7,2)//1, F(7,2)%1, divmod(F(7,2),F(3,4)), F(2,3)**2, F(2,3)**-2, F(1,2)+0.5, 2**F(3), F(9,4)**F(1,2))
print(F(1,2)==0.5, F(1,2)<F(2,3), F(4,2)==2, hash(F(1,2))==hash(0.5), hash(F(3))==hash(3), round(F(7,2)), round(F(22,7),2), math.floor(F(-7,2)), math.ceil(F(-7,2)), int(F(-7,2)), float(F(1,3)), abs(F(-1,2)), -F(1,2), bool(F(0)))
print(F(math.pi).limit_denominator(100), F(22,7).as_integer_ratio(), F('22/7').numerator, isinstance(F(1), numbers.Rational), isinstance(3, numbers.Integral), isinstance(3.0, numbers.Real), isinstance(3.0, numbers.Rational))
for f in [lambda: F(1,0), lambda: F('x'), lambda: F(1.5,2), lambda: F([]), lambda: F(1)/0, lambda: F(1,2)+'a', lambda: f"{F(1,2):x}"]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(f"{F(22,7):.3f} {F(1,3):10} {F(22,7):e} {F(1000000,3):,.2f} {F(1,3):%} {F(3):.0f} {F(22,7):g}", sum([F(1,i) for i in range(1,8)]), max(F(1,2),F(2,3)))
