# The words for what does not fit, and what object's own methods say about None.
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: format(None, "x"))
t(lambda: format([], "x"))
t(lambda: format(object(), "x"))
t(lambda: object.__format__(1, "x"))
t(lambda: None.__format__("x"))
t(lambda: f"{None:>10}")
t(lambda: object().__format__(1))
t(lambda: format(type, "x"))
class A: pass
t(lambda: format(A(), "5"))
t(lambda: format(A, "5"))
t(lambda: "a".center(10**20))
t(lambda: "a".center(1.5))
t(lambda: "a".ljust(10**20))
t(lambda: "a".center(2**62))
t(lambda: "a".center(2**63-1))
t(lambda: "a".zfill(10**20))
t(lambda: "a" * 10**20)
t(lambda: "ab".center(10, "xx"))
t(lambda: "ab".center(10, 1))
t(lambda: b"a".center(10**20))
t(lambda: [1] * 10**20)
t(lambda: "a\tb".expandtabs(10**20))
t(lambda: object.__ne__(None, None))
t(lambda: object.__eq__(None, None))
t(lambda: object.__ne__(1, 2))
t(lambda: object.__ne__(1, 1))
x = object()
t(lambda: x.__ne__(x))
t(lambda: x.__eq__(x))
t(lambda: x.__ne__(object()))
t(lambda: object.__ne__(A, A))
t(lambda: None.__ne__(None))
t(lambda: None.__ne__(1))
t(lambda: None != None)
class E:
    def __eq__(self, o): return True
t(lambda: E() != E())
t(lambda: object.__ne__(E(), 3))
t(lambda: (1).__ne__(1))
B = 10**20
for f in (lambda: [1].pop(B), lambda: [1].insert(B, 1), lambda: (1,).index(1, B), lambda: [1].index(1, B), lambda: "a b".split(None, B), lambda: "a b".rsplit(None, B),
  lambda: "a".replace("a", "b", B), lambda: b"a b".split(None, B), lambda: b"a".replace(b"a", b"b", B), lambda: b"a".zfill(B), lambda: b"a".expandtabs(B), lambda: "a".expandtabs(B),
  lambda: "a".expandtabs(2**40), lambda: b"a".expandtabs(2**40), lambda: "a".zfill(B), lambda: bytes(B), lambda: "a"[B], lambda: "a".find("a", B), lambda: "a".count("a", -B), lambda: [0]*B, lambda: "a".ljust(B), lambda: "a".rjust(-B),
  lambda: "a".center("x"), lambda: "a".center(1.0), lambda: [1].pop("x"), lambda: (1).to_bytes(B), lambda: round(1, B), lambda: chr(B), lambda: range(B)[B], lambda: len(range(B)), lambda: __import__("gc").collect(B), lambda: __import__("sys").setrecursionlimit(B)):
    t(f)
