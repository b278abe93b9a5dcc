# Lists kept as heaps. The heap itself is C (_heapq).
__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]

from _heapq import *
from _heapq import _heapify_max, _heappop_max, _heapreplace_max
# Heaps with the largest item first are public where the release has them.
__all__ += [name for name in globals() if name[0] != "_" and name.endswith("_max")]


# The heap holds a list for each iterable that has not ended: its next value (or what key makes of that), its number, which
# decides among equals, how to go on, and with a key the value itself.
def merge(*iterables, key=None, reverse=False):
    heap = []
    sign = -1 if reverse else 1
    make = _heapify_max if reverse else heapify
    pop = _heappop_max if reverse else heappop
    replace = _heapreplace_max if reverse else heapreplace
    place = 0 if key is None else 3
    add = heap.append
    for number, iterator in enumerate(map(iter, iterables)):
        try:
            advance = iterator.__next__
            if key is None:
                add([advance(), number * sign, advance])
                continue
            value = advance()
            add([key(value), number * sign, advance, value])
        except StopIteration:
            pass
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                value = entry[place]
                yield value
                if key is None:
                    entry[0] = entry[2]()
                else:
                    value = entry[2]()
                    entry[0] = key(value)
                    entry[3] = value
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        value, advance = heap[0][place], heap[0][2]
        yield value
        yield from advance.__self__


# The n first in order stand in a heap whose root is the worst of them; what is better replaces it. The number of an item
# decides among equals, and with a key what it made stands in front.
def nsmallest(n, iterable, key=None):
    if n == 1:
        candidates = iter(iterable)
        nothing = object()
        smallest = min(candidates, default=nothing, key=key)
        return [smallest] if smallest is not nothing else []
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    candidates = iter(iterable)
    if key is None:
        best = [(item, number) for number, item in zip(range(n), candidates)]
        if not best:
            return best
        _heapify_max(best)
        worst = best[0][0]
        number = n
        for item in candidates:
            if item < worst:
                _heapreplace_max(best, (item, number))
                worst = best[0][0]
                number += 1
        best.sort()
        return [item for item, number in best]
    best = [(key(item), number, item) for number, item in zip(range(n), candidates)]
    if not best:
        return best
    _heapify_max(best)
    worst = best[0][0]
    number = n
    for item in candidates:
        value = key(item)
        if value < worst:
            _heapreplace_max(best, (value, number, item))
            worst, _, _ = best[0]
            number += 1
    best.sort()
    return [item for value, number, item in best]


def nlargest(n, iterable, key=None):
    if n == 1:
        candidates = iter(iterable)
        nothing = object()
        largest = max(candidates, default=nothing, key=key)
        return [largest] if largest is not nothing else []
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    candidates = iter(iterable)
    if key is None:
        best = [(item, number) for number, item in zip(range(0, -n, -1), candidates)]
        if not best:
            return best
        heapify(best)
        worst = best[0][0]
        number = -n
        for item in candidates:
            if worst < item:
                heapreplace(best, (item, number))
                worst = best[0][0]
                number -= 1
        best.sort(reverse=True)
        return [item for item, number in best]
    best = [(key(item), number, item) for number, item in zip(range(0, -n, -1), candidates)]
    if not best:
        return best
    heapify(best)
    worst = best[0][0]
    number = -n
    for item in candidates:
        value = key(item)
        if worst < value:
            heapreplace(best, (value, number, item))
            worst, _, _ = best[0]
            number -= 1
    best.sort(reverse=True)
    return [item for value, number, item in best]
