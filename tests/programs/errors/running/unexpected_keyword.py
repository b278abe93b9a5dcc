def f(width): pass
f(widht=3)
