class Tracked:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)
a = Tracked("a"); b = a
del a
print("still")
del b
print("now")
t = Tracked("first")
t = Tracked("second")
print("rebound")
def local():
    x = Tracked("local")
    print("inside")
local()
items = [Tracked("i0"), Tracked("i1"), Tracked("i2")]
del items[1]
items[0] = None
print("list")
del items[:]
d = {"k": Tracked("value")}
d["k"] = 0
d = {Tracked("key"): 1}
d.clear()
try:
    raise ValueError(Tracked("argument"))
except ValueError as e:
    print("handling")
print("handled")
for x in [Tracked("loop")]:
    pass
print("after loop")
x = None
def deletes():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
    y = 2
    return y
print(deletes())
def outer():
    cell = Tracked("cell")
    def inner():
        return cell
    del cell
    try:
        inner()
    except NameError as e:
        print(e)
outer()
class Weird:
    def __delitem__(self, key): print("delitem", key)
    def __delattr__(self, name): print("delattr", name)
w = Weird()
del w[0], w["a":"b"], w[1, 2:3], w.x
del (w.y), [w.z]
