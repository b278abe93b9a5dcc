for base in (int, bytes, tuple):
    try:
        type("X", (base,), {"__slots__": ("x",)})
    except TypeError as e:
        print(e)
print(type("X", (list,), {"__slots__": ("x",)}).__slots__)
