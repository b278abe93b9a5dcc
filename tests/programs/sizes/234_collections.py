import sys, collections
print(sys.getsizeof(collections.deque()), sys.getsizeof(collections.defaultdict(int)))
P = collections.namedtuple("P", "x y")
print(sys.getsizeof(P(1, 2)), sys.getsizeof(collections.Counter("abc")))
