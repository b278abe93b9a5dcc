def f(a, b):
    retrun a + b
