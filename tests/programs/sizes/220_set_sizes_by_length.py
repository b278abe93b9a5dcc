import sys
s, sizes = set(), []
for i in range(200):
    before = sys.getsizeof(s)
    s.add(i)
    if sys.getsizeof(s) != before:
        sizes.append((len(s), sys.getsizeof(s)))
print(sys.getsizeof(set()), sizes)
