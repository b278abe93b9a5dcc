# From 3.14 on locals are lent to calls, but not in a loop that begins on the line of its `while True`.
import sys
rc = sys.getrefcount
def f():
    got = None
    while True: got = yield rc(got)
s = f(); next(s); print(s.send([]))
def g(x):
    while True: return rc(x)
print(g([]))
def h(x, n=0):
    while True: print(rc(x)); n += 1; 1 // (n < 3)
try: h([])
except ZeroDivisionError: pass
def k(x):
    while True:
        print(rc(x)); return
k([])
