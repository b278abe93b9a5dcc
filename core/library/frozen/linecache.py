# Lines of source texts. Mini-Python knows those of the program and reads no files.
__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

from _source import line as _line, register as _register

sorted((), key=None)  # the first call with keywords prepares them, and what CPython imports here makes one


# What programs put here themselves: name: (size, mtime, lines, name). Tracebacks show it.
class _Cache(dict):
    def __setitem__(self, name, entry):
        super().__setitem__(name, entry)
        if len(entry) > 1:
            _register(name, "".join(entry[2]))


cache = _Cache()


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) > 1:
        lines = entry[2]
        return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""
    return _line(filename, lineno) or ""


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) > 1:
        return entry[2]
    lines = []
    while (text := _line(filename, len(lines) + 1)) is not None:
        lines.append(text)
    return lines


def checkcache(filename=None):
    pass


def updatecache(filename, module_globals=None):
    return getlines(filename)


def lazycache(filename, module_globals):
    return False
