import sys
l, steps = [], []
for i in range(200):
    before = sys.getsizeof(l)
    l.append(i)
    if sys.getsizeof(l) != before:
        steps.append((i, sys.getsizeof(l)))
print(steps)
