import gc, sys
gc.collect()
def steps(make, op, n):
    o = make(); last = sys.getsizeof(o); out = [(0, last)]
    for i in range(n):
        op(o, i); s = sys.getsizeof(o)
        if s != last: out.append((i + 1, s)); last = s
    return out
print("append", steps(list, list.append, 200))
print("insert0", steps(list, lambda l, i: l.insert(0, i), 60))
print("extend3", steps(list, lambda l, i: l.extend((1, 2, 3)), 30))
print("iadd", steps(list, lambda l, i: l.__iadd__([i]), 40))
print("slice", steps(list, lambda l, i: l.__setitem__(slice(len(l), None), [i]), 40))
print("pop", steps(lambda: list(range(100)), lambda l, i: l.pop(), 100))
print("pop0", steps(lambda: [*range(50)], lambda l, i: l.pop(0), 50))
print("del", steps(lambda: [0] * 64, lambda l, i: l.__delitem__(-1), 64))
print("dict", steps(dict, lambda d, i: d.__setitem__(i, i), 400))
print("dictstr", steps(dict, lambda d, i: d.__setitem__(str(i), i), 100))
print("dictdel", steps(lambda: dict.fromkeys(range(20)), lambda d, i: d.pop(i), 20))
print("popitem", steps(lambda: dict.fromkeys(range(20)), lambda d, i: d.popitem(), 20))
print("churn", steps(dict, lambda d, i: (d.__setitem__(i, 1), d.pop(i - 3, None)), 100))
print("set", steps(set, set.add, 400))
print("setdel", steps(lambda: set(range(100)), set.discard, 100))
print("setchurn", steps(set, lambda s, i: (s.add(i), s.discard(i - 2)), 200))
print("ba", steps(bytearray, lambda b, i: b.append(i % 256), 200))
print("baext", steps(bytearray, lambda b, i: b.extend(b"abc"), 50))
print("badel", steps(lambda: bytearray(100), lambda b, i: b.pop(), 100))
print("badel0", steps(lambda: bytearray(60), lambda b, i: b.__delitem__(0), 60))
import collections, array
print("deque", steps(collections.deque, lambda b, i: b.append(i), 200))
print("dequepop", steps(lambda: collections.deque(range(200)), lambda b, i: b.popleft(), 200))
print("array", steps(lambda: array.array("i"), lambda a, i: a.append(i), 100))
print("od", steps(collections.OrderedDict, lambda d, i: d.__setitem__(i, i), 50))
class I: pass
print("inst", steps(I, lambda o, i: setattr(o, f"a{i}", i), 40)); o = I()
for i in range(40): setattr(o, f"b{i}", i)
print(sys.getsizeof(o.__dict__), sys.getsizeof(I().__dict__))
s = ""; out = []
for i in range(40): s += "x"; out.append(sys.getsizeof(s))
print(out)
l = [1, 2, 3]; l.clear(); print(sys.getsizeof(l)); l = list(range(7)); l[:] = []; print(sys.getsizeof(l)); l = [3, 1, 2]; l.sort(); print(sys.getsizeof(l), sys.getsizeof(sorted(l)), sys.getsizeof(l[:]), sys.getsizeof(l.copy()), sys.getsizeof(list(l)), sys.getsizeof([*l]), sys.getsizeof(l * 2), sys.getsizeof(l + l), sys.getsizeof([x for x in l]), sys.getsizeof(list(x for x in l)))
d = dict.fromkeys(range(10)); print(sys.getsizeof(d), sys.getsizeof(d.copy()), sys.getsizeof({**d}), sys.getsizeof(dict(d)), sys.getsizeof(d | {}), sys.getsizeof({k: 1 for k in d})); d.clear(); print(sys.getsizeof(d), sys.getsizeof({})); s = set(range(10)); print(sys.getsizeof(s.copy()), sys.getsizeof(s | {1}), sys.getsizeof(frozenset(s))); s.clear(); print(sys.getsizeof(s))
