class A:
    def method(self, x): pass
A.method()
