# Strings: kinds, caches, identity and counts of what formatting gives.
import sys
g, rc = sys.getsizeof, sys.getrefcount
n = lambda v: rc(v) if rc(v) < 1000 else "immortal"
a = "abc"; x = 5; l = [1]
print([g(v) for v in (f"{a}", f"{a}{x}", f"{x}", f"{x:>10}", f"{l}", f"{a!r}", f"{x=}", f"{'é'}{a}", f"{'日'}{a}", f"", f"{''}", f"a", f"{a}" f"{a}", "%s" % a, "%s%s" % (a, x), "%d" % x, "{}".format(a), "{}{}".format(a, x), "".join([a]), "".join([a, a]), a + "", a * 1, a * 3, str(x), str(123456), repr(a), repr(l), str(None), str(True), str(1.5), "%.3f" % 1.5, hex(255), bin(5), oct(8), chr(97), chr(233), chr(0x65e5), chr(0x1f600), format(x, "05d"), format(1.5, "e"), format(a, "^20"), ascii("é"), "é".upper(), "ß".upper(), "İ".lower(), "ﬁ".upper())])
print([n(v) for v in (f"{a}" + "z", "".join([a, "y"]), "%s-" % a, str(12345), "{}!".format(a), a * 2, a.upper(), a.replace("a", "z"), a.title(), a.center(9), a.zfill(9), a[1:], a[::-1], a.encode(), a.encode().decode(), repr(a), a.partition("b")[0] + "q", a.translate({97: "z"}))])
u = "ünïcödé"; print(g(u)); u.encode(); print(g(u)); u.encode("utf-8"); print(g(u)); hash(u); print(g(u)); int("١") ; v = "٣٤"; print(g(v), int(v), g(v)); float("٣"); w = "日本"; print(g(w)); getattr(sys, "maxsize"); 
try: getattr(sys, w)
except AttributeError: print(g(w))
w2 = "naïve" ; d = {w2: 1}; print(g(w2)); setattr(type("T", (), {}), w2, 1); print(g(w2)); exec("pass # é"); e = "1 + 1 # é"; print(g(e), eval(e), g(e)); print(w2, end=""); print(g(w2)); "%s" % w2; w2 == "x"; w2 in "xyz"; print(g(w2)); 
q = "é" * 5; open_names = q.isidentifier(); print(g(q)); q.encode("latin-1"); q.encode("utf-16"); print(g(q)); q.encode("utf8"); print(g(q)); r = q + ""; print(r is q, g(r)); r = q[:]; print(g(r)); r = q[1:]; print(g(r)); r = str(q); print(g(r)); r = sys.intern(q); print(g(r)); r = q.lower(); print(g(r)); 
s = ""; out = []
for i in range(20): s += chr(97 + i); out.append(g(s))
print(out); t = s; s += "x"; print(g(s), g(t), t is s)
s = "a"; out = []
for ch in "bé日😀": s += ch; out.append(g(s))
print(out); print(g(s[:2]), g(s[:3]), g(s[:4]), g(s[4:]), g(s.replace("😀", "")), g(s.encode()), g(s.encode("utf-16")), g(s.strip("😀")), g(s.split("b")[0]), g(max(s)), g(min(s)))
b = b""; out = []
for i in range(10): b += b"xy"; out.append(g(b))
print(out, g(b[2:4]), g(b[0:1]), g(bytes(5)), g(bytes([1])), g(b * 3), g(b.hex()), g(b"%s" % b), g(bytearray(b)), g(memoryview(b)), g(b.split(b"x")), g(b.replace(b"x", b"")), g(b.decode()))
print([f"{v}" is v for v in (a, "", "é", "日本")], f"{x}" is f"{x}", "%s" % a is a, "{}".format(a) is a, str(a) is a, format(a) is a, "".join((a,)) is a, a.join([""]) is "", a.strip() is a, a.lower() is a, a[0:3] is a, (a + "") is a, ("" + a) is a, a * 1 is a, a.replace("z", "y") is a, a.encode().decode() is a, a.ljust(3) is a, a.expandtabs() is a, a.removeprefix("z") is a, a.split()[0] is a, a.splitlines()[0] is a, a.partition("z")[0] is a, sys.intern(a) is a, a.format() is a, a % () is a, a.swapcase().swapcase() is a, a.casefold() is a, a.capitalize() is a, a.translate({}) is a)
class S(str): pass
z = S("abc"); print(str(z) is z, type(str(z)).__name__, type(z + "").__name__, type(z[:]).__name__, type(f"{z}").__name__, type(z.strip()).__name__, type("%s" % z).__name__, type("".join([z])).__name__, type(z * 1).__name__, type(z.lower()).__name__, type(z.replace("q", "")).__name__, type(z.format()).__name__, type(z.__str__()).__name__, g(z), g(str(z)), g(z.__dict__), n(z), type(sys.intern("abc")).__name__)
try: sys.intern(z)
except TypeError as e: print(e)
