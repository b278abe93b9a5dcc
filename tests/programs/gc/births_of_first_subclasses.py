import gc
gc.collect()
def d(f):
    gc.collect(); gc.disable()
    a = gc.get_count()[0]; x = f(); b = gc.get_count()[0]
    gc.enable(); return b - a
def l():
    class L(list): pass
    return L
def di():
    class D(dict): pass
    return D
def ty():
    class M(type): pass
    return M
def pr():
    class P(property): pass
    return P
def se():
    class S(set): pass
    return S
def tu():
    class S(tuple): pass
    return S
def it():
    class S(int): pass
    return S
def ob():
    class S: pass
    return S
def ex():
    class S(Exception): pass
    return S
def ve():
    class S(ValueError): pass
    return S
for f in (ob, l, di, ty, pr, se, tu, it, ex, ve, ob, l, di, ty, pr, se, tu, it, ex, ve):
    print(f.__name__, d(f))
