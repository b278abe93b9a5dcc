# Iterators can be copied: what is left of each is seen by the copy.
import copy, itertools
for x in (iter([1,2,3]), iter((1,2,3)), iter('abc'), iter(range(5)), iter({1:2}), iter({1,2}), enumerate('ab'), zip('ab','cd'), map(str,[1,2]), filter(None,[1,0]), reversed([1,2]), iter({1:2}.items()), iter(int,1), reversed(range(3))):
    try:
        next(x)
        y=copy.copy(x); z=copy.deepcopy(x)
        print(type(x).__name__, list(itertools.islice(y,3)), list(itertools.islice(x,3)), list(itertools.islice(z,3)))
    except Exception as e: print(type(x).__name__, type(e).__name__, e)
for x in (iter([1, 2, 3]), iter((4, 5)), reversed([1, 2])):
    next(x)
    function, arguments, state = x.__reduce__()
    print(function.__name__, arguments, state)
    x.__setstate__(0)
    print(list(x), x.__reduce__()[1])
    x.__setstate__(5)
for x in (zip([1], [2]), map(str, [1]), enumerate("a", 2), filter(None, [1]), iter(int, 1), iter(range(2, 9, 3)), iter({1: 2}), iter({5})):
    print(type(x.__reduce__()).__name__, len(x.__reduce__()), len(x.__reduce__()[1]))
