# A context may run the run() of another, and that of a third: no frame counts them, and yet they end.
from contextvars import Context, ContextVar, copy_context

variable = ContextVar("variable", default="unset")
chain = [Context().run for _ in range(100_000)]
print(Context().run(*chain[:100], int), Context().run(*chain[:100], variable.get))
try:
    Context().run(*chain, int)
except RecursionError as error:
    print(type(error).__name__)
# All of them were left again.
print(Context().run(*chain[:100], variable.get), len(copy_context()))
unbound = []
for _ in range(20_000):
    unbound += [Context.run, Context()]
try:
    Context.run(Context(), *unbound, int)
except RecursionError as error:
    print(type(error).__name__)


def again(depth):
    try:
        return Context().run(again, depth + 1)
    except RecursionError:
        return depth > 100


print(again(0))
