import sys
print(sys.getsizeof([[0] * 1000]) == sys.getsizeof([1]), sys.getsizeof(("x" * 1000,)) == sys.getsizeof((1,)))
