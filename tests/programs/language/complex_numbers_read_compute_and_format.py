def show(*codes):
    for c in codes:
        try: r = repr(eval(c))
        except Exception as e: r = f"{type(e).__name__}: {e}"
        print(c, "->", r)
class C:
    def __complex__(self): return 1+2j
class D:
    def __complex__(self): return 1
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
z=3-4j
show("1j","-1j","0j","-0j","1+0j","-0.0+1j","1e20j","complex()","complex(1)","complex(1,2)","complex(1.5,-0.0)","complex('1+2j')","complex(' ( 1-2j ) ')","complex('j')","complex('-j')","complex('1e3-inf*j')","complex('nan+infj')","complex('1 + 2j')","complex('')","complex('1',2)","complex(1,'2')","complex(None)","complex(1,None)","complex(C())","complex(D())","complex(F())","complex(I())","complex(1j,2)","complex(1,2j)","complex(1j,2j)","complex(real=1,imag=2)","complex(imag=3)","complex('1_0+2_0j')","complex('1__0j')","complex('+1.5j')","complex('infinityj')","z.real","z.imag","z.conjugate()","abs(z)","-z","+z","z+1","1+z","z-1.5","z*z","z*2","z/2","z/(1+1j)","z/0","z//1","z%1","divmod(z,1)","z**2","z**-1","z**0","z**0.5","z**1j","0j**-1","0j**0","0j**1j","(1e200+1e200j)**5","pow(z,2,3)","z==3-4j","1j==1","1+0j==1","complex(2**53)==2**53+1","z!=3","z<1","hash(z)","hash(1+0j)==hash(1)","bool(0j)","bool(1j)","int(z)","float(z)","round(z)","z.__complex__()","z.__getnewargs__()","z.__format__('')","f'{z}'","f'{z:.2f}'","f'{z:10}'","f'{z:<20}|'","f'{z:^20}|'","f'{z:*^20}|'","f'{z:+}'","f'{z:e}'","f'{z:.3}'","f'{z:g}'","f'{z:,}'","f'{z:020}'","f'{z:=20}'","f'{z:d}'","f'{z:%}'","f'{1j:.1f}'","f'{1j}'","f'{1j:5}|'","'%s %r'%(z,z)","(-8)**(1/3)","(-1)**0.5","(-1.0)**0.5","pow(-2,0.5)","sum([1j,2])","sum([1.5,1j])","str(z)","repr(complex('nan'))","complex('inf')","complex(float('nan'),-0.0)","isinstance(1j,complex)","type(z)","z.real.__class__","1j*1j","(1+2j)*(3+4j)","1_0j","1.5e3J","complex.__doc__[:20]","z.__add__('a')","z+'a'","'a'+z","z.foo","complex(2**2000)","1j+2**2000","z in [z]","{1j:2}[1j]","min(1j,2j)","abs(complex(1e308,1e308))","complex(1,2,3)","complex(foo=1)","z.real","3+4j == 3.0+4j", "complex('1+j')", "complex('1-2')", "complex(b'1')","1j.imag","(1j).real", "z.__eq__(3)", "z.__lt__(3)", "z.__pow__(2)","z.__rpow__(2)","2**z","1.5**z","z**2.5","1j**100","1j**101","(2+0j)**3", "f'{z!r:>10}'")
class M(complex): pass
m=M(1,2); m.x=1; print(m, m+1, type(m+1), m.x, repr(m), hash(m)==hash(1+2j), type(+m), m==1+2j)
match 1+2j:
    case 1-2j: print('no')
    case 1+2j: print('yes')
match -3j:
    case -3j: print('im')
try: z.real=5
except AttributeError as e: print(e)
def f():
    return 1j, -1j, 2+3j, 1j*2
print(f(), f.__code__.co_consts)
import math
try: math.sqrt(1j)
except TypeError as e: print(e)
