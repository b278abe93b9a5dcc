import sys
a = sys.getallocatedblocks()
x = [object() for i in range(1000)]
b = sys.getallocatedblocks()
del x
c = sys.getallocatedblocks()
print(b - a >= 1000, c - a < 50)
