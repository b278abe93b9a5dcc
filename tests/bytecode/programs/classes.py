# --- super
class A:
    def f(self):
        super().f()
        super().x
        super(A, self).f(1, k=2)
        super(*a).f()
        super(1).f()
        super().__class__
        super().f(*a)
        return super()
    def g():
        super().g()
    x = super().y
    def h(self):
        __class__
        class B:
            __class__
# --- shadowed super
def outer():
    super = 1
    class A:
        def f(self): super().f()
# --- variables of the function around
def f():
    x = 1
    class A:
        x = x
        y = x
        def g(self): return x
    return A
