import gc
print([gc.is_tracked(x) for x in (0, "a", 1.5, b"", None, True, (), range(3), frozenset())])
