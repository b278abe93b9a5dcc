# Lists kept as heaps. The heap itself is C (_heapq).
__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]

from _heapq import *
from _heapq import _heapify_max, _heappop_max, _heapreplace_max
# Heaps with the largest item first are public where the release has them.
__all__ += [name for name in globals() if name[0] != "_" and name.endswith("_max")]


def merge(*iterables, key=None, reverse=False):
    heap = []
    pop, replace, make = (_heappop_max, _heapreplace_max, _heapify_max) if reverse else (heappop, heapreplace, heapify)
    # Earlier iterables come first among equals.
    direction = -1 if reverse else 1
    for order, iterator in enumerate(map(iter, iterables)):
        try:
            next_item = iterator.__next__
            value = next_item()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * direction, next_item, value])
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[3]
                value = entry[3] = entry[2]()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        key_value, order, next_item, value = heap[0]
        yield value
        yield from next_item.__self__


# The n first in order: a heap of the best so far, whose root is the worst of them.
def _best(n, iterable, key, direction, build, replace, is_better, rank):
    it = iter(iterable)
    best = [(elem if key is None else key(elem), i, elem) for i, elem in zip(range(0, direction * n, direction), it)]
    if not best:
        return best
    build(best)
    worst = best[0][0]
    order = direction * n
    for elem in it:
        value = elem if key is None else key(elem)
        if is_better(value, worst):
            replace(best, (value, order, elem))
            worst = best[0][0]
            order += direction
    best.sort(reverse=rank)
    return [elem for value, order, elem in best]


def nsmallest(n, iterable, key=None):
    if n == 1:
        sentinel = object()
        result = min(iterable, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, 1, _heapify_max, _heapreplace_max, lambda a, b: a < b, False)


def nlargest(n, iterable, key=None):
    if n == 1:
        it = iter(iterable)
        sentinel = object()
        result = max(it, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, -1, heapify, heapreplace, lambda a, b: b < a, True)
