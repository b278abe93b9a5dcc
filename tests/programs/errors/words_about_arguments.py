# What methods say about arguments that do not fit, release by release.
def say(function, *args, **keywords):
    try:
        print("fine:", function(*args, **keywords))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for method in "abc".find, "abc".index, "abc".rfind, "abc".count, b"abc".find, bytearray(b"abc").count:
    say(method)
    say(method, 1.5)
    say(method, 1.5, "a")
    say(method, None)
    say(method, 1, 2, 3, 4)
    say(method, "a", start=1)
for method in "abc".startswith, b"abc".endswith:
    say(method)
    say(method, 1.5)
    say(method, 1, 2, 3, 4)
say("abc".replace)
say("abc".replace, "a")
say("abc".replace, "a", "b", 1, 2)
say("abc".replace, "a", "b", count=1)
say("abc".replace, "a", None)
for method in {1}.union, {1}.difference, {1}.update, frozenset().intersection:
    say(method, other=[1])
    say(method, 1)
say([3, 1].sort, 1)
say([3, 1].sort, 1, 2, 3)
say([3, 1].sort, 1, key=None)
say([].__getitem__)
say({}.__getitem__, 1, 2)
say({}.__contains__)
say({1}.__contains__, 1, x=1)
say(dict.__getitem__, 1, 2)
say([].__format__, None)
say(bytearray().extend, "a")
say(bytearray().extend, "")
say(memoryview(b"").__exit__, a=1)
say(str, 1, None)
say(str, 1, 2, 3, 4)
say(int, "1", 2, 3)
say(iter, 1, 2)
say(eval, "1", 1, 1)
say(eval, "1", 1)
say(list.__sizeof__)
