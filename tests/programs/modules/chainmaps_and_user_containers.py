from collections import ChainMap, UserDict, UserList, UserString
base = {"a": 1, "b": 2}; c = ChainMap({"b": 20}, base)
print(c, c["a"], c["b"], list(c), len(c), dict(c), c.get("z", 0), "a" in c, c.maps, c.parents)
c["a"] = 100; print(base, c.maps[0]); n = c.new_child({"x": 1}); print(n, n.parents == c, c.new_child().maps[0], n.new_child(y=2))
del c["a"]; print(c["a"])
for f in (lambda: c["zz"], lambda: c.__delitem__("zz"), lambda: c.pop("zz"), lambda: ChainMap().popitem()):
    try: f()
    except KeyError as e: print(e)
print(c | {"z": 1}, {"z": 1, "a": 0} | c, bool(ChainMap()), c == {"b": 20, "a": 1}, ChainMap.fromkeys("xy", 0), c.copy()); c |= {"new": 1}; print(c); print(c.pop("new"), c.popitem()); c.clear(); print(c)
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
    def __missing__(self, k): return "missing " + str(k)
d = D({1: 2}, x=3); print(d, d["1"], d["nope"], d.data, 1 in d, "1" in d, d.get("q"), len(d), d | {"e": 5}, {"e": 5} | d); d.update({7: 8}); d |= {9: 9}; print(d, d.copy(), type(d.copy()).__name__, D.fromkeys([1, 2], 0)); del d["1"]; print(dict(d), list(d.items()), d.pop("x"), d == {"7": 8, "9": 9})
class L(UserList):
    def total(self): return sum(self.data)
l = L([3, 1, 2]); l.append(4); l += [5]; print(l, l.total(), l[1:3], type(l[1:3]).__name__, l + [1], [0] + l, l * 2, l == [3, 1, 2, 4, 5], 3 in l, len(l), l.index(2), l.count(1)); l.sort(); l.reverse(); l.insert(0, 9); l.extend(L([7])); l.remove(1); print(l, l.pop(), l.pop(0), l.copy(), l < [9], UserList((1, 2)), UserList("ab")); del l[0]; l[0] = "x"; print(l); l.clear(); print(l, bool(l))
s = UserString("Hello"); print(s, repr(s), s.upper(), type(s.upper()).__name__, s + "!", "<" + s, s * 2, s[1:3], s == "Hello", "ell" in s, len(s), s.find("l"), s.replace("l", "L"), s.split("l"), s.center(9, "*"), s.startswith("He"), s.isalpha(), s % (), UserString("%s-%d") % ("a", 1), hash(s) == hash("Hello"), s < "Z", s.join(["a", "b"]), UserString(12), int(UserString("7")), s.partition("l"), s.count("l"), s.encode(), s.title().swapcase(), s.strip("H"), s.zfill(8), s.format(), s.rfind("l"))
