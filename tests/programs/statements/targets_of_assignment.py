# Every form of target, in the order in which it is evaluated.
log = []
def at(name, value):
    log.append(name)
    return value
class Box:
    pass
box = Box()
items = [0, 0, 0, 0]
table = {}
a = b = [c, d] = (1, 2)
print(a, b, c, d)
at("obj", box).x, at("list", items)[at("i", 1)], *table["rest"], last = at("value", range(6))
print(box.x, items, table, last, log)
log.clear()
at("l", items)[at("from", 1):at("to", 3)] = at("new", "abc")
print(items, log)
log.clear()
at("target", items)[at("key", 0)] += at("amount", 10)
print(items, log)
i = 0
i, items[i] = 2, "moved"
print(i, items)
(x, (y, [z])), *w = ("ab", ["c"]), 4, 5
print(x, y, z, w)
for box.x, items[-1] in [(1, 2), (3, 4)]:
    print(box.x, items[-1])
with_values = []
class Manager:
    def __enter__(self): return (7, [8, 9])
    def __exit__(self, *a): pass
with Manager() as (m, [n, *o]):
    print(m, n, o)
[p, q] = {"k": 1, "l": 2}
print(p, q)
() = []
[] = ""
*everything, = "xyz"
print(everything)
try:
    () = [1]
except ValueError as error:
    print(error)
n: int = 5
box.attribute: str = "annotated"
items[0]: list
undeclared: float
print(n, box.attribute, __annotations__)
try:
    undeclared
except NameError as error:
    print(error)
del box.x, items[0], (p, [q]), table["rest"]
print(items, table, hasattr(box, "x"))
try:
    p
except NameError as error:
    print(error)
