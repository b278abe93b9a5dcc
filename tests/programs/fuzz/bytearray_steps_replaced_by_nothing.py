# seeds 101447, 102054
for key in (slice(None, None, 2), slice(None, None, -1), slice(1, 2, 3), slice(0, 0, 2)):
    b = bytearray(b"abcdef")
    b[key] = b""
    print(key, b)
try:
    b[::2] = b"x"
except ValueError as error:
    print(error)
