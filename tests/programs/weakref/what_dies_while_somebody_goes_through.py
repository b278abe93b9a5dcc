# Until 3.13 what dies while somebody goes through a weak container stays in it until the end; from 3.14 on it goes at once,
# and the loop goes through a copy.
import gc, weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def fresh():
    return [Node(name) for name in "abcdef"]


def values():
    nodes = fresh()
    d = weakref.WeakValueDictionary((n.name, n) for n in nodes)
    for method in (d.keys, d.values, d.items, d.itervaluerefs):
        it = method()
        next(it)
        del nodes[1]
        print(method.__name__, len(d.data), len(list(it)), len(d), len(d.data))
    it = d.items()
    next(it)
    try:
        d["new"] = nodes[0]
        print("set", [k for k, v in it])
    except RuntimeError as error:
        print("set:", error)
    del it
    print(len(d), sorted(vars(d)), "new" in d)


def keys():
    nodes = fresh()
    d = weakref.WeakKeyDictionary((n, n.name) for n in nodes)
    for method in (d.keys, d.values, d.items):
        it = method()
        next(it)
        del nodes[1]
        print(method.__name__, len(d), len(d.data), len(list(it)), len(d), len(d.data))
    it = d.items()
    next(it)
    try:
        d[Node("passing")] = 1
        print("set", len(d), len(list(it)))
    except RuntimeError as error:
        print("set:", error)
    del it
    print(len(d), sorted(vars(d)))


def items():
    nodes = fresh()
    s = weakref.WeakSet(nodes)
    it = iter(s)
    first = next(it)
    nodes = [first]
    print("set", len(s), len(s.data), len(list(it)), len(s), len(s.data))
    print(sorted(vars(s)), len(gc.get_referents(vars(s))))


gc.collect()
values()
keys()
items()
