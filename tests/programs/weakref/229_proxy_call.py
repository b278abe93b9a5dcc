import weakref
class A:
    def __call__(self, x):
        return "called", x
a = A()
p = weakref.proxy(a)
print(p(1), callable(p), type(p).__name__)
