import sys
print([sys.getsizeof(bytes(n)) for n in (0, 1, 10, 100)], [sys.getsizeof(bytearray(n)) for n in (0, 1, 10, 100)])
b = bytearray()
sizes = []
for i in range(40):
    b.append(0)
    sizes.append(sys.getsizeof(b))
print(sizes)
