for body in ({"__slots__": ("x",), "x": 1}, {"__slots__": ("__dict__", "__dict__")}, {"__slots__": ("1x",)}, {"__slots__": (1,)}):
    try:
        type("A", (), body)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
