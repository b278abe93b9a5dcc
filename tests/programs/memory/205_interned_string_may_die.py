import sys
a = sys.intern("".join(["some ", "text"]))
del a
b = "".join(["some ", "text"])
print(sys.intern(b) is b)
