# ~ on a bool warns, once for each line; the compiler's own ~True does not.
print(~True)
x = False
print(~x)


def f(value):
    return ~value


print(f(True), f(True), f(2))
for value in True, False:
    print(~value, ~value)
print(sorted(name for name in globals() if name.startswith("__w")), len(__warningregistry__))
print([key if isinstance(key, str) else key[1:] for key in __warningregistry__])
print(bool.__invert__ is int.__invert__, "__invert__" in bool.__dict__)
