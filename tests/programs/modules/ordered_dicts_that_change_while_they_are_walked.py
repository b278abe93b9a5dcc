# An OrderedDict that changes its order while something walks it says so, wherever the change comes from.
import sys
from collections import OrderedDict

for act in ("clear", "clear and add", "del", "del and add", "move", "popitem", "set"):
    walked = OrderedDict.fromkeys("abc")
    iterator = iter(walked)
    next(iterator)
    if act.startswith("clear"):
        walked.clear()
    elif act.startswith("del"):
        del walked["b"]
    elif act == "move":
        walked.move_to_end("a")
    elif act == "popitem":
        walked.popitem()
    else:
        walked["b"] = 1
    if act.endswith("add"):
        walked["x"] = walked["y"] = 1
    try:
        print(act, next(iterator))
    except RuntimeError as error:
        print(act, "->", error)
empty = OrderedDict()
iterator = iter(empty)
empty.clear()
print(list(iterator))


class Key:
    compared = 0

    def __eq__(self, other):
        Key.compared += 1
        if Key.compared == 2:  # the first time the dicts compare, the second time their orders
            change()
        return True

    def __hash__(self):
        return 1


def compare(act):
    global change, left
    Key.compared = 0

    def change():
        if act.startswith("clear"):
            left.clear()
        elif act.startswith("del"):
            del left[0]
        elif act == "move":
            left.move_to_end(0)
        elif act == "popitem":
            left.popitem()
        else:
            left[0] = 5
        if act.endswith("add"):
            left["a"] = left["b"] = 1

    left = OrderedDict.fromkeys((0, Key(), 4.2))
    right = OrderedDict.fromkeys((0, Key(), 4.2))
    try:
        print(act, left == right)
    except RuntimeError as error:
        print(act, "->", error)
    print(list(left.values()), len(right), Key.compared)


if sys.version_info >= (3, 13):  # before, CPython may crash here
    for act in ("clear", "clear and add", "del", "del and add", "move", "popitem", "set"):
        compare(act)
else:
    compare("set")
