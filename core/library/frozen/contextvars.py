import sys
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ("Context", "ContextVar", "Token", "copy_context")
if sys.version_info >= (3, 14):
    import _collections_abc
    _collections_abc.Mapping.register(Context)
del sys
