import sys
d = {i: i for i in range(50)}
print(sys.getsizeof(d))
for i in range(49):
    d.pop(i)
print(sys.getsizeof(d), sys.getsizeof(d.copy()), sys.getsizeof(dict(d)))
d.clear()
print(sys.getsizeof(d))
d[1] = 1
print(sys.getsizeof(d))
