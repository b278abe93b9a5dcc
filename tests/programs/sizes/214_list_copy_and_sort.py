import sys
l = []
for i in range(10):
    l.append(i)
print(sys.getsizeof(l), sys.getsizeof(l.copy()), sys.getsizeof(l[:]), sys.getsizeof(list(l)))
l.sort()
l.reverse()
print(sys.getsizeof(l))
