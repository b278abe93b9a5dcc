class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Sub(Point): pass
class Color:
    RED = "red"
    class Deep:
        BLUE = 3
def kind(v):
    match v:
        case None: return "None"
        case True | False: return f"bool {v}"
        case 0: return "zero"
        case -1 | -2.5: return "negative"
        case 1_000 | 0x7f: return "number"
        case "a" "b" | b"bytes": return "text"
        case Color.RED | Color.Deep.BLUE: return "color"
        case int(n) if n > 100: return f"big {n}"
        case int() | float() as n: return f"number {n}"
        case str(s): return f"str {s!r}"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [Point(x=0), *rest]: return f"zero point then {rest}"
        case [first, *_, last] if first == last: return f"framed by {first}"
        case (1, (2, [3, *deep])): return f"deep {deep}"
        case [_, _]: return "pair"
        case [*all_of_them]: return f"sequence of {len(all_of_them)}"
        case {"type": "circle", "r": r, **rest}: return f"circle {r} {rest}"
        case {"type": ("square" | "rect") as t, "size": [w, h]}: return f"{t} {w}x{h}"
        case {1: _, "k": {"inner": value}}: return f"inner {value}"
        case {}: return f"mapping {sorted(map(str, v))}"
        case Point(0, 0): return "origin"
        case Sub(x, y=int(y)): return f"sub {x} {y}"
        case Point(x=xx, y=yy) if xx == yy: return f"diagonal {xx}"
        case Point(): return "point"
        case set() | frozenset(): return "set"
        case type(): return "class"
        case _: return "other"
values = [None, True, 0, False, -1, -2.5, 1000, 127, "ab", b"bytes", "red", 3, 101, 50, 2.5, "x", [], (), [7], [Point(0, 9), 1, 2], [5, 6, 7, 5],
          (1, (2, [3, 4, 5])), [1, 2], range(3), "string", {1}, {"type": "circle", "r": 2, "fill": True},
          {"type": "rect", "size": (3, 4)}, {"type": "square", "size": [1]}, {1: 0, "k": {"inner": "v"}}, {}, {"z": 1, 2: 2},
          Point(0, 0), Sub(1, 2), Sub(1, "2"), Point(4, 4), Point(1, 2), frozenset(), int, object(), ..., iter([])]
for v in values:
    print(kind(v))
match 5, 6:
    case a, b:
        print(a, b)
match [1, [2, 3]]:
    case [a, [b, c]] | [a, b, c]:
        print(a, b, c)
x = "before"
match 3:
    case x if False: pass
    case y: pass
print(x, y)
match = case = 3
match = {case: case}
print(match, case)
match (case):
    case 3: print("soft keywords")
class Meta(type):
    def __instancecheck__(cls, v): return v == "magic"
class Magic(metaclass=Meta): pass
match "magic":
    case Magic(): print("instance check")
class Trouble:
    __match_args__ = "x"
    x = 1
try:
    match Trouble():
        case Trouble(1): pass
except TypeError as e:
    print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e:
    print(e)
