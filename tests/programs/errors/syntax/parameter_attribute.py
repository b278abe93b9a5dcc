def f(self.a):
    pass
