import weakref
class A:
    pass
a = A()
for args in ((), (a, print, 1)):
    try:
        weakref.ref(*args)
    except TypeError as e:
        print(e)
try:
    weakref.ref(a, callback=print)
except TypeError as e:
    print(e)
try:
    weakref.ref(a)(1)
except TypeError as e:
    print(e)
