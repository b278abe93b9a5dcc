import sys
class M:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        print("exit", sys.getrefcount(self), len(a))
m = M()
with m as n:
    print(sys.getrefcount(m))
print(sys.getrefcount(m))
