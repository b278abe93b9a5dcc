import sys
before = sys.getrefcount(None)
l = [None] * 100
after = sys.getrefcount(None)
print(after - before in (0, 100))
