import sys
for d in ({}, {"a": 1}, {1: 1}, dict(a=1), {**{"a": 1}}, {str(i): i for i in range(5)}, {str(i): i for i in range(6)}, dict.fromkeys(range(5)), dict(zip("abcdef", range(6))), {"a": 1} | {"b": 2}):
    print(len(d), sys.getsizeof(d))
