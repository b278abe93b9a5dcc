# An instruction that runs often enters __getitem__, a property, __getattribute__ or __init__ at once: fewer references, and from
# 3.14 on those that the caller lends.
import sys

count = sys.getrefcount


class Plain:
    @property
    def me(self):
        return count(self)

    @property
    def generated(self):
        yield count(self)

    def __getitem__(self, i):
        return count(self), count(i)


class Asked:
    def __getattribute__(self, name):
        return count(self)


class Both:
    def __getattr__(self, name):
        return count(self), name

    @property
    def me(self):
        return count(self)


class Starred:
    def __getitem__(self, *i):
        return count(self), count(i[0])


class Defaulted:
    def __getitem__(self, i, j=None):
        return count(self), count(i)


class Inherits(Plain):
    pass


class Failing:
    def __getitem__(self, i):
        if i == 3:
            raise LookupError(count(self))
        return [i]

    @property
    def me(self):
        raise AttributeError(count(self))


class Made:
    def __init__(self, x):
        self.seen = count(self), count(x)


class MadeOf:
    def __init__(self, x, y=None):
        self.seen = count(self), count(x)


class MadeOfAll:
    def __init__(self, *x):
        self.seen = count(self), count(x[0])


class MadeOfTwo:
    def __init__(self, x, y):
        x = x or y
        self.seen = count(self), count(x), count(y)


def ask(p, a, b, s, d, i, key):
    for n in range(40):
        seen = [
            p.me, p[key], next(p.generated), a.anything, b.me, b.other[0], s[key], d[key], i.me, i[key],
            Made(key).seen, MadeOf(key).seen, MadeOfAll(key).seen, MadeOf(key, key).seen, MadeOf(x=key).seen,
            MadeOfTwo(key, [1]).seen, MadeOfTwo([], key).seen]
        if n in (0, 1, 2, 3, 20, 39):
            print(n, *seen)
    print(count(p), count(a), count(b), count(s), count(d), count(i), count(key))


def ask_both(*both):
    seen = []
    for n in range(120):
        for who in both if n < 80 else both[:1] * 7 + both[1:] * 3:
            seen.append(who.me)
    print(*seen, sep="")
    print(count(who))


def recurse(p, depth, key):
    return depth and recurse(p, depth - 1, key) or p[key]


def fail(f):
    for i in (0, 1, 2, 3, 1, 3):
        try:
            print(f[i], count(f))
        except LookupError as e:
            print(e.args, count(f), e.__traceback__.tb_next.tb_frame.f_code.co_name)
            del e
        try:
            f.me
        except AttributeError as e:
            print(e.args, count(f))


def main():
    p, a, b, s, d, i, key = Plain(), Asked(), Both(), Starred(), Defaulted(), Inherits(), [1]
    ask(p, a, b, s, d, i, key)
    ask(Plain(), Asked(), Both(), Starred(), Defaulted(), Inherits(), [1])
    ask(p, a, b, s, d, p, key)
    ask_both(p, i)
    ask_both(Inherits(), Plain())
    for n in range(20):
        counts = recurse(p, 3, key)
    print(counts)
    fail(Failing())
    f = Failing()
    fail(f)
    print(count(f))


main()
