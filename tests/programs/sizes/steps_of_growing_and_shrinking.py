# Sizes after each step of growing and shrinking.
import sys, array, collections
g = sys.getsizeof
def steps(make, grow, n):
    x = make(); out = [(0, g(x))]
    for i in range(1, n):
        grow(x, i)
        if g(x) != out[-1][1]: out.append((i, g(x)))
    return out
print(steps(list, lambda x, i: x.append(i), 200))
print(steps(list, lambda x, i: x.insert(0, i), 100))
print(steps(list, lambda x, i: x.extend((i,)), 100))
print(steps(list, lambda x, i: x.extend([i] * i), 40))
print(steps(lambda: [0] * 100, lambda x, i: x.pop(), 101))
print(steps(lambda: [0] * 100, lambda x, i: x.__delitem__(0), 101))
print(steps(lambda: [0] * 100, lambda x, i: x.__delitem__(slice(0, 3)), 30))
print(steps(lambda: list(range(100)), lambda x, i: x.remove(i), 100))
print(steps(dict, lambda x, i: x.__setitem__(i, i), 200))
print(steps(dict, lambda x, i: x.__setitem__(str(i), i), 200))
print(steps(dict, lambda x, i: x.setdefault(i if i % 2 else str(i), i), 50))
print(steps(lambda: dict.fromkeys(range(100)), lambda x, i: x.popitem(), 100))
print(steps(lambda: dict.fromkeys(range(100)), lambda x, i: (x.pop(i), x.__setitem__(-i, 1)), 100))
print(steps(set, lambda x, i: x.add(i), 700))
print(steps(lambda: set(range(100)), lambda x, i: x.discard(i), 101))
print(steps(lambda: set(range(100)), lambda x, i: (x.pop(), x.add(-i)), 200))
print(steps(bytearray, lambda x, i: x.append(i % 256), 300))
print(steps(lambda: bytearray(300), lambda x, i: x.pop(), 300))
print(steps(lambda: bytearray(300), lambda x, i: x.__delitem__(0), 300))
print(steps(bytearray, lambda x, i: x.extend(b"abc"), 60))
print(steps(lambda: array.array("i"), lambda x, i: x.append(i), 100))
print(steps(lambda: array.array("d", [1.0] * 60), lambda x, i: x.pop(), 60))
print(steps(lambda: array.array("b"), lambda x, i: x.frombytes(b"abc"), 60))
print(steps(collections.deque, lambda x, i: x.append(i), 300))
print(steps(collections.deque, lambda x, i: x.appendleft(i), 300))
print(steps(lambda: collections.deque(range(300)), lambda x, i: x.popleft(), 300))
print(steps(lambda: collections.deque(range(300)), lambda x, i: x.pop(), 300))
print(steps(lambda: collections.deque(range(30)), lambda x, i: (x.rotate(7)), 30))
print(steps(collections.OrderedDict, lambda x, i: x.__setitem__(i, i), 100))
print(steps(collections.Counter, lambda x, i: x.update([i]), 100))
print(steps(lambda: collections.defaultdict(list), lambda x, i: x[i].append(1), 100))
s = ""; out = []
for i in range(60): s += "ab"; out.append(g(s))
print(out)
s = b""; out = []
for i in range(40): s += b"ab"; out.append(g(s))
print(out)
t = (); out = []
for i in range(20): t += (i,); out.append(g(t))
print(out, g(s[:5]), g(t[2:5]), g("x" * 100 + "é"), g("x" * 100 + "日"), g("x" * 100 + "😀"))
l = [1, 2, 3]; out = [g(l)]; l[1:1] = [9] * 7; out.append(g(l)); l[:] = []; out.append(g(l)); l += "abc"; out.append(g(l)); l *= 3; out.append(g(l)); l.reverse(); l.sort(key=str); out.append(g(l)); l = l[:]; out.append(g(l)); l = l + l; out.append(g(l)); l.clear(); out.append(g(l)); print(out)
print([g(list(x)) for x in (range(10), "abc", (1, 2, 3), {1: 2}, {1, 2, 3}, (i for i in range(9)), map(int, "12345"), zip("ab", "cd"), reversed([1, 2, 3]), b"abcdef", iter([1] * 17), enumerate("xyz"), filter(None, [1, 0, 2]))])
