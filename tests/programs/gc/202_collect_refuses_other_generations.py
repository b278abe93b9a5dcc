import gc
for g in (-1, 3, 100):
    try:
        gc.collect(g)
    except ValueError as e:
        print(g, e)
for g in ("0", None, 1.5):
    try:
        gc.collect(g)
    except TypeError as e:
        print(e)
