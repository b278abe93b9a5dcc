import sys
for x in ([], {}, set(), (1,), 1, "a", 1.5):
    print(type(x).__name__, sys.getsizeof(x) - x.__sizeof__())
