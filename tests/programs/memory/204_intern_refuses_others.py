import sys
class S(str):
    pass
for x in (1, b"x", S("x")):
    try:
        sys.intern(x)
    except TypeError as e:
        print(e)
