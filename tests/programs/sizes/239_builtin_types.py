import sys
print([sys.getsizeof(t) for t in (int, str, list, dict, object, type, Exception)])
