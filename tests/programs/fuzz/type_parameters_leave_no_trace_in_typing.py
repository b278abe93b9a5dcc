# A class with type parameters is made past the caches of typing: what its bounds reach dies at the end as ever.
import typing


class Own[T: int]:
    pass


def counting():
    try:
        yield 1
    finally:
        print("cleanup")


print(Own.__orig_bases__, Own.__type_params__)
left = counting()
next(left)
{}["missing"]
