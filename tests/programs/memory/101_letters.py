# Which strings of one letter are one object: as constant, as name, from chr(), by index, interned.
import sys
letters = [chr(i) for i in range(32, 256) if chr(i) not in "'\\" and chr(i).isprintable()]
constant = {c: eval(compile(f"'{c}'", "", "eval")) for c in letters}
print("".join(c for c in letters if constant[c] is not chr(ord(c))))
print("".join(c for c in letters if sys.intern(c) is not c))
print("".join(c for c in letters if sys.intern(constant[c]) is not constant[c]))
print(all(c is ("_" + c)[1] for c in letters), all(c is "".join([c]) for c in letters))
def f(a, z): return a
print([n is chr(ord(n)) for n in f.__code__.co_varnames], [sys.intern(n) is n for n in f.__code__.co_varnames])
class C: pass
o = C(); setattr(o, chr(97), 1); setattr(o, chr(122), 1)
print([k is chr(ord(k)) for k in o.__dict__], [k is chr(ord(k)) for k in dict(a=1, z=2)])
print("a"[0] is chr(97), "abc"[0] is chr(97), list("az")[0] is chr(97), ("a" * 1) is constant["a"], ("a" + "")[:] is constant["a"])
