# --- yield in many places
def f():
    x = yield
    y = yield x
    return (yield from z)
# --- walrus
async_ = 1
print((yield_ := 2), yield_)
# --- lambda
lambda: (yield)
