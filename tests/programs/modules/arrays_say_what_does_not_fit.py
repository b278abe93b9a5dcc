from array import array
for c in "bBhHiIlLqQ":
    for v in (-1,-200,-40000,-2**31-1,-2**40,-2**63-1,-2**70,200,300,40000,70000,2**31,2**32,2**40,2**63,2**64,2**70):
        try: array(c,[v])
        except Exception as e: print(c,v,e)


class Floating:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 7


def show(source):
    try:
        print(source, repr(eval(source)))
    except Exception as e:
        print(source, type(e).__name__, e)


a = array("i", [1, 2, 3])
for source in (
    "array('d', [Floating(), Index(), True])", "array('w', ['ab'])", "array('w', [1])", "array('d', [10**400])",
    "array('i', array('w', 'a'))", "array('w', array('i', [1]))", "array('d', array('i', [1]))",
    "array('i', memoryview(b'ab'))", "a.__reduce_ex__(2)", "iter(a).__reduce__()", "a.extend(array('d', [1]))",
    "array('B', b'ab')", "array('f', [1e300])", "a.index(2, 1, 2)", "a.insert('x', 1)", "a.pop('x')",
):
    show(source)
import io, sys
print(sys.getsizeof(iter(a)), sys.getsizeof(array("d", array("i", range(20)))), sys.getsizeof(array("w", "a" * 20)))
f = io.BytesIO()
a.tofile(f)
print(f.getvalue())
f.seek(0)
b = array("i")
b.fromfile(f, 2)
print(b)
try:
    b.fromfile(f, 5)
except EOFError as e:
    print(e, b)
try:
    b.fromfile(f, -1)
except ValueError as e:
    print(e)
i = iter(a)
next(i)
i.__setstate__(0)
print(list(i), i.__reduce__())
