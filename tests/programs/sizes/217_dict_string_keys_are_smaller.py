import sys
d, sizes = {}, []
for i in range(100):
    before = sys.getsizeof(d)
    d["k%d" % i] = i
    if sys.getsizeof(d) != before:
        sizes.append((len(d), sys.getsizeof(d)))
print(sizes)
d[1] = 1
print(sys.getsizeof(d))
