class A:
    def __del__(self):
        try:
            raise KeyError("inner")
        except KeyError:
            pass
try:
    try:
        raise ValueError("outer")
    except ValueError:
        A()
        raise
except ValueError as e:
    print(e, e.__context__)
