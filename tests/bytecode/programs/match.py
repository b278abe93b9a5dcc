# --- all patterns
match x:
    case 1: a
    case 'a' | "b": b
    case None | True: c
    case -1 | 1.5: d
    case A.B: e
    case [1, x, *y]: f
    case [1, *_, z]: g
    case [_, _]: h
    case []: i
    case {'a': 1, **rest}: j
    case {}: k
    case A(1, b=2): l
    case A(): m
    case [a, b] | [b, a, _] if a: n
    case (1 | 2) as c: o
    case str(x): p
    case {'k': [p, q]}: q
    case _: r
# --- alternatives and nested classes
def f(x):
    match x:
        case (a, b, c) | (c, a, b): return a, b, c
        case {'a': a, 'b': {'c': c}} if a > c: return a
        case A(x=A(y=z), w=[*_]): return z
        case other: return other
# --- sequences of alternatives
def m(x):
    match x:
        case 1 | 2:
            return 'one-two'
        case [1|2, 3]: return 5
def fixed():
    err = None
    try:
        1/0
    except ZeroDivisionError as e:
        err = e
    return 1
class C:
    n = 3
    sq = [v for v in range(n)]
