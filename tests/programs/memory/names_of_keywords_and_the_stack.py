"""The names of a call's keywords: on the stack or beside it, no frame is too small for them."""
import sys


class Plain:
    pass


def count(*args, **named):
    return len(args), len(named)


def deepest(a):
    print("call", 0, count(a, a, a, n=a))
    b = yield a
    d = b
    yield d
    print("again", 0, 1, count(a, a, a, n=a, m=d))


def shallow(a):
    yield count(n=a)


def plain(a):
    frame = sys._getframe()
    return count(a, a, a, a, n=a), sys.getsizeof(frame)


async def awaited(a):
    return count(a, a, count(a, n=a, m=a), n=a)


for make in (deepest, shallow, awaited):
    made = [make(Plain()) for i in range(5)]
    print(make.__name__, make.__code__.co_stacksize, [sys.getsizeof(one) for one in made])
    others = [Plain() for i in range(5)]
    for one in made:
        try:
            print(type(one.send(None)).__name__)
        except StopIteration as stop:
            print(stop.value)
        except Exception as error:
            print(type(error).__name__)
    print([sys.getsizeof(one) for one in made], [vars(one) for one in others])
    for one in made:
        one.close()
    print([sys.getsizeof(one) for one in made])
print(plain.__code__.co_stacksize, plain(1))
