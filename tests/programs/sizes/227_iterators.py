import sys
print([(type(x).__name__, sys.getsizeof(x)) for x in (iter([]), iter(()), iter({}), iter(set()), iter(""), iter(b""), iter(range(1)), enumerate([]), zip(), map(str, []), filter(None, []), reversed([]))])
