# heapq's functions for heaps whose largest item comes first, which 3.14 made public.
import heapq

names = sorted(name for name in heapq.__all__ if name.endswith("_max"))
print(names, len(heapq.__all__), all(hasattr(heapq, name) for name in heapq.__all__))
if names:
    numbers = [3, 1, 4, 1, 5, 9, 2, 6]
    heapq.heapify_max(numbers)
    heapq.heappush_max(numbers, 7)
    print(numbers[0], heapq.heapreplace_max(numbers, 0), heapq.heappushpop_max(numbers, 100))
    print([heapq.heappop_max(numbers) for _ in range(len(numbers))])
print(list(heapq.merge([3, 1], [4, 2], reverse=True)), heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 2, 9]))
