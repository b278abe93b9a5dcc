import sys
def f():
    try:
        raise ValueError
    except ValueError as e:
        return sys.getrefcount(e), sys.getrefcount(e.__traceback__)
print(f())
e = ValueError()
print(sys.getrefcount(e))
try:
    raise e
except ValueError:
    print(sys.getrefcount(e))
print(sys.getrefcount(e))
