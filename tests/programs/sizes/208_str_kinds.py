import sys
for s in ("", "a", "ab", "\xe9", "\u20ac", "\U0001f600", "a" * 100, "\xe9" * 100, "\u20ac" * 100, "\U0001f600" * 100):
    print(len(s), sys.getsizeof(s))
