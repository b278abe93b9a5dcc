from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True)
class P:
    x: int
for action in (lambda: setattr(P(1), "x", 2), lambda: delattr(P(1), "x"), lambda: setattr(P(1), "y", 2)):
    try:
        action()
    except FrozenInstanceError as e:
        print(type(e).__name__, e, isinstance(e, AttributeError))
