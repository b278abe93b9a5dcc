import sys
for args in ((), (1, 2)):
    try:
        sys.getrefcount(*args)
    except TypeError as e:
        print(e)
