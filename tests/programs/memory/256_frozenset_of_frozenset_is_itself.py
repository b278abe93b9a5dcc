f = frozenset([1, 2])
print(frozenset(f) is f, f.copy() is f, f | set() is f)
s = {1}
print(set(s) is s, s.copy() is s)
