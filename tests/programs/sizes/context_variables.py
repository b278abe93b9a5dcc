# How large contexts, their variables and tokens are, and the map that copies of a context share.
import gc
import sys
from contextvars import Context, ContextVar, Token, copy_context


def tell(thing):
    print(type(thing).__name__, sys.getsizeof(thing), gc.is_tracked(thing))


for kind in Context, ContextVar, Token:
    print(kind, kind.__basicsize__, kind.__itemsize__, kind.__weakrefoffset__, kind.__dictoffset__)
variable = ContextVar("variable", default=None)
token = variable.set(1)
context, empty = copy_context(), Context()
for thing in (variable, ContextVar("other", default=[]), token, Token.MISSING, context, empty, iter(context), context.values(),
              context.items()):
    tell(thing)
for some in context, empty:
    [values] = gc.get_referents(some)
    [root] = gc.get_referents(values)
    tell(values)
    tell(root)
    print([type(thing).__name__ for thing in gc.get_referents(root)])
    print(gc.get_referents(some.copy())[0] is values)
