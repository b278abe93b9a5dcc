# An instruction that enters a special method at once does not hold the arguments, too: it is made so once its code is warm. In
# 3.11 a code object warms up as a whole, whenever it begins, goes on or jumps back; later each instruction does for itself.
import sys
class O: pass
o = O()
out = []
class G:
    def __getitem__(self, y): out.append(sys.getrefcount(y))
def show(name):
    print(name, out); out.clear()
def w():
    i = 0
    while i < 14:
        G()[o]; i += 1
w(); show("while")
w(); show("while again")
def w1():
    i = 0
    while True:
        G()[o]; i += 1
        if i == 14: break
w1(); show("while true")
def f():
    for i in range(20): pass
    G()[o]
f(); show("after loop")
f(); show("after loop")
def g():
    [0 for i in range(20)]
    G()[o]
for i in range(12): g()
show("calls")
def gen():
    while True:
        yield 1
        G()[o]
x = gen()
for i in range(14): next(x)
show("generator")
def c(n):
    for i in range(n): pass
    G()[o]
    if n: c(n - 1)
c(6); show("recursive")
for i in range(5): (lambda: G()[o])()
show("lambda")
for i in range(5): G()[o]
for i in range(8): pass
G()[o]; show("module")
def tr():
    for i in range(14):
        try: G()[o]; continue
        finally: pass
tr(); show("try")
def nested():
    for i in range(3):
        for j in range(3): G()[o]
nested(); show("nested")
l = [G()[o] for i in range(12)]; show("comprehension")
l = list(G()[o] for i in range(12)); show("genexp")
def wc():
    i = 0
    while True:
        i += 1
        if i < 12: G()[o]; continue
        break
wc(); show("while continue")
