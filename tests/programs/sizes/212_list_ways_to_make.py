import sys
print(sys.getsizeof([1, 2, 3]), sys.getsizeof(list((1, 2, 3))), sys.getsizeof([x for x in (1, 2, 3)]), sys.getsizeof([1] * 3), sys.getsizeof([1, 2] + [3]), sys.getsizeof([1, 2, 3][:]), sys.getsizeof([*(1, 2, 3)]), sys.getsizeof(list(range(3))), sys.getsizeof(sorted((1, 2, 3))))
