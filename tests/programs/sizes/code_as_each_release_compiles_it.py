"""Every code object of this program: its size, the room of its stack, its constants, its locals."""
import sys
import types
import gc


def swaps(a, b):
    x, y = 0, 1
    a, b = b, a
    a, b, x = 1, a, 2
    return a + b + x + y


def choices(x, y, z):
    if x:
        if y: print(x)
    elif y:
        if z: print(y)
        else: print(z)
    else:
        print()
    print((x if y else z) if z else None, not not x)
    return [x, (y if z else 1)]


def loops(n, wanted):
    for x in n:
        if x: x()
    for x in n:
        if x and n or wanted:
            if n: continue
            break
    else:
        return 'no'
    while n:
        if n == wanted: break
        n -= 1
    while True:
        n += 1
        if n > 3: return 'yes'


def many(x):
    for y in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32]: pass
    for y in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32): pass
    for y in (*x, 1): pass
    for y in [x, 2]: pass
    return x in {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32}


def displays(x):
    return [1, 2, 3, *x], {1, 2, 3, *x}, (1, 2, 3, *x), [1, 2, *x], {'a': 1, 'b': x}, {**x, 'a': 1, 'b': 2}, [1, 2, 3], {1, 2, 3}


def calls(f, a, k):
    f(*a)
    f(1, 2, 3, *a)
    f(*a, **k)
    f(a=1, b=2, **k)
    print(*a, f(a, k=k), f.m(a, k=k), sep='')
    return len(*a)


def defaults(a, b=1, *, c=2, d='e', f=None):
    def inner(x=a, *, y=b): return x, y
    return inner, lambda *, z=3, w=4: z


def slices(o, a, b):
    o[a:b] = o[b:a]
    o[a:b] += o[1:2]
    o[a:b:2] -= 1
    o[a] += 1
    o.x.y += 1
    del o[a:b], o.x
    return o[:3][1:][::2]


def texts(x, y):
    return (f"{x}{y!r:>{x}} {x=} {y:{x}.{y}}", f"", "%s" % (1,), "%s and %r" % (x, y), f"{x:>5}" "end", f"{x!a}",
            ~True, -1, 2 ** 8, 'a' * 3, not None)


def questions(o, n):
    def generator(): yield o
    if any(x is o for x in n): return 1
    if not all(x for x in n if x): return 2
    a, b = tuple(x for x in n), tuple(x + o for x in n)
    return any(y for y in a for _ in b), list(x for x in n), sum(x for x in n), generator, max(a, key=lambda x: x)


def tries(x):
    try:
        x()
    except ValueError as e:
        print(e)
    except (TypeError, KeyError):
        raise
    else:
        print('else')
    finally:
        print('finally')
    for i in range(3):
        try:
            if i == 0: continue
            if i == 1: break
        finally:
            print('fin', i)
    try:
        return 'a'
    finally:
        print('after')


def groups(x):
    try:
        x()
    except* ValueError as e:
        print(e)
    except* (TypeError, KeyError):
        pass
    else:
        print('else')
    finally:
        print('finally')


def managers(x, y):
    with x: pass
    with x as a, y as b:
        return a + b
    with x as a, y: raise ValueError('body')


async def waits(x, y):
    await x
    async with x: yield 1
    async with x as a, y:
        await a
    async for b in x:
        if b: break
    else:
        print('else')
    async for b in x: yield b


async def gathers(x):
    a = [await y for y in x]
    b = {y async for y in x if y}
    return a, b, {y: await z async for y, z in x}, (y async for y in x)


def generates(x):
    y = yield x
    z = yield from x
    return (y, z, (a for a in y if a if z))


def comprehends(x):
    [y for y in x]
    a = [y for y in x if y]
    b = {y: z for y in x for z in y if z}
    c = {y for y in x}
    return [[lambda: y + z for y in x] for z in a], b, c, [sys.getsizeof(y) for y in x]


def closes(x):
    y = z = 1
    def f():
        nonlocal y
        y += x
        return z
    class C:
        z = z
        def g(self): return __class__, y
    del z
    return f, C


def matches(x):
    match x:
        case 1 | 2: return 1
        case [a, *b] if b: return a
        case {'k': v, **rest}: return v, rest
        case C(y=1): return C
        case str() as s: return s
        case _: return None


def imports():
    import os.path as p
    from sys import path, argv as a
    global q
    q = p, path, a
    assert q, 'message'
    assert p
    del q


class Empty: pass


class Small:
    n = 3
    squares = [v * v for v in range(n)]
    texts = [repr(sys) for v in squares]


class Large(Small):
    """With a docstring."""
    __slots__ = ('a', 'b')

    def __init__(self, *a):
        super().__init__(*a)
        self.a, self.b = a, None

    def method(self, x):
        """Documented."""
        super().method(x)
        return super(Large, self).attribute

    @property
    def value(self): return self.a

    @staticmethod
    def nothing(): pass

    text = lambda self: 'text'


[sys.getsizeof(_) for _ in ()]
print(*(_ for _ in ()), sep='')


def size(code):
    # On a machine of 32 bits the program tells what the code of 3.14 takes up on one of 64.
    return sys.getsizeof(code) if sys.maxsize > 1 << 32 else (208 + len(code.co_code) + 7) // 8 * 8


def tell(code):
    constants = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    print(code.co_qualname, size(code), code.co_stacksize, len(code.co_consts), code.co_nlocals, code.co_flags, len(code.co_names))
    for constant in constants:
        tell(constant)


tell(sys._getframe().f_code)
