class A:
    def __str__(self): return b"x"
str(A())
