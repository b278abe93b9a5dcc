print(bool(1) is True, type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
