import sys
print([sys.getsizeof(x) for x in (True, False, None, ..., NotImplemented, 1.0, 1j, object())])
