# Interning and identity of strings from every source.
import sys
def same(a, b): return a is b
one = "identifier_like"; two = "not identifier-like"
print(same(one, "identifier_like"), same(two, "not identifier-like"), same(one, "".join(["identifier", "_like"])), same(sys.intern("".join(["identifier", "_like"])), one))
d = {"key_one": 1}; k = next(iter(d)); print(k is "key_one"); class_ns = type("T", (), {"attr_x": 1}); print([n for n in vars(class_ns) if n == "attr_x"][0] is "attr_x")
class A: pass
a = A(); setattr(a, "".join(["dyn", "amic"]), 1); print(list(vars(a))[0] is "dynamic"); a.__dict__["".join(["raw", "key"])] = 2; print(list(vars(a))[1] is "rawkey"); setattr(a, "with space", 1); print(list(vars(a))[2] is "with space")
def f(argument_one, *, kw_two=1): local_three = 1; return locals()
print([n is m for n, m in zip(f.__code__.co_varnames, ("argument_one", "kw_two", "local_three"))], list(f(1))[0] is "argument_one", f.__name__ is "f", f.__qualname__ is "f", f.__module__ is __name__)
def kws(**kw): return list(kw)[0]
print(kws(spam_eggs=1) is "spam_eggs", kws(**{"".join(["spam", "_eggs"]): 1}) is "spam_eggs", kws(**{"a b": 1}) is "a b")
print("a" is "a", "ab"[0] is "a", chr(97) is "a", "xay"[1] is "a", "a".upper() is "A", "A".lower() is "a", str(b"a", "ascii") is "a", "%c" % 97 is "a", "{}".format("a") is "a", "".join(["a"]) is "a", "a" * 1 is "a", "ba"[1:] is "a", "a,b".split(",")[0] is "a", "\x61" is "a", repr(5) is "5", str(5) is "5", str(5) is str(5), f"{5}" is "5", "é" is chr(233), "ÿ" is chr(255), "Ā" is chr(256), "日" is "日", "日本"[0] is "日"[0], "aé"[1] is "é", "日é"[1] is "é", max("ab") is "b", list("ab")[0] is "a", next(iter("a")) is "a", "a\n".strip() is "a", input is input)
print("".join([]) is "", "abc"[3:] is "", "abc"[1:1] is "", "a".replace("a", "") is "", str() is "", " ".strip() is "", "" * 5 is "", "a" * 0 is "", b"".decode() is "", "%s" % "" is "", f"" is "", "a".split("a")[0] is "", "".encode().decode() is "", repr("")[1:-1] is "", "x".partition("y")[1] is "", "".upper() is "", "".join(c for c in "") is "", format("") is "", "".format() is "")
s = "some longer text"; print(s[:] is s, s + "" is s, "" + s is s, str(s) is s, s * 1 is s, s.strip() is s, s.replace("q", "z") is s, s.lower() is s, s.format() is s, f"{s}" is s, "%s" % s is s, "".join([s]) is s, s.encode().decode() is s, s[0:len(s)] is s, s.split("|")[0] is s, s.expandtabs() is s, s.ljust(0) is s, s.zfill(0) is s, s.rstrip() is s, s.removesuffix("q") is s, s.translate({}) is s, s.partition("|")[0] is s, s.center(3) is s, s.splitlines()[0] is s, s.rpartition("|")[2] is s, s.title().lower() is s, s.swapcase() is s, max(s, "") is s, sorted([s])[0] is s, eval(repr(s)) is s, s.join([s]) is s, sys.intern(s) is s)
ns = {}; exec("v1 = 'exec_ident'; v2 = 'exec text'; v3 = 'exec text'", ns); print(ns["v1"] is "exec_ident", ns["v2"] is "exec text", ns["v2"] is ns["v3"]); print(eval("'exec_ident'") is "exec_ident", eval("'x y'") is eval("'x y'"), eval("'xy' 'z'") is "xyz", compile("'q r'", "", "eval").co_consts[0] is "q r")
print("a" "b" is "ab", "a" + "b" is "ab", "ab" * 3 is "ababab", "-" * 30 is "-" * 30, "a" if 1 else "b" , ("x", "y z")[0] is "x", ("x", "y z")[1] is "y z", "x y" in ("x y",), f"a{'b'}" is "ab", f"{'lit'}" is "lit", f"a" "b" is "ab", f"a" f"b" is "ab", "a%s" % "b" is "ab", rb"x" is b"x", b"x y" is b"x y", b"a" b"b" is b"ab", b"ab"[0:1] is b"a", bytes([97]) is b"a", b"%c" % 97 is b"a", "a".encode() is b"a")
import collections, enum, dataclasses
P = collections.namedtuple("P", "field_a field_b"); print(P._fields[0] is "field_a", P.__name__ is "P", P(1, 2)._asdict().popitem()[0] is "field_b")
class E(enum.Enum): MEMBER_A = 1
print(E.MEMBER_A.name is "MEMBER_A", E.MEMBER_A._name_ is E.MEMBER_A.name, list(E.__members__)[0] is "MEMBER_A")
@dataclasses.dataclass
class D: field_x: int = 0
print(dataclasses.fields(D)[0].name is "field_x", D.__annotations__.popitem()[0] is "field_x", D.__match_args__[0] is "field_x")
print([w is v for w, v in zip("alpha beta".split(), ("alpha", "beta"))], "alpha beta".split()[0] == "alpha", dir(A)[-1] is "__weakref__", type(5).__name__ is "int", int.__name__ is int.__name__, ValueError.__name__ is "ValueError", len.__name__ is "len", "x".__class__.__name__ is "str", str(int) is str(int), A.__qualname__ is "A", (lambda: 0).__name__ is "<lambda>", (i for i in ()).__name__ is "<genexpr>")
