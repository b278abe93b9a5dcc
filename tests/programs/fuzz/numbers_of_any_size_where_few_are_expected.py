import itertools
import math
import array


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


big = 2**70
for n, k in (big, 2), (big, big), (big, big - 1), (10, big), (big, 2**69), (big, -1), (-big, 1), (5, -big), (30, 28), (7, 0):
    tell(lambda: math.comb(n, k))
for n, k in (big, 2), (10, big), (-big, 2), (5, -big), (7, 3), (-1, None), (6, None), (big, None):
    tell(lambda: math.perm(n, k))
for function in itertools.combinations, itertools.permutations, itertools.combinations_with_replacement:
    for arguments in (5, -1), ([], -1), ([], "x"), (5, "x"), ([1], big), ([1], -big), ([1], None), ([1], 1.0), ([1],), (5,), ([1], 2, 3):
        tell(lambda: list(function(*arguments)))
tell(lambda: list(itertools.combinations([1], 2**60)))
tell(lambda: list(itertools.permutations([1], 2**60)))
for value in 0, -1, 1, -128, 127, 128, -129, 2**63, -2**63:
    for length in 0, 1, 2, 8, 9:
        tell(lambda: value.to_bytes(length, "big", signed=True))
for bits in 62, 65, 66, 70:
    tell(lambda: 1 << (1 << bits))
    tell(lambda: 0 << (1 << bits))
    tell(lambda: -1 >> (1 << bits))
tell(lambda: 1 << -big)


class Truncated:
    def __trunc__(self):
        return True


tell(lambda: int(Truncated()))
letters = array.array("u")
letters.frombytes(b"abcdabcd")
for function in lambda: letters, lambda: letters[0], lambda: letters.tounicode(), lambda: list(letters), lambda: letters.count("a"):
    tell(function)
for code in "x", "i":
    tell(lambda: array.array(code, "text"))
print(type(iter("é")).__name__, type(iter("e")).__name__, type(iter("")).__name__)
tell(lambda: memoryview(b"", x=1))
tell(lambda: memoryview(1, 2))
tell(lambda: itertools.compress(1, 2, 3))
