# Calls of library functions whose answers changed from release to release, and what waiting takes.
import asyncio
import copy
import fractions
import inspect
import statistics
import types
import typing


def told(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


def shape(a, /, b, *rest, key=None, **others) -> int: ...


def keys_only(*, key, other=2): ...


print(inspect.signature(shape), inspect.signature(keys_only), inspect.signature(lambda a, /: a))
told("one value", lambda: statistics.quantiles([5]))
told("no value", lambda: statistics.quantiles([]))
told("the same cut", lambda: [statistics.quantiles(range(9), n=3, method=m) for m in ("inclusive", "exclusive")])



class Ratio:
    def as_integer_ratio(self):
        return 6, 4


told("what tells its ratio", lambda: fractions.Fraction(Ratio()))
told("a class that could", lambda: fractions.Fraction(int))

space = types.SimpleNamespace(a=1, b=2)
told("replaced", lambda: space.__replace__(b=3))
told("replaced by place", lambda: space.__replace__(3))
told("copied", lambda: copy.replace(space, c=4))


class Entry:
    def __mro_entries__(self, bases):
        return (dict, Tail)


class Tail: ...


print(sorted(set(dir(int | str)) - set(dir(object))) if typing.Union is not types.UnionType else "one union")
print(types.resolve_bases((int, Entry(), Entry())) == (int, dict, Tail, dict, Tail))

T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    def __setattr__(self, name, value):
        raise TypeError("sealed")


told("made by an alias", lambda: type(Box[int]()).__name__)


@typing.runtime_checkable
class Sized(typing.Protocol):
    size: int


told("no method", lambda: issubclass(int, Sized))

for make in (asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.Queue):
    print(make.__name__, list(vars(make())))


def chain(task):
    names, step = [], task.get_coro()
    while hasattr(step, "cr_code"):
        names.append(step.cr_code.co_name)
        step = step.cr_await
    return names


async def main():
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()
    await lock.acquire()
    never = asyncio.get_running_loop().create_future()
    waits = [lock.acquire(), event.wait(), queue.get(), asyncio.wait([never])]
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.sleep(0)
    for task in tasks:
        print(chain(task))
        task.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
