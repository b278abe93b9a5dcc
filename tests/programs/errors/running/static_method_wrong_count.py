class A:
    @staticmethod
    def f(x): pass
A.f()
