import gc
gc.collect()
def f(errors):
    try:
        raise ValueError
    except ValueError as e:
        errors.append(e)
l = []
f(l)
del l
print(gc.collect())
