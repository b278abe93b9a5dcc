import sys
rc = sys.getrefcount
def who(a): return rc(a)
class P:
    def __init__(self, a): print("init", rc(a), rc(self))
class PD:
    def __init__(self, a, b=1): print("initd", rc(a), rc(self))
class PV:
    def __init__(self, *a): print("initv", rc(a[0]), rc(self))
class PS(P):
    def __init__(self, a): super().__init__(a)
class PN:
    def __new__(cls, a): print("new", rc(a)); return object.__new__(cls)
class S:
    __slots__=("x",)
    def __init__(self, a): print("slots", rc(a), rc(self))
class L(list):
    def __init__(self, a): print("list", rc(a), rc(self))
class E(Exception):
    def __init__(self, a): print("exc", rc(a), rc(self))
def main():
    x = []
    for i in range(12): P(x)
    for i in range(4): PD(x)
    for i in range(4): PV(x)
    for i in range(4): PS(x)
    for i in range(4): PN(x)
    for i in range(4): S(x)
    for i in range(4): L(x)
    for i in range(4): E(x)
    for i in range(4): P(a=x)
    for i in range(4): P(*[x])
    for i in range(4): print(who(x))
    for i in range(4):
        for c in P, PD, S: c(x)
    P([]); P([])
    def one(c, x): c(x)
    for i in range(4): one(P, x)
    for i in range(4): one(S, x)
    for i in range(90): one((P, S)[i % 2], x)
    list(map(P, [x, x, x]))
    [P(y) for y in (x, x, x, x)]
    for i in range(30): P(x)
main()
y = []
P(y)
P(y)
for i in range(6): P(y)
while i < 12: i += 1; P([])
class Q(P): 
    def __call__(self, a): print("call", rc(a), rc(self))
q = Q(y)
for i in range(4): q(y)
