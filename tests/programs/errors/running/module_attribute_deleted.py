import math
del math.pi
print(math.pi)
