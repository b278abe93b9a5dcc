import sys
print(sys.getsizeof(object=1))
for f in (lambda: sys.getsizeof(), lambda: sys.getsizeof(1, 2, 3), lambda: sys.getsizeof(x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
