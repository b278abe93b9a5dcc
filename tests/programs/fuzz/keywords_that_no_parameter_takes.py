# seeds 101, 1392
def f(a, b, /, hello=0, *, world=1): return a, b
for arguments in ({"b": 1, "a": 2}, {"z": 1, "b": 2}, {"helo": 1}, {"wrld": 1}, {"zzzzz": 1}, {"b": 1}):
    try:
        f(1, 2, **arguments)
    except TypeError as error:
        print(error)
