texts = ["", "a", "Hello World", "ÄÖÜ straße", "  spaced\t", "123", "a1b2", "İstanbul", "ǅ", "日本", "x\ny\r\nz", "tab\there", "ﬁ", "Σας"]
for t in texts:
    print(repr(t), t.upper(), t.lower(), t.title(), t.capitalize(), t.swapcase(), t.casefold(), sep="|")
    print(*(int(getattr(t, "is" + n)()) for n in "alnum alpha ascii decimal digit identifier lower numeric printable space title upper".split()))
    print(t.split(), t.splitlines(), t.splitlines(True), t.partition(" "), t.rpartition("a"), t.encode(), ascii(t))
print("a,b,,c,".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "  a  b ".split(), " a b c ".split(None, 1), " a b c ".rsplit(None, 1))
print("abcabc".find("c"), "abcabc".rfind("c"), "abcabc".find("c", 3), "abc".find("", 3), "abc".find("", 4), "abcabc".index("b", -3), "aaaa".count("aa"), "abc".count(""))
print("abc".replace("", "-"), "aaa".replace("a", "b", 2), "abc".replace("b", ""), "aXbX".replace("X", "--", -1))
print("x".center(6, "*"), "x".center(7, "*"), "xy".center(5), "-5".zfill(5), "+5".zfill(4), "abc".zfill(2), "ab".ljust(4, ".") + "|", "ab".rjust(4) + "|")
print("a\tbc\td".expandtabs(4), "\t".expandtabs(0) + "|", "01\t012\n0\t1".expandtabs())
print("www.example.com".strip("w.moc"), "xxabcxx".lstrip("x"), "abc".rstrip("cb"), "test.py".removesuffix(".py"), "test.py".removeprefix("te"), "a".removesuffix(""))
print("{0} {1!r} {name:>6} {0[0]} {x.real:+d}".format("ab", "c", name="n", x=5), "{{}}".format(), "{:{}{}}".format("z", "^", 5), "{:%}".format(0.25))
print("%s %r %5.2f %-5d| %05d %x %X %o %e %g %c %% %+d % d" % ("s", "r", 3.14159, 42, 42, 255, 255, 8, 12345.678, 0.0001, "c", 5, 5))
print("%(a)s %(b)03d" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%c%c" % (65, "é"), "%s" % (1,), "%a" % "é")
print("abc".translate({97: "A", 98: None, 99: 0x43}), "hello".translate(str.maketrans("el", "ip", "o")), str.maketrans({"a": 1, 98: "x"}))
print("abc" < "abd", "a" < "B", "é" > "z", "abc" == "ab" "c", "" < "a", max("b", "a", "c"), sorted("hello"), "a" * 3 + "b" * -1)
print("abcdef"[1:4], "abcdef"[::-1], "abcdef"[-2:], "abcdef"[::2], "abcdef"[5:1:-2], "abc"[10:], "abc"[-10:2], "abcdef"[slice(1, None, 2)])
print("é"[0], len("é"), len("😀"), "😀"[0] == "😀", "\u0065\u0301" == "é", list("añb"), ord("€"), chr(8364), "\x41\u0042\103")
print(" ".join(["a"]), "".join(("a", "b")), "-".join("abc"), ", ".join(str(i) for i in range(3)), "x".join([]) == "")
print("aa" in "baab", "" in "abc", "abc".startswith(("x", "ab")), "abc".endswith("bc", 1), "abc".startswith("b", 1), "abc".endswith(("", "z")))
print("Hello".__contains__("ell"), "abc".__getitem__(1), "%s" "%%" % 5, "a" "b", r"\n" "\n".strip() == r"\n", 'it\'s "q"', "it's", '"')
print(repr("\x00\x1f\x7f\x80\xa0\xad\u2028\ud7ff\ue000\U0001f600\U000e0001"), repr('\'"'), repr("\t\r\n\\"))
print("é€😀".encode("utf-8"), "é".encode("latin-1"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"))
print(b"caf\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), b"\xff".decode("utf-8", "backslashreplace"))
class Fmt:
    def __format__(self, spec): return f"[{spec}]"
print(f"{Fmt()} {Fmt():x{'y'}z}", "{:a b}".format(Fmt()), format(Fmt(), "q"))
import string
print(string.ascii_letters, string.digits, string.punctuation, string.capwords("a  b c"), string.Template("$x ${y}z $$").substitute(x=1, y=2))
