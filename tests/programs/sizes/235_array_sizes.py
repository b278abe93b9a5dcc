import sys, array
print([sys.getsizeof(array.array(c, range(10))) for c in "bBhHiIlLqQfd"])
a, sizes = array.array("q"), []
for i in range(30):
    before = sys.getsizeof(a)
    a.append(i)
    if sys.getsizeof(a) != before:
        sizes.append((len(a), sys.getsizeof(a)))
print(sizes)
