def f(*, one, two): pass
f()
