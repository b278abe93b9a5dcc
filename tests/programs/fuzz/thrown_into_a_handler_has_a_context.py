# seed 447
def gen():
    try:
        yield 0
    finally:
        yield "late"
it = gen()
next(it)
try:
    it.close()
except RuntimeError as error:
    print(error)
try:
    it.throw(RuntimeError("thrown"))
except RuntimeError as error:
    print(error, repr(error.__context__))
