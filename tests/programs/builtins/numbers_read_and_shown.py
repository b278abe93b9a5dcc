import sys
def t(f, *a, **k):
    try:
        r = f(*a, **k); print(repr(r)); return r
    except BaseException as e: print(type(e).__name__, ":", e)
def ev(src, **ns):
    try: print(src, "->", repr(eval(src, globals(), ns) if ns else eval(src, globals())))
    except BaseException as e: print(src, "!!", type(e).__name__, ":", e)

import math
for s in ['0', '-0', '+5', ' 12 ', '1_000', '_1', '1_', '1__0', '0x1f', '0b11', '0o17', '017', '', ' ', 'a', '1.0', '1e5', '٣٤', '１２', '\n7\t', '0_0', '- 1', '+-1', '1 2', '९', '1\x00', '\x00', 'é', '--1', "1'", '𝟙𝟚']:
    for b in (10, 0, 2, 16, 36, 8): 
        try: print(repr(s), b, int(s, b))
        except Exception as e: print(repr(s), b, e)
    for g in (float, complex):
        try: print(repr(s), g(s))
        except Exception as e: print(repr(s), e)
for s in ['nan', 'NaN', '-nan', 'inf', '-Infinity', 'infin', '1e400', '-1e400', '1e-400', '.5', '5.', '.', 'e5', '1e', '1e+', '1_0.0_1', '1._0', '1_.0', '1e1_0', '0x1p3', '1.7976931348623157e308', '1.7976931348623159e308', '4.9e-324', '2.4e-324', '2.5e-324', '123456789012345678', '0.1', '1e22', '1e23', '9007199254740993', '1e16', '123456789.123456789', '1' * 400, '0.' + '0' * 330 + '1', '1j', '1+j', 'j', '1 + 2j', '(1+2j)', '( 1+2j )', '((1j))', '1+2', '1j+2', 'nanj', '1e5j', '-j', '1+infj', '+1-1j', '1_0j', '--1j', '1e1e1']:
    for g in (float, complex):
        try: r = g(s); print(repr(s)[:40], g.__name__, repr(r))
        except Exception as e: print(repr(s)[:40], g.__name__, type(e).__name__, str(e)[:80])
for x in [0.1, 1/3, 1e15, 1e16, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 5e-324, 1.7976931348623157e308, 100.0, 1e21, 1e22, 2**53, 2.0**70, -1.5, 0.1 + 0.2, 1e100, 9.5, 1.0000000000000002]:
    print(repr(x), str(x), x.hex() if isinstance(x, float) else x, float(x).as_integer_ratio(), float(x).is_integer(), '%.17g' % x, '%.3f' % x, '%r' % x, f'{x:.15g}', round(x, 2), round(x, -2), round(x), int(x), math.floor(x), math.ceil(x), math.trunc(x), hash(x))
