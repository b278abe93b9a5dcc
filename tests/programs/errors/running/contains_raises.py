class Box:
    def __contains__(self, x):
        raise LookupError(f"cannot look for {x!r}")
"a" in Box()
