import sys
l = [1, 2]
print(sys.getrefcount(l))
it = iter(l)
print(sys.getrefcount(l))
for x in it:
    print(sys.getrefcount(l))
print(sys.getrefcount(l))
