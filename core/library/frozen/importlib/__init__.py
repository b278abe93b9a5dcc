# Importing by a name that is known only when the program runs.
__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

import sys

__import__ = __import__


def invalidate_caches():
    pass


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for "
                            f"{name!r}")
        level = len(name) - len(name.lstrip("."))
        parts = package.rsplit(".", level - 1)
        if len(parts) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = parts[0] + ("." + name[level:] if name[level:] else "")
    __import__(name)
    return sys.modules[name]


def reload(module):
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    raise NotImplementedError("mini-Python's modules are part of it: there is nothing to load again")
