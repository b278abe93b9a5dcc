from collections import *
print(Counter("aab")["a"])
undefined_thing()
