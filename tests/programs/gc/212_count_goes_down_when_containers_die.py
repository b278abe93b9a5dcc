import gc
gc.disable()
gc.collect()
a = gc.get_count()[0]
x = [[] for i in range(50)]
b = gc.get_count()[0]
del x
c = gc.get_count()[0]
print(b - a, c - a <= 2)
