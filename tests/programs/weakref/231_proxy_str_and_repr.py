import weakref
class A:
    def __str__(self):
        return "text"
a = A()
p = weakref.proxy(a)
print(str(p), f"{p}", repr(p).startswith("<weakproxy at 0x"))
