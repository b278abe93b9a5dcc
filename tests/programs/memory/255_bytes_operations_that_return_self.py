b = b"hello world"
print(b[:] is b, bytes(b) is b, b.strip() is b, b + b"" is b, b * 1 is b, b.replace(b"q", b"z") is b)
