# seeds 29, 184, 1022, 1128, 1353, 1818, 2110, 3398, 3701, 22579, 22771
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
class Set(set): pass
class Str(str): pass
class Int(int): pass
for call in (lambda: bytes(1, 0), lambda: bytes("a", "utf-8", 5), lambda: bytes.fromhex("Straße"), lambda: bytes.fromhex("0x"),
             lambda: str.maketrans(1, 2), lambda: str.maketrans("a", 2), lambda: str(b"a", "b", "c", "d"), lambda: Str(b"a", "b", "c", "d"),
             lambda: int("1", 2, 3), lambda: Int("1", 2, 3), lambda: Set(1, 2), lambda: frozenset(1, 2), lambda: b"".rfind(2**15, b""),
             lambda: b"".find(2**15), lambda: b"".hex(100.0, "0"), lambda: b"".hex(5), lambda: str(256, "äöü"), lambda: str(b"x", "äöü"),
             lambda: float.fromhex(f"{1e308:F}}}"), lambda: float.fromhex("1}"), lambda: b"a".removesuffix()):
    attempt(call)
