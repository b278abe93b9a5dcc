# *tuple[int] inside brackets and in calls.
print(tuple[*tuple[int, ...]], (*tuple[int],), [*list[str]], tuple[str, *tuple[int, ...]].__args__)
star = (*tuple[int, str],)[0]
print(star.__unpacked__, tuple[int].__unpacked__, star == tuple[int, str], star == next(iter(tuple[int, str])), star.__origin__)
from typing import TypeVar, TypeVarTuple, Generic
T = TypeVar("T")
print((*tuple[T, ...],)[0][int])
def f(*args: *tuple[int, ...]): pass
print(f.__annotations__)
it = iter(list[int])
print(next(it), next(it, "over"))
