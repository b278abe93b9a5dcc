import sys
s, sizes = "", []
for i in range(20):
    s += "x"
    sizes.append(sys.getsizeof(s))
print(sizes)
