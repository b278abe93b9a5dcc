# Context variables: what they give, what their errors say, what is born for them and what they hold.
import contextvars
import copy
import gc
import sys
import weakref
from contextvars import Context, ContextVar, Token, copy_context

print(contextvars.__all__, Context, ContextVar, Token)

# --- births, of which the first context has more ---


def births(what, do):
    before = gc.get_count()[0]
    result = do()
    born = gc.get_count()[0] - before
    print(f"{what}: {born}")
    return result


gc.collect()
gc.disable()
plain, with_default = ContextVar("plain"), ContextVar("with default", default=[])
births("nothing", lambda: None)
births("a first copy", copy_context)
births("another", copy_context)
kept = births("a copy that is kept", copy_context)
births("an empty one", Context)
made = births("a variable", lambda: ContextVar("a"))
made_with = births("one with a list", lambda: ContextVar("a", default=[]))
first = births("set", lambda: plain.set(1))
births("the same value", lambda: plain.set(1) and None)
births("another value", lambda: plain.set(2) and None)
births("get", plain.get)
copied = births("a copy", copy_context)
second = births("set beside a copy", lambda: plain.set(3))
births("reset", lambda: plain.reset(second))
births("run", lambda: copied.run(plain.get))
iterator = births("iter", lambda: iter(copied))
pairs = births("items", copied.items)
births("a pair", lambda: next(pairs) and None)
births("length", lambda: (len(copied), len(pairs)) and None)
births("equality", lambda: copied == copied.copy())
births("reset to nothing", lambda: plain.reset(first))
gc.enable()

# --- who is followed by the collector, and what holds what ---
some = [made, made_with, first, copied, iterator, pairs, Token.MISSING]
print([gc.is_tracked(thing) for thing in some])
print([[type(held).__name__ for held in gc.get_referents(thing)] for thing in some])


def inside():
    print([type(held).__name__ for held in gc.get_referents(copied)], gc.get_referents(copied)[0] == copy_context())
    Context().run(lambda: print(len(copy_context()), [len(held) for held in gc.get_referrers(kept) if type(held) is Context]))


copied.run(inside)
print([type(held).__name__ for held in gc.get_referents(copied)])


def cycle_through_a_value():
    variable, context, values = ContextVar("v"), copy_context(), []
    values.append(context.run(variable.set, values))


def cycle_through_a_default():
    values = []
    values.append(ContextVar("v", default=values))


def cycle_through_a_context():
    variable, context = ContextVar("v"), copy_context()
    context.run(variable.set, context)


gc.collect()
for make in cycle_through_a_value, cycle_through_a_default, cycle_through_a_context:
    make()
    print(make.__name__, gc.collect())


class Value:
    def __del__(self):
        print("the value dies")


def set_in_a_context():
    context = Context()
    context.run(plain.set, Value())
    reference = weakref.ref(context, lambda _: print("the context dies"))
    other = context.copy()
    del context
    print("its values live in the copy", reference())
    del other


set_in_a_context()
token = with_default.set(Value())
token = with_default.set(None)
print("a token keeps what there was before", type(token.old_value).__name__)
del token
print("not any more")

# --- what they say ---


def without_addresses(text):
    while " at 0x" in text:
        at = text.index(" at 0x")
        text = text[:at] + text[at + 6:].lstrip("0123456789abcdef")
    return text


def attempt(do):
    try:
        print("->", without_addresses(repr(do())))
    except BaseException as error:
        print(type(error).__name__, without_addresses(str(error)))


u = ContextVar("u")
for do in (
    lambda: ContextVar(1), lambda: ContextVar(), lambda: ContextVar("a", 1), lambda: ContextVar("a", 1, 2),
    lambda: ContextVar("a", defaul=1), lambda: ContextVar(name="a"), lambda: ContextVar("a", default=None).get(),
    lambda: ContextVar("a").name, lambda: setattr(u, "name", 1), lambda: setattr(u, "x", 1), lambda: ContextVar[int],
    lambda: u.get(), lambda: u.get(1), lambda: u.get(default=1), lambda: u.get(1, 2), lambda: u.set(), lambda: u.set(value=1),
    lambda: u.reset(), lambda: u.reset("x"), lambda: u.reset(token=1), lambda: hash(u) == hash(u), lambda: u == u,
    lambda: Token(), lambda: Token[int], lambda: Context(1), lambda: Context(a=1), lambda: Context[int],
    lambda: Context().run(), lambda: Context().run(1), lambda: Context().run(dict, a=1), lambda: Context().run(int, "12", base=5),
    lambda: Context().run(lambda: 1 / 0), lambda: Context()[1], lambda: Context()[u], lambda: 1 in Context(),
    lambda: u in Context(), lambda: Context().get(1), lambda: Context().get(u), lambda: Context().get(u, 2),
    lambda: Context().get(), lambda: Context().get(u, default=2), lambda: Context().get(u, 1, 2), lambda: hash(Context()),
    lambda: Context() < Context(), lambda: Context() == Context(), lambda: Context() != Context(), lambda: Context() == 1,
    lambda: type("C", (Context,), {}), lambda: type("C", (ContextVar,), {}), lambda: type("C", (Token,), {}),
    lambda: type(Token.MISSING)(), lambda: Token.MISSING, lambda: copy_context(1), lambda: copy_context(a=1),
    lambda: next(Context().keys()), lambda: type(Context().keys())(), lambda: Context.run, lambda: ContextVar.name,
    lambda: Token.var, lambda: copy.copy(u), lambda: copy.copy(Context()), lambda: weakref.ref(u),
):
    attempt(do)

token = u.set(1)
attempt(lambda: token)
attempt(lambda: (token.var is u, token.old_value, repr(token).startswith("<Token var=<ContextVar name='u' at 0x")))
attempt(lambda: plain.reset(token))
attempt(lambda: Context().run(u.reset, token))
attempt(lambda: setattr(token, "var", 1))
attempt(lambda: hash(token))
attempt(lambda: u.reset(token))
attempt(lambda: u.reset(token))
attempt(lambda: token)
attempt(lambda: u.get())
again = Context()
again.run(lambda: attempt(lambda: again.run(print)))

# --- as a mapping ---
context = Context()
for value in 1, [2], "three":
    variable = ContextVar(f"v{value}")
    context.run(variable.set, value)
print(len(context), context[variable], variable in context, context.get(variable), u in context)
print(sorted(variable.name for variable in context), sorted(map(str, context.values())))
print(sorted((variable.name, value) for variable, value in context.items() if value != [2]))
other = context.copy()
print(other == context, other is context, dict(context) == dict(other.items()))
other.run(variable.set, "3")
print(other == context, context[variable], other[variable])
other.run(variable.set, "three")
print(other == context, [sys.getsizeof(thing) > 30 for thing in (context, variable, iter(context))])

# --- each context has its own values ---


def outer():
    plain.set("outer")
    copy_context().run(inner)
    print(plain.get())


def inner():
    print(plain.get())
    plain.set("inner")
    print(plain.get())


plain.set("program")
Context().run(outer)
print(plain.get())


def numbers():
    yield plain.get()
    plain.set("the generator's")
    yield plain.get()


# A generator runs in the context of whoever asks it.
it = numbers()
print(next(it), Context().run(next, it), plain.get())
if sys.version_info >= (3, 14):
    with plain.set("for a while") as entered:
        print(plain.get(), entered.var is plain)
    print(plain.get())
    attempt(entered.__enter__)
    attempt(lambda: entered.__exit__(None, None, None))
    attempt(lambda: entered.__exit__())
else:
    attempt(lambda: hasattr(plain.set(1), "__enter__"))
