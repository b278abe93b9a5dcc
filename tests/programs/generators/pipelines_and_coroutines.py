import itertools
def numbers(n):
    for i in range(n):
        yield i
def squares(xs):
    for x in xs: yield x * x
def take_until(xs, limit):
    for x in xs:
        if x > limit: return "limit"
        yield x
print(list(take_until(squares(numbers(100)), 50)))
def delegate():
    result = yield from take_until([1, 2, 99, 3], 10)
    print("got", result)
    yield from "ab"
    received = yield from inner()
    yield received
def inner():
    x = yield "ask"
    try:
        y = yield f"got {x}"
    except ValueError as e:
        y = f"error {e}"
    return (x, y)
d = delegate()
print([next(d) for _ in range(5)], d.send("hello"), d.throw(ValueError("bad")))
try: next(d)
except StopIteration as e: print("stop", e.value)
def averager():
    total = count = 0; average = None
    while True:
        value = yield average
        if value is None: return total, count
        total += value; count += 1; average = total / count
a = averager(); next(a)
print([a.send(x) for x in (10, 20, 60)])
try: a.send(None)
except StopIteration as e: print(e.value, e.args)
def cleanup(name):
    try:
        while True:
            try: print(name, "received", (yield))
            except KeyError as e: print(name, "handled", repr(e))
    finally:
        print(name, "closed")
c = cleanup("c"); next(c); c.send(1); c.throw(KeyError("k")); c.throw(KeyError); c.close(); c.close()
try: c.send(2)
except StopIteration: print("finished")
def stubborn():
    while True:
        try: yield 1
        except GeneratorExit: print("no!"); 
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def returns_on_close():
    try: yield
    except GeneratorExit: return "value"
r = returns_on_close(); next(r); print(r.close())
def raises_stop(): 
    yield 1
    raise StopIteration("inside")
try: print(list(raises_stop()))
except RuntimeError as e: print(e, repr(e.__cause__))
g = (x for x in numbers(3)); print(next(g), list(g), list(g), g.gi_frame, g.gi_running, g.gi_code.co_name, type(g).__name__)
lazy = (print("evaluated", x) or x for x in [1, 2]); print("made"); print(next(lazy))
def tree(depth): 
    if depth: yield from tree(depth - 1); yield depth; yield from tree(depth - 1)
print(list(tree(4)))
def flatten(x):
    for item in x:
        if isinstance(item, (list, tuple)): yield from flatten(item)
        else: yield item
print(list(flatten([1, [2, (3, [4, []])], 5])))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
print(list(itertools.islice(fib(), 10, 15)), next(x for x in fib() if x > 1000))
def primes():
    found = {}; n = 2
    while True:
        if n not in found: yield n; found[n * n] = [n]
        else:
            for p in found.pop(n): found.setdefault(p + n, []).append(p)
        n += 1
print([p for p, _ in zip(primes(), range(15))])
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))), sum(Tree(1, Tree(5))), max(Tree(0, Tree(9))), 3 in Tree(1, Tree(3)))
def scheduler(*tasks):
    queue = list(tasks)
    while queue:
        t = queue.pop(0)
        try: print(next(t), end=" "); queue.append(t)
        except StopIteration as e: print(f"[{e.value}]", end=" ")
    print()
def task(name, n):
    for i in range(n): yield f"{name}{i}"
    return name + " done"
scheduler(task("a", 3), task("b", 1), task("c", 2))
try: (yield_ := next((i for i in ())))
except StopIteration as e: print("empty", e.args)
def running():
    try: next(me)
    except ValueError as e: yield str(e)
me = running(); print(next(me))
print(list(map(lambda p: p[0] * p[1], ((i, j) for i in range(3) for j in range(i)))), dict((k, v) for k, v in [("a", 1)]), {*(i % 3 for i in range(9))}, *(c.upper() for c in "ab"))
