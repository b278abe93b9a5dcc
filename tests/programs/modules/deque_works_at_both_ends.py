from collections import deque
import sys
d = deque([1, 2, 3])
for f in ("d.pop(1)","deque().pop()","deque().popleft()","d[5]","d.index(9)","d.remove(9)","deque(maxlen=-1)","deque(maxlen='a')","deque([1],2,3)","deque(1)","d+[1]","d*'a'","d['a']","d.insert()","deque([1],1).insert(0,2)","hash(d)","d.rotate(1,2)","d.append()","d.extend(1)","d.maxlen","d[1:2]","d.__setitem__(7,1)","d<[1]", "d.index(1,2,3,4)","deque(foo=1)", "d.rotate('a')"):
    try: print(f, repr(eval(f)))
    except Exception as e: print(f, type(e).__name__, e)
it = iter(d); d.append(1)
try: next(it)
except RuntimeError as e: print(e)
print(type(iter(d)), type(reversed(d)), d.__reduce__()[1:3], sys.getsizeof(iter(d)), sys.getsizeof(deque()), sys.getsizeof(deque(range(100))))
d.append(d); print(d); d.pop()
d.extend("ab"); d.extendleft([7, 8]); print(d, list(reversed(d)), d.count(1), d.index("a"), 7 in d, 99 in d); d.rotate(2); print(d); d.rotate(-3); print(d); d.reverse(); print(d, len(d)); del d[1]; d[0] = "z"; d.insert(2, "ins"); d.insert(-1, "neg"); d.remove("a"); print(d, d[-1], d[0], d.copy() == d)
b = deque(range(5), maxlen=3); print(b, b.maxlen); b.append(9); b.appendleft(0); print(b); b.extend([4, 5, 6, 7]); print(b, b + deque([1]), b * 2, 2 * b); b *= 3; print(b); b += [1]; print(b)
print(deque([1, 2]) < deque([1, 3]), deque([1]) == deque([1]), deque([1]) <= deque([1, 2]), deque([2]) > deque([1, 5]), deque([]) == [], deque("ab") != deque("ab"))
big = deque()
for i in range(1000): big.append(i)
for i in range(700): big.popleft()
print(len(big), big[0], big[150], big[-1], sum(big), sys.getsizeof(big)); big.rotate(100); print(big[0], big[99], big[100]); big.rotate(-100); print(list(big) == list(range(700, 1000)))
big.clear(); print(len(big), bool(big), sys.getsizeof(big))
class Node:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end=" ")
q = deque(Node(i) for i in range(3)); q.clear(); print(); q = deque([Node(i) for i in range(70)]); del q; print()
w = deque(maxlen=2); w.append(Node(1)); w.append(Node(2)); w.append(Node(3)); print(len(w)); w.clear(); print()
class Sub(deque): pass
s = Sub([1, 2], maxlen=5); s.tag = 1; print(s, s.copy(), type(s.copy()).__name__, s.__reduce__()[1:3])
try:
    for x in s: s.append(x)
except RuntimeError as e: print(e)
match deque([1, 2, 3]):
    case [a, *r]: print("seq", a, r)
import gc; gc.collect(); c = deque(); c.append(c); del c; print(gc.collect())
