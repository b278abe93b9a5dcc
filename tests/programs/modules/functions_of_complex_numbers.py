import cmath, math
V = [0, 1, -1, 1j, -1j, 2.5, -2.5, 1+1j, 1-1j, -1+1j, -1-1j, 3+4j, 0.5+0.1j, 1e-5+1e-7j, 1e10+1e10j, 0.9+0.3j, complex(-0.0, 0.0), complex(0.0, -0.0), complex(-1, -0.0), complex(1, -0.0), 1.5, -0.3j, 100+2j, 1e-310+1e-310j, 1e200+1e200j, 0.7+0.7j, 2, True, 710+1j, -800+3j, 1e308+1e308j]
for f in 'phase polar sqrt exp log log10 sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh isnan isinf isfinite'.split():
    for v in V:
        try: print(f, v, getattr(cmath, f)(v))
        except Exception as e: print(f, v, type(e).__name__, e)
for a in ["cmath.rect(2, math.pi/3)", "cmath.rect(1, 0)", "cmath.rect(-1, 2)", "cmath.log(8, 2)", "cmath.log(1j, 10)", "cmath.log(0)", "cmath.log(2, 1)", "cmath.log(2, 0)", "cmath.isclose(1+1j, 1+1.0000000001j)", "cmath.isclose(1, 2, abs_tol=1)", "cmath.isclose(1, 2, rel_tol=-1)", "cmath.isclose(cmath.inf, cmath.inf)", "cmath.sqrt('a')", "cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj", "cmath.exp(1j*cmath.pi)+1", "cmath.sqrt(-1)", "[cmath.exp(2j*cmath.pi*k/5) for k in range(5)]", "cmath.polar(cmath.rect(3, 1))", "cmath.phase(-1)", "cmath.phase(complex(-1, -0.0))", "cmath.isnan(complex(0, math.nan)), cmath.isinf(complex(math.inf, math.nan)), cmath.isfinite(1j)"]:
    try: print(a, eval(a))
    except Exception as e: print(a, type(e).__name__, e)
def quad(a, b, c): d = cmath.sqrt(b*b-4*a*c); return (-b+d)/(2*a), (-b-d)/(2*a)
print(quad(1, 2, 5), quad(1, -3, 2), quad(1, 2j, -1))
