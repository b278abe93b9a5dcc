import weakref
class A:
    pass
keep = [A() for i in range(3)]
for i, a in enumerate(keep):
    weakref.finalize(a, print, "finalizer", i)
print("end")
