import sys
l = []
out = []
for action in (lambda: l.extend([1, 2]), lambda: l.insert(0, 0), lambda: l.extend(range(10)), lambda: l.__setitem__(slice(2, 5), []), lambda: l.__delitem__(slice(0, 6)), lambda: l.clear(), lambda: l.append(1), lambda: l.__iadd__([1, 2, 3])):
    action()
    out.append(sys.getsizeof(l))
print(out)
