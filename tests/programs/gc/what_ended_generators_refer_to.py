"""What a generator that has ended refers to: no longer the exception that it was handling, nor None in its place."""
import gc
def fails():
    try:
        1 / 0
    except Exception as error:
        pass
    raise KeyError
    yield
def ends():
    try:
        1 / 0
    except Exception as error:
        pass
    yield 1
def closed():
    try:
        1 / 0
    except Exception as error:
        pass
    yield 1
def inside():
    try:
        1 / 0
    except Exception as error:
        yield 1
        raise KeyError
def plain():
    raise KeyError
    yield
async def waits():
    try:
        1 / 0
    except Exception as error:
        pass
    raise KeyError
def show(g):
    print(g.__name__, [type(x).__name__ for x in gc.get_referents(g)])
for make in (fails, ends, closed, inside, plain):
    g = make()
    for i in range(2):
        try:
            next(g)
        except Exception as e:
            e = None
        show(g)
        if make is closed:
            g.close()
w = waits()
try:
    w.send(None)
except KeyError:
    pass
show(w)
g = inside()
next(g)
show(g)
g.close()
show(g)
