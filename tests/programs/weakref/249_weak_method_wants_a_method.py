import weakref
try:
    weakref.WeakMethod(len)
except TypeError as e:
    print(e)
try:
    weakref.WeakMethod(5)
except TypeError as e:
    print(e)
