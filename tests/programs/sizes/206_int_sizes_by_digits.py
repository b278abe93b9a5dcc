import sys
print([sys.getsizeof(2 ** (30 * n)) for n in range(6)], sys.getsizeof(0), sys.getsizeof(-1), sys.getsizeof(2 ** 30 - 1))
