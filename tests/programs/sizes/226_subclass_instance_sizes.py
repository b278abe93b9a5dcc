import sys
class L(list):
    pass
class D(dict):
    pass
class T(tuple):
    pass
class I(int):
    pass
class F(float):
    pass
class S(str):
    pass
print([sys.getsizeof(c()) for c in (L, D, T, I, F, S)])
print(sys.getsizeof(T((1, 2))), sys.getsizeof(I(2 ** 40)), sys.getsizeof(S("abc")))
