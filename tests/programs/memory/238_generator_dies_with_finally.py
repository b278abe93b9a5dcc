def g():
    try:
        yield 1
    finally:
        print("finally")
it = g()
next(it)
del it
print("after")
g()
print("never started")
