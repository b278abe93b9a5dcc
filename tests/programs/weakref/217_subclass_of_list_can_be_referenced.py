import weakref
class L(list):
    pass
class D(dict):
    pass
class T(tuple):
    pass
class I(int):
    pass
for c in (L, D, T, I):
    x = c()
    try:
        print(weakref.ref(x)() is x)
    except TypeError as e:
        print(e)
