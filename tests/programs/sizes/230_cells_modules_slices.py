import sys
def f():
    x = 1
    return lambda: x
print(sys.getsizeof(f().__closure__[0]), sys.getsizeof(sys), sys.getsizeof(slice(1)), sys.getsizeof(range(10)), sys.getsizeof(memoryview(b"abc")))
