import sys
l, steps = list(range(200)), []
while l:
    before = sys.getsizeof(l)
    l.pop()
    if sys.getsizeof(l) != before:
        steps.append((len(l), sys.getsizeof(l)))
print(steps)
