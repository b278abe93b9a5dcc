# locals() in a function: until 3.12 a dict that the frame keeps, which is asked to lose each name without a value; from 3.13
# on a new dict each time, read through the frame's object. What that makes on the way stays for the next birth.
import gc

gc.collect()
gc.disable()
g = gc.get_count
def a1(x):
    a = g()[0]; locals(); b = g()[0]; return b - a
def a2(x):
    a = g()[0]; d = locals(); b = g()[0]; return b - a
def a3(x):
    a = g()[0]; d = locals(); b = g()[0]; e = {}; c = g()[0]; return b - a, c - b
def a4(x):
    a = g()[0]; locals(); b = g()[0]; e = {}; c = g()[0]; return b - a, c - b
def a5(x):
    a = g()[0]; locals(); b = g()[0]; locals(); c = g()[0]; e = {}; d= g()[0]; return b - a, c - b, d - c
def a6(x):
    a = g()[0]; d = locals(); b = g()[0]; d = locals(); c = g()[0]; e = {}; d= g()[0]; return b - a, c - b, d - c
def a7(x):
    a = g()[0]; d = locals(); b = g()[0]; d = None; c = g()[0]; e = {}; d= g()[0]; return b - a, c - b, d - c
def a8(x):
    a = g()[0]; d = {'x': 1, 'a': a}; b = g()[0]; d = None; c = g()[0]; e = {}; d= g()[0]; return b - a, c - b, d - c
def a9(x):
    a = g()[0]; b = len(locals()); b = g()[0]; e = {}; c = g()[0]; return b - a, c - b
for f in (a1, a2, a3, a4, a5, a6, a7, a8, a9):
    gc.collect(); print(f.__name__, f(1), end=' ')
    gc.collect(); q = [{} for _ in range(5)]; del q; print(f(1), end=' '); q = g()[0]; f(1); print(g()[0] - q)
