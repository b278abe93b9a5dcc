# What a parameter's reference counts for when it came by one way or by another, and when the parameter is set anew meanwhile.
import sys

count = sys.getrefcount
log = []


def probe(value):
    log.append(count(value))
    return value


def same(x):
    return x


def told(title):
    print(title, *log)
    log.clear()


def either(x, y, choice):
    z = x if choice else y
    probe(z)
    z = same(x) if choice else x
    probe(z)
    x = same(x) or x
    probe(x)
    y = choice and y or same(y)
    probe(y)
    [x, probe(x)]
    [x if choice else same(x), probe(x)]
    [same(y) if choice else y, probe(x if choice else y), probe(y)]
    return x


def set_meanwhile(x, y, times):
    for i in range(times):
        [x, probe(x), (x := y), probe(x), (y := same(y)), probe(y)]
    first = (x, probe(x), [x for x in (y, y)], probe(x), probe(y))
    a = b = x
    a, b = b, same(a)
    probe(a), probe(b)
    del x
    probe(a), probe(y)
    return first


def closed_over(x, y):
    def inner():
        return x
    probe(inner.__closure__[0])
    probe(x), probe(y)
    x = y
    probe(x)
    return [inner() for y in (1, 2)][0], probe(y)


def handled(x, y, choice):
    try:
        [x if choice else same(x), probe(x), 1 / 0]
    except ZeroDivisionError:
        probe(x)
    x, y = y, x
    try:
        x = y if choice else x
        raise ValueError(probe(x))
    except ValueError as e:
        y = same(x) or y
        probe(e.args[0]), probe(y)
    finally:
        probe(x), probe(y)
    while choice:
        choice -= 1
        x = x if choice else same(x)
        probe(x)
    return probe(x)


class Manager:
    def __enter__(self):
        log.append(count(self))
        return self

    def __exit__(self, *error):
        log.append(count(self))
        return True


def entered(m, other, choice):
    with m if choice else other:
        m = other
        probe(m), probe(other)
        with m:
            m = same(other) if choice else m
            probe(m)
            raise ValueError
    probe(m), probe(other)


def entered_at_once(m, x):
    with m as w:
        x = same(x)
        probe(x), probe(w)
        1 / 0
    with Manager() as w:
        probe(w)
        raise ValueError
    with m, m:
        probe(m)
        1 / 0
    probe(m)


def entered_by_a_generator(m):
    with m as w:
        probe(m)
        yield probe(w)
        1 / 0
    with m:
        1 / 0
    yield probe(m)


def many_items(x, y):
    items = [x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y,
             x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y, x, y,
             x, y, x, y, probe(x), probe(y), same(x) if items_wanted else x, probe(x)]
    (x, [x, [y, [x, [y, [x, [y, [x, [y, [x, [y, [x, [y, [x, [y, probe(x), probe(y)]]]]]]]]]]]]]], probe(x))
    return len(items)


items_wanted = True


def many_locals(
        a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9,
        d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9,
        g0, g1, g2, g3, g4, g5, g6, g7, g8, g9):
    probe(g9), probe(a0)
    g8 = same(g9) or g8
    probe(g8), probe(g9)
    g7 = g9
    probe(g7 or g6), probe(a0)
    [g9, (g9 := [1]), probe(g9), probe(g7)]


def main():
    a, b, m, n = [1], [2], Manager(), Manager()
    for first, second in ((a, b), (a, a)):
        for choice in (True, False):
            either(first, second, choice)
            told("either")
            either([3], second, choice)
            told("either, one of nobody")
            handled(first, second, choice)
            told("handled")
            handled(first, [3], choice + 2)
            told("handled, one of nobody")
        for times in range(3):
            set_meanwhile(first, second, times)
            told("set meanwhile")
            set_meanwhile([3], second, times)
            told("set meanwhile, one of nobody")
        closed_over(first, second)
        told("closed over")
        closed_over([3], second)
        told("closed over, one of nobody")
        many_items(first, second)
        told("many items")
        many_items([3], second)
        told("many items, one of nobody")
        many_locals(*[first] * 68, g8=second, g9=first)
        told("many locals")
        many_locals(
            a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a,
            a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a,
            b, b, b, b, b, b, b, b, second, first)
        told("many locals")
    for choice in (True, False):
        entered(m, n, choice)
        told("entered")
        entered(m, m, choice)
        told("entered")
        entered(Manager(), m, choice)
        told("entered, one of nobody")
        entered_at_once(m, a)
        told("entered at once")
        entered_at_once(Manager(), [1])
        told("entered at once, one of nobody")
        list(entered_by_a_generator(m))
        told("entered by a generator")
        list(entered_by_a_generator(Manager()))
        told("entered by a generator, one of nobody")
    print(count(a), count(b), count(m), count(n))


main()
