import sys, math
before = sys.getrefcount(math)
import math as m
print(sys.getrefcount(math) - before, m is math)
