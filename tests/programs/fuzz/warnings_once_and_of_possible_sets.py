import re
import warnings

for mode in "once", "default", "always", "module":
    for _ in range(2):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter(mode)
            for text in "hello", "hello", "other":
                warnings.warn(text)
            warnings.warn("hello", DeprecationWarning)
            print(mode, [str(each.message) for each in caught])

registry = {}
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    for where in registry, registry, None, None:
        for line in 1, 2:
            warnings.warn_explicit("text", UserWarning, "file.py", line, registry=where)
    print([(str(each.message), each.lineno) for each in caught])

for pattern in ("[[a]", "[a--b]", "[a||b]", "[a&&b]", "[a~~b]", "[[]", "[a[b]", "[]--a]", "[a-[b]", "[--a]", "[&&]", "[a&&]",
                "(?x)[[ a]", "[^[a]", "[^--a]", "[+--]", "[a-c--]", "[\\[[a]", r"[a\--]", b"[[a]"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            re.compile(pattern)
        except re.error as error:
            print(error)
        print(pattern, [(each.category.__name__, str(each.message), each.lineno) for each in caught])

# The pattern is read before its flags are found to be wrong.
for pattern, flags in (("[x&&y]", re.L), ("(", re.A | re.U), ("[x||y]", re.A | re.U), (b"[x--y]", re.U), (b"[[y]", re.A | re.L)):
    try:
        re.compile(pattern, flags)
    except Exception as error:
        print(type(error).__name__, error)
