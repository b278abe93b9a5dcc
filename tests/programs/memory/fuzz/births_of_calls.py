print("warm", 1, sep=" ")  # 3.11 makes a table of keywords now
import gc, sys
rc = sys.getrefcount
class P:
    def __init__(self): pass
    def method(self): pass
def f():
    def g(): return x, rc(x)
    x = [1]
    c = []
    gc.collect()
    c.append(gc.get_count()[0])
    print("m", rc(P.method), rc(P.__init__), rc(P.__dict__))
    c.append(gc.get_count()[0])
    print("i", g()[1], rc(g))
    c.append(gc.get_count()[0])
    t = [c]; print("rc", rc(c), rc(t)); del t
    c.append(gc.get_count()[0])
    print(type(c).__name__)
    c.append(gc.get_count()[0])
    try:
        try: raise ValueError
        except ValueError: raise KeyError("second")
    except KeyError as e: d = e
    c.append(gc.get_count()[0])
    gc.collect()
    c.append(gc.get_count()[0])
    c.append(gc.get_count()[0])
    c.append(gc.get_count()[0])
    c.append(gc.get_count()[0])
    print(c)
f()
