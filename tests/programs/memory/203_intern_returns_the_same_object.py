import sys
a = "".join(["hello", " world"])
b = "".join(["hello", " world"])
print(a is b, sys.intern(a) is sys.intern(b), sys.intern(a) is a)
