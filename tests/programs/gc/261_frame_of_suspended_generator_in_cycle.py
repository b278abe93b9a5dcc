import gc
gc.collect()
def g():
    me = yield
    try:
        yield me
    finally:
        print("finally")
it = g()
next(it)
it.send(it)
del it
print(gc.collect())
