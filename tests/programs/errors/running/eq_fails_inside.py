class A:
    def __eq__(self, other): raise ValueError("no comparison")
A() == 1
