from functools import reduce, partial, cmp_to_key
people = [("Ann", 31), ("bob", 25), ("Cid", 31), ("dan", 4)]
print(sorted(people, key=lambda p: (-p[1], p[0].lower())))
print(sorted(people, key=cmp_to_key(lambda a, b: a[1] - b[1] or (a[0] > b[0]) - (a[0] < b[0]))))
print(min(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]), max("abc", "abd", key=len))
print(list(map(lambda a, b: a * b, [1, 2, 3], (4, 5))), list(map(str.upper, "abc")), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(str.isdigit, "a1b22")))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: b + a, "abc", ""), reduce(max, [3, 9, 2]))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)("-42"))
curry = lambda f: lambda a: lambda b: f(a, b)
print(curry(divmod)(17)(5))
p = partial(int, base=2)
print(p("1011"), p.func, p.args, p.keywords, partial(p, "11")())
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(6))
print(sorted("banana", reverse=True), sorted({3: "x", 1: "y"}), sorted([[2], [1, 5], []]))
data = list("cabbage"); data.sort(key="gfedcba".index); print(data)
stable = sorted([(1, "b"), (0, "z"), (1, "a"), (0, "y")], key=lambda t: t[0]); print(stable)
print(sorted([3, 1, 2], key=lambda x: -x, reverse=True), list(reversed(sorted([2.5, 1, True]))))
print((lambda x: (yield x))(1).__next__(), (lambda: [(yield i) for i in ()] if False else 0)() if False else "")
print([f(3) for f in (lambda x: x + 1, lambda x: x ** 2, float, hex)], any(map(lambda x: x > 2, [1, 2, 3])), all(x for x in []))
print(dict(zip("abc", range(3))), list(zip(*[(1, "a"), (2, "b")])), list(enumerate("ab", start=5)))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
