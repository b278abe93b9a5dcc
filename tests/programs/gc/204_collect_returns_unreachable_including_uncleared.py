import gc
gc.collect()
class A:
    pass
for n in (1, 2, 5):
    for i in range(n):
        x = A()
        x.self = x
    del x
    print(n, gc.collect())
