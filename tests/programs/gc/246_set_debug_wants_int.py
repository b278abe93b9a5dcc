import gc
for x in ("a", 1.0, None):
    try:
        gc.set_debug(x)
    except TypeError as e:
        print(e)
