import sys
s = set(range(100))
a = sys.getsizeof(s)
for i in range(100):
    s.discard(i)
b = sys.getsizeof(s)
s.clear()
print(a, b, sys.getsizeof(s), sys.getsizeof(frozenset(range(100))), sys.getsizeof(set(range(100)) | {1}))
