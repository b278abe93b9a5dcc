def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def s(b, k, v): b[k] = v; return b
for v in (b'ab', 'x', 5, [1, 2], [300], None, 1.5):
    for k in (slice(0, 3, 0), slice('a', None), slice(0, 2), slice(None, None, 2), slice(1, 1, -1)):
        t(lambda: s(bytearray(b'abcd'), k, v)); t(lambda: s([1, 2, 3, 4], k, v))
