# Where the error of a starred argument behind ** is.


def show(src):
    try:
        compile(src, 'f', 'exec')
    except SyntaxError as e:
        print(repr(src), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))


for s in (
        'f(**x, *y, z, *w)',
        'f(**x, *y, z, k=1)',
        'f(**x, *y, k=1)',
        'f(**x, *y,)',
        'f(**x, *y, *z, *w)',
        'f(**x, *y, *z, w)',
        'f(**x, *)',
        'f(**x, *y=3)',
        'f(**x, *y)',
        'f(**x, *y, z)',
        'f(a, **x, *y)',
        'f(**x, *yyy+1)',
        'f(**x, b, *y)',
        'f(**x, b)',
        'f(**x, 1+2, k=3)',
        'class A(**x, *y): pass',
        'f(a=1, b)',
        'f(a=1, *b, c)',
        'f(**x, *y, **z)',
        'f(**{"a": 1}, *[1])',
        'f(\n  **x,\n  *y)',
):
    show(s)
