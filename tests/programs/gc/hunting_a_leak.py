# Counting instances with get_objects() and looking at what a cycle consists of.
import gc, collections
gc.collect(); gc.disable()
class Conn:
    pool = []
    def __init__(s, i): s.i = i; s.cb = lambda: s; Conn.pool.append(s)
def census(): return sorted((t, n) for t, n in collections.Counter(type(o).__name__ for o in gc.get_objects() if type(o).__module__ == "__main__" or type(o).__name__ in ("cell",)).items() if t == "Conn")
print(census())
for i in range(5): Conn(i)
print(census(), gc.collect()); Conn.pool.clear(); print(census()); print(gc.collect(), census())
def grow():
    big = [Conn(i) for i in range(3)]
    return len(big)
print(grow(), census(), len(Conn.pool)); del Conn.pool[1:]; print(census(), gc.collect(), census())
gc.set_debug(gc.DEBUG_SAVEALL); Conn.pool.clear(); print(gc.collect(), sorted(type(o).__name__ for o in gc.garbage)); gc.set_debug(0); print(gc.garbage[0] in gc.garbage, len(gc.garbage)); gc.garbage.clear(); print(gc.collect(), census())
