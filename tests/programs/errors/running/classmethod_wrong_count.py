class A:
    @classmethod
    def make(cls): pass
A.make(1)