for x in ['0x1.8p1', '-0x.1p-3', '0x1p1024', '1.5', 'inf', '0x', '0x1.', '0x1p', 'nan', '0x1.fffffffffffff8p0', '0x1.fffffffffffffp1023', '0x0.8p-1074', ' 0x1P+2 ', 'p1']: t(float.fromhex, x)
for a in ["round(2.5)", "round(3.5)", "round(-2.5)", "round(0.5)", "round(2.675,2)", "round(1e300,-300)", "round(15,-1)", "round(25,-1)", "round(-15,-1)", "round(12345,-5)", "round(55555,-5)", "round(1.5,None)", "round(float('nan'))", "round(float('inf'))", "round(float('nan'),1)", "round('a')", "round(1.5,'a')", "round(1,1.5)", "round(True,-1)", "round(10**30+5,-1)", "round(1.25,1)", "round(0.05,1)", "round(5e-324,400)", "round(1.1,10**10)", "round(1.1,-10**10)", "round(3,10**30)",
 "divmod(7,-2)", "divmod(-7,2)", "divmod(7.5,-2)", "divmod(-7.5,2)", "divmod(1,0)", "divmod(1.0,0)", "7//-2", "-7%3", "7%-3", "-7.0%3", "7.0%-3", "0.0%-3", "-0.0%3", "1e308*10", "-1e308*10", "1%float('inf')", "-1%float('inf')", "1//float('inf')", "-1//float('inf')", "float('inf')//1", "float('inf')%1", "1.0//0", "1.0%0", "1/0", "1.0/0", "0**0", "0.0**0", "0**-1", "0.0**-1", "(-8)**(1/3)", "(-1)**0.5", "2**-1", "2**0.5", "10**400*1.0", "10**400/10**399", "10**400/3", "1/10**400", "1.5**1000", "1e200**2", "(-2)**3.0", "(-2.0)**-3", "pow(2,10,1000)", "pow(2,-1,7)", "pow(2,-1,4)", "pow(2,10,0)", "pow(2,10,-7)", "pow(3,-2,7)", "pow(2.0,2,3)", "pow(2,2.0,3)", "pow(0,0,1)", "pow(2,3,1)", "pow(-2,3,5)", "1<<100", "1<<-1", "1>>-1", "1>>10**20", "-1>>1000", "1<<10**20", "0<<10**20", "~5", "-(-5)", "5&-3", "5|-3", "5^-3", "-1&(2**100)", "-(2**100)|3", "(2**100)^-1", "2**64>>3", "-(2**64)>>3", "int('7'*30)//int('3'*15)", "-int('7'*30)%int('3'*15)", "int(1e20)", "int(-1e20)", "int(float('nan'))", "int(float('inf'))", "int('1',1)", "int('1',37)", "int(1.5,2)", "int(b'12')", "int(b'1x')", "int(bytearray(b'77'),8)", "int('z',36)", "int(None)", "int([])", "int(1j)", "float(None)", "float(1j)", "float('1',2)", "complex('1',2)", "complex(1,'2')", "complex(1,2)", "complex(1j,2j)", "complex('1+2j ')", "complex([])", "(1).bit_length(), (-8).bit_count(), (0).bit_length()", "(300).to_bytes(2,'little')", "(300).to_bytes(1)", "(-1).to_bytes(2)", "(-1).to_bytes(2,signed=True)", "(1).to_bytes(-1)", "(1).to_bytes(2,'x')", "int.from_bytes(b'\\xff\\x00','little',signed=True)", "int.from_bytes([1,2])", "int.from_bytes('a')", "int.from_bytes([256])", "(5).conjugate(), (5).real, (5).imag, (5).numerator, (5).as_integer_ratio(), (5).is_integer()", "True+True", "True.real", "-True", "~0", "bool('')", "bool(0.0)", "bool(float('nan'))", "1 == 1.0 == True == (1+0j)", "hash(1)==hash(1.0)==hash(1+0j)", "hash(2**61-1), hash(2**61), hash(-1), hash(-2), hash(-(2**61-1))", "hash(0.5), hash(float('inf')), hash(-float('inf')), hash(1e300)", "hash(1j), hash(1+2j), hash(-1j)", "2**53 == float(2**53), 2**53+1 == float(2**53+1), 2**53+1 > float(2**53)", "10**400 > 1e308, 10**400 < float('inf'), -10**400 > -float('inf'), 10**400 == float('inf')", "float('nan') in [float('nan')]", "1 < float('nan'), float('nan') != float('nan')", "min(float('nan'),1), min(1,float('nan')), max(float('nan'),1)", "sorted([3,float('nan'),1])", "sum([0.1]*10), sum([1e16,1,-1e16]), sum([1,2.5,True]), sum([1j,2])", "sum(['a'])", "sum(['a'],'')", "sum([[1],[2]],[])", "sum([b'a'],b'')", "math.fsum([0.1]*10)", "abs(-5), abs(-0.0), abs(3+4j), abs(-True), abs(complex('inf'))", "abs('a')", "(3+4j)*(1-2j), (3+4j)/(1-2j), (3+4j)**2, (3+4j)**0.5, (1j)**2, (3+4j)-3, -(3+4j), (3+4j).conjugate()", "(1+2j)//1", "(1+2j)%1", "(1+2j)<1", "divmod(1j,1)", "int(3+0j)", "1j/0", "0j**-1", "0j**0", "0**1j", "(1+1j)**-3, (2+0j)**3, (1+1j)**100", "complex(0,-0.0), complex(-0.0,0), -0j, 1-0j, complex('-0-0j'), -(0+0j)", "repr(complex(1e20,1e-7)), str(complex(float('nan'),float('-inf')))", "0x_ff, 0b1_0, 0o7_7, 1_0.0_1e1_0, 1_0j", "1 .real, 1..real, 1.0.real, 1.e5.is_integer()", "(10**5000).bit_length(), len(hex(10**5000)), (10**5000)%97, 10**5000//10**4999", "str(10**5000)", "int('1'*4301)", "len(str(10**4299))", "'%d' % 10**5000", "f'{10**4300}'", "math.factorial(50), math.comb(50,25), math.perm(10,3), math.gcd(12,18,27), math.lcm(4,6,10), math.isqrt(10**40)", "math.factorial(-1)", "math.factorial(2.0)", "math.comb(3,-1)", "math.isqrt(-1)", "math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.log(10**400), math.log2(2**1000), math.log10(10**400), math.log(8,2)", "math.log('a')", "math.exp(1000)", "math.pow(0,-1)", "math.fmod(1,0)", "math.remainder(5,3), math.fmod(-5,3), math.modf(-1.5), math.frexp(8), math.ldexp(0.5,4), math.copysign(1,-0.0)", "math.ldexp(1,10000)", "math.nextafter(1,2), math.nextafter(1,2,steps=3), math.ulp(1), math.ulp(0)", "math.hypot(3,4,12), math.dist([0,0],[3,4]), math.prod([1,2,3.0]), math.sumprod([1,2],[3,4]), math.fma(2,3,4)", "math.sumprod([1],[1,2])", "math.dist([1],[1,2])", "math.isclose(1,1+1e-10), math.isclose(0,1e-10), math.isclose(1,2,rel_tol=-1)", "math.floor(1e300)==int(1e300), math.trunc(-1.5), math.ceil(-0.5)", "math.floor('a')", "math.floor(float('inf'))", "math.gamma(5), math.lgamma(0.5), math.erf(1), math.erfc(1), math.gamma(0.5)", "math.gamma(-1)", "math.acos(2)", "math.atan2(0.0,-0.0), math.atan2(-0.0,0.0), math.degrees(math.pi), math.radians(180), math.tau, math.inf", "math.expm1(1e-10), math.log1p(1e-10), math.sinh(1), math.acosh(2), math.atanh(0.5)", "math.atanh(1)", "math.exp2(10), math.sin(1e22)", "math.sin(float('inf'))"]: ev(a)
