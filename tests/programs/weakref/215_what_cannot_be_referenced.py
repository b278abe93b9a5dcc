import weakref
for x in (1, "a", 1.5, None, (), [], {}, object(), b"", slice(1), range(1)):
    try:
        weakref.ref(x)
        print("yes", type(x).__name__)
    except TypeError as e:
        print(e)
