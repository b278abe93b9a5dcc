print(() is tuple([]), "" is "x"[1:], b"" is bytes(0), frozenset() is frozenset([]), [] is [])
