l = [3, 1, 2]
l.insert(1, "x"); l.insert(-1, "y"); l.insert(100, "z"); l.insert(-100, "w"); print(l)
l[1:3] = []; l[1:1] = "ab"; l[::2] = range(len(l[::2])); print(l)
del l[::2]; print(l, l.pop(), l.pop(0), l)
l = [1, 2, 3, 4, 5]; l[1:4] = [9]; print(l); l[5:] = (7, 8); print(l); l[-1:-3:-1] = "pq"; print(l); l *= 2; print(l, l.index(9, 2), l.count(9)); l.remove(9); print(l)
for bad in ("l[10]", "l[1:2] = 5", "l[::2] = [1]", "l.index('no')", "l.remove('no')", "l['a']", "l[1.0]", "del l[99]", "[].pop()", "l.insert('a', 1)", "l + (1,)", "l < 5", "sorted([1, 'a'])", "l.sort(1)"):
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
m = [[0] * 2] * 2; m[0][0] = 1; print(m, m[0] is m[1]); n = [[0] * 2 for _ in range(2)]; n[0][0] = 1; print(n)
r = [1]; r.append(r); print(r, r == r, r in r, len(r[1][1])); d = {}; d["self"] = d; print(d); t = ([],); t[0].append(t); print(t)
d = dict(a=1, b=2); d.update({"c": 3}, d=4); d.update([("e", 5)]); print(d, d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("n", []), d.get("q"), d.get("q", 0)); d["b"] = 20; d["new"] = 1; del d["c"]; d["c"] = 3; print(list(d), list(reversed(d)), list(d.items())[-1])
k, v, i = d.keys(), d.values(), d.items(); d["later"] = 9; print(len(k), "later" in k, 9 in v, ("later", 9) in i, k & {"b", "zz"}, k | {"zz"} >= {"zz"}, i - {("b", 20)} if False else "", k ^ {"b"} == set(k) - {"b"}, k.isdisjoint({"zz"}), {"b"} <= k)
print({1: "int", 1.0: "float", True: "bool"}, {**{"a": 1}, "b": 2, **{"a": 3}}, dict.fromkeys("ab", 0), dict(zip("xy", [1, 2])), {"a": 1} | {"a": 2, "b": 3}, {"a": 1} == {"a": 1.0}, {} == [], dict([["k", "v"]]), dict({"a": 1}, a=2))
for bad in ("d['missing']", "{[]: 1}", "dict([1])", "dict([(1,)])", "dict(5)", "d < d", "{} | []", "d.popitem(1)", "{}.popitem()", "del d['missing']", "dict(a=1, **{'a': 2})", "d.update(5)", "hash(d)"):
    try: eval(bad) if not bad.startswith("del") else exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
s = {3, 1, 2}; s |= {5}; s -= {1}; s ^= {2, 9}; s &= {3, 5, 9, 10}; print(s, s.pop() in {3, 5, 9}, len(s)); s = set("hello"); s.discard("zz"); s.add("h"); print(sorted(s), s > {"h"}, s >= s, s > s, {1, 2} == frozenset([2, 1]), s.isdisjoint("xyz"), {1, 2}.union([3], (4,)), {1, 2, 3}.intersection([1, 2], {2}), {1, 2, 3}.difference([1], [2]), {1, 2} ^ {2, 3}, set() or "empty", frozenset({1}) | {2}, type(frozenset() | set()), type(set() | frozenset()))
for bad in ("{1} + {2}", "{1} | [2]", "s.remove('no')", "{[]}", "set().pop()", "{1} < [1]", "hash({1})", "frozenset().add(1)", "s.update(5)", "set(1, 2)"):
    try: eval(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
t = (1, "a", [2]); t[2].append(3); print(t, t + (4,), t * 2, (1,) < (1, 0), (), (1,), t.index("a"), t.count(1), hash((1, 2)) == hash((1.0, 2)), tuple("ab"), t[::-1], 1 in t, (1, 2) == [1, 2], *t)
r = range(10, 0, -3); print(r, list(r), len(r), r[1], r[-1], r[1:3], 7 in r, 8 in r, r.index(4), r.count(4), range(0) == range(5, 5), range(1, 10, 2) == range(1, 11, 2), hash(range(3)) == hash(range(0, 3, 1)), list(reversed(r)), r.start, r.stop, r.step, range(10**20)[-1], bool(range(0)), 5.0 in range(10), "a" in range(3))
b = bytes([65, 66]) + b"C\x00\xff"; print(b, b[0], b[1:3], list(b), b.hex(), bytes.fromhex("41 42"), b"a" in b"cab", 97 in b"cab", b"%d-%s" % (5, b"x") if False else b"", bytes(3), bytes("é", "utf-8"), b"a,b".split(b","), b"abc".replace(b"b", b""), b"\n".join([b"a", b"b"]), b"AbC".swapcase(), b"abc".find(b"c"), b"x" * 3, b"a" < b"b", b"abc" == "abc", b"\t'\"")
print(list(enumerate("ab", 1)), list(zip("ab", [1, 2, 3])), list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(None, [0, 1])), sorted({"b": 1, "a": 2}), sorted("bca", reverse=True), any([]), all([]), sum([1, 2]), min("ba"), max([1, 3, 2], key=lambda x: -x), min([], default="d"), list(reversed("abc")), list(iter([1, 2].pop, 1)), next(iter([]), "end"), [*"ab", *[1]], {*"a", *"b"} == {"a", "b"}, slice(1, 2, 3), slice(None).indices(5), [1, 2, 3][slice(-2, None)])
a = b = [1]; a += [2]; print(b, a is b); a = a + [3]; print(b, a is b); c = a[:]; c.append(4); print(a, c == a + [4], list(a) is a, a.copy() == a)
x = [1, 2, 3, 4, 5, 6]
for item in x:
    if item % 2: x.remove(item)
print(x)
matrix = [[1, 2, 3], [4, 5, 6]]; print(list(zip(*matrix)), [[row[i] for row in matrix] for i in range(3)], sum(matrix, []), [x for row in matrix for x in row if x % 2], {x: y for x, y in matrix and [(1, 2)]}, {len(w) for w in ["a", "bb", "c"]})
