def f(*args):
    raise ValueError(args[0])


x = [f(
    1,
    2,
    3,
    4,
    5,
    6,
    7,
)]
