# Where the instructions of a code object come from, and its handlers, as bytes.
import warnings; warnings.simplefilter('ignore')
def f(a):
    try: return a + 1
    except ValueError: pass
def g(x,
      y=2, *z):
    for i in range(10):
        if i > 5:
            with x as q:
                print(i,
                      y,
                      z)
        else:
            continue
    while True:
        try:
            yield [j for j in z if j]
        finally:
            break


    return {k: (lambda: k)() for k in 'abc'} if x else f"{x!r:>{y}} and a very long text that goes beyond column eighty here {z} {x} {y} {x}"
class C:
    a = 1

    def m(self):
        return super().m() + self.a
async def h():
    async with a as b: await c
    async for i in x: pass
import types
def show(c):
    print(c.co_name, c.co_linetable.hex(), c.co_exceptiontable.hex())
    for k in c.co_consts:
        if isinstance(k, types.CodeType): show(k)
for x in f, g, h: show(x.__code__)
show(C.m.__code__)
show(compile("x = 1\n\ny = [\n1,\n2]\nif x:\n  z = 3\nclass A:\n  def f(self): pass\n", '<s>', 'exec'))
show(compile("x", '<s>', 'eval'))
