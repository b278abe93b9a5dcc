# What a caller passes is, in 3.14, lent to the parameter, and what stands on the evaluation stack is lent by the parameter:
# also across an `if`, in handlers and where ways join. Whoever sets the parameter anew has a reference of its own.
import sys

count = sys.getrefcount


def in_a_display(x, wanted):
    return [x, count(x) if wanted else 0][1]


def twice_in_a_display(x, wanted):
    return [x, x, count(x) if wanted else 0, x][2]


def handed_on(x, wanted):
    return count(x if wanted else None)


def inner(y):
    return count(y)


def handed_on_to_a_function(x, wanted):
    return inner(x if wanted else None), inner(y=x if wanted else None)


def or_else(x):
    x = x or []
    return count(x)


def or_else_another(x):
    y = x or []
    return count(y), count(x)


def or_else_new(x):
    x = None or x
    return count(x)


def chosen(x, wanted):
    y = x if wanted else None
    z = None if wanted else x
    return count(y), count(z or y), count(x)


def in_a_handler(x):
    try:
        raise ValueError
    except ValueError:
        return count(x), [x, count(x)][1], inner(x)


def in_a_handler_within(x, wanted):
    result = [x, count(x) if wanted else 0]
    try:
        None.missing
    except AttributeError as error:
        result += [count(x), count(x if wanted else error)]
    finally:
        result.append(count(x))
    return result[1:]


class Manager:
    def __enter__(self):
        return count(self)

    def __exit__(self, *error):
        return True


def with_manager(m):
    with m as n:
        counts = [n, count(m)]
        for _ in range(2):
            counts.append(count(m))
    with m:
        1 / 0
    counts.append(count(m))
    return counts


def with_manager_chosen(m, wanted):
    with (m if wanted else None) as n:
        return n, count(m)


def in_a_loop(x, wanted):
    found = []
    for each in [1, 2]:
        found.append([x, count(x) if wanted else 0][1])
        while wanted:
            found.append(count(x) if each else 0)
            break
    return found


def iterated(items, wanted):
    for _ in items if wanted else ():
        return count(items)


def set_anew(x, wanted):
    a = [x, count(x) if wanted else 0][1]
    x = [x]
    b = [x, count(x) if wanted else 0][1]
    x = x[0]
    c = [x, count(x) if wanted else 0][1]
    return a, b, c


def set_while_it_waits(x, wanted):
    y = x
    return [x, (x := 5) if wanted else 0, count(y)][2]


def deleted(x, wanted):
    y = x
    del x
    return [y, count(y) if wanted else 0][1]


def compared(x, wanted):
    return 0 < count(x) < (count(x) if wanted else 100), x is (x if count(x) > 1 else None)


def attribute(x, wanted):
    return x.index(x[0], 0 if wanted else 1, count(x) if wanted else 3)


def with_default(x, wanted, other=[7]):
    return [other, count(other) if wanted else 0][1], [x, count(x) if wanted else 0][1]


def rest(x, *more, wanted=True, **names):
    return [more, count(more) if wanted else 0][1], [x, count(x) if wanted else 0][1], [names, count(names) if wanted else 0][1]


def closed_over(x, wanted):
    def see():
        return count(x)

    return [x, count(x) if wanted else 0][1], see()


def generator(x, wanted):
    yield [x, count(x) if wanted else 0][1]
    yield [x, (yield count(x)), count(x) if wanted else 0][2]


def joined(x, y, wanted):
    return [x if wanted else y, count(x) if wanted else 0, count(y) if wanted else 0][1:]


def matched(x, wanted):
    match x:
        case [a, *_] if wanted:
            return count(x), [x, count(x) if a else 0][1]


def asserted(x, wanted):
    assert x and wanted, x
    return (x and wanted and count(x)), (x or wanted) and [x, count(x) if wanted else 0][1]


def in_a_call(x, wanted):
    return max(count(x), count(x) if wanted else 0, key=lambda n: n), inner(x) if wanted else 0, min(0, inner(x) if wanted else x)


def deep(x, wanted):
    return [x, in_a_display(x, wanted), in_a_display(x if wanted else None, wanted), or_else(x), or_else(x if wanted else 0)][1:]


def main():
    local = [3]
    other = [4]
    for function in (in_a_display, twice_in_a_display, handed_on, handed_on_to_a_function, chosen, in_a_handler_within, in_a_loop,
                     iterated, set_anew, set_while_it_waits, deleted, compared, with_default, rest, closed_over, matched,
                     asserted, in_a_call, deep):
        print(function.__name__, function(local, True), function([8], True), function(local if other else 0, True))
    for function in (or_else, or_else_another, or_else_new, in_a_handler):
        print(function.__name__, function(local), function([8]), function(local if other else 0))
    print(or_else([]), or_else_another([]))
    try:
        attribute(local, True)
    except ValueError as error:
        print(error)
    manager = Manager()
    print(with_manager(manager), with_manager(Manager()))
    print(with_manager_chosen(manager, True), with_manager_chosen(Manager(), True))
    print(list(generator(local, True)), list(generator([8], True)))
    print(joined(local, other, True), joined([8], other, True), joined(local, [9], True), joined([8], [9], True))
    print(rest(local, other, a=local), rest([8], *other, **{"b": 1}))


main()
print(in_a_display([1], True), deep([1], True))
shared = [5]
print(in_a_display(shared, True), deep(shared, True), or_else(shared))
