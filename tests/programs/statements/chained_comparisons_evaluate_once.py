calls = []
def v(x):
    calls.append(x)
    return x
print(v(1) < v(2) < v(3), calls); calls.clear()
print(v(3) < v(2) < v(1), calls); calls.clear()
print(v(1) < v(2) > v(0) != v(5) == v(5) in (v(5),), calls); calls.clear()
print(not v(1) == v(1), v(1) is v(1) is not None); calls.clear()
class Odd:
    def __lt__(self, other): return "truthy"
    def __gt__(self, other): return []
    def __eq__(self, other): return 0
    __hash__ = None
o = Odd()
print(o < 1, o > 1, o == 1, o != 1, 1 < o < 2, (o < o) < 3 if False else "skipped")
print(1 < 2 == True, (1 < 2) == True, 3 > 2 > 1 > 0 > -1)
print([x for x in range(20) if 3 < x <= 9 != x])
nan = float("nan")
print(nan == nan, nan != nan, nan < 1 < 2, 1 < nan, [nan] == [nan], nan in [nan], (nan,) < (nan,))
print("a" < "b" < "ba" < "bb", [1, 2] < [1, 2, 0] < [1, 3], (1, "a") < (1, "b"))
print({1} < {1, 2} <= {1, 2} > {2}, {1} < {2}, {1: 2} == {1.0: 2.0} == {True: 2})
