import sys
print([sys.getsizeof(e) for e in (Exception(), ValueError("x"), KeyError(1), StopIteration(1), OSError(1, "x"), SystemExit(1), UnicodeDecodeError("utf-8", b"", 0, 1, "x"), NameError("x"), SyntaxError("x"))])
