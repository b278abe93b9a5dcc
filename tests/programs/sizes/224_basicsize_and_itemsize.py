print([(t.__name__, t.__basicsize__, t.__itemsize__) for t in (object, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, bool)])
