class A:
    pass
print(id(A()) == id(A()), id([]) == id([]), id({}) == id({}), id(1.5 + int("1")) == id(2.5 + int("1")))
