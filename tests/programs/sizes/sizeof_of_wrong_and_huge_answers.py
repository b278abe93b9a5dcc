import sys
class BadSizeof:
    def __sizeof__(self): raise ValueError
try: print(sys.getsizeof(BadSizeof()))
except ValueError as e: print(repr(e))
class InvalidSizeof:
    def __sizeof__(self): return None
try: print(sys.getsizeof(InvalidSizeof()))
except TypeError as e: print(repr(e))
sentinel=["x"]
print(sys.getsizeof(InvalidSizeof(), sentinel))
class FloatSizeof:
    def __sizeof__(self): return 4.5
try: print(sys.getsizeof(FloatSizeof()))
except TypeError as e: print(repr(e))
print(sys.getsizeof(FloatSizeof(), sentinel))
class OverflowSizeof(int):
    def __sizeof__(self): return int(self)
print(sys.getsizeof(OverflowSizeof(sys.maxsize)))
for x in (sys.maxsize+1, -1, -sys.maxsize-1):
    try: print(sys.getsizeof(OverflowSizeof(x)))
    except Exception as e: print(repr(e))
