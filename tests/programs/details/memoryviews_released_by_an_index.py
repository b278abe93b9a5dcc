# An __index__ that releases the view it is the index of: a slice has been taken by then, an item has not.
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
m = memoryview(bytearray(b'\xff'*8))
class I:
    def __index__(self): m.release(); return 4
t(lambda: list(m[:I()]))
m = memoryview(bytearray(b'\xff'*8))
t(lambda: list(m[I():8]))
m = memoryview(bytearray(b'\xff'*8))
t(lambda: m[I()])
m = memoryview(bytearray(b'\xff'*8))
def st(): m[I()] = 1
t(st)
m = memoryview(bytearray(b'\xff'*8))
def sts(): m[:I()] = b'abcd'
t(sts)
b = bytearray(b'\xff'*8)
m = memoryview(b)
t(lambda: m[2:I()].tolist())
b.append(1)
print(len(b))