# number theory
def mr(n):
    if n < 2: return False
    for p in (2,3,5,7,11,13,17,19,23,29,31,37):
        if n % p == 0: return n == p
    d, s = n-1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2,3,5,7,11,13,17,19,23,29,31,37):
        x = pow(a, d, n)
        if x in (1, n-1): continue
        for _ in range(s-1):
            x = x*x % n
            if x == n-1: break
        else: return False
    return True
print([p for p in range(2**61-100, 2**61+100) if mr(p)], mr(2**127-1), mr(2**521-1), mr(10**50+151))
def rho(n, c=1):
    x = y = 2; d = 1
    while d == 1:
        x = (x*x+c) % n; y = (y*y+c) % n; y = (y*y+c) % n
        d = math.gcd(abs(x-y), n)
    return d
n = 1000003*1000033; print(rho(n), n//rho(n)); print(pow(3, 10**50, 10**40+7), math.isqrt(2*10**200), (1<<4000) % (10**30+57), -(3**500) // (2**300+1), -(3**500) % -(2**300+1), (3**500) ^ -(2**700), hex(-(3**100)), oct(7**50), bin(-(5**20)))
a, b = 0, 1
for i in range(3000): a, b = b, a+b
print(a % 10**50, len(str(a)), a & (2**80-1), hash(a), int(str(a)) == a, int(hex(a), 16) == a, a*b // b == a, divmod(a*a+5, a), (a*a) ** 1 - a**2)
