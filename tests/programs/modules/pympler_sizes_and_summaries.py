from pympler import asizeof, summary


class Foo:
    def __init__(self):
        self.x = [1, 2, 3]
        self.name = "foo"

    def __repr__(self):
        return "<Foo>"


class Slots:
    __slots__ = ("a", "b")

    def __repr__(self):
        return "<Slots>"


s = Slots()
s.a = "text"
print(asizeof.asizeof([1, 2, 3]), asizeof.asizeof([]), asizeof.asizeof("abc"), asizeof.asizesof([1], {"a": [1, 2]}))
print(asizeof.asized(s, detail=1).format())
print(asizeof.asized([1, [2]], detail=1).format())
same = ["shared"]
print(asizeof.asizeof([same, same]) == asizeof.asizeof([same, None]) - asizeof.asizeof(None))
print(asizeof.flatsize([1, 2]), asizeof.basicsize([]), asizeof.itemsize([]), asizeof.leng([1, 2]), asizeof.refs([1, 2]))
summary.print_(summary.summarize([[1], [2], "a", "b", "cc", 5]), limit=3)
summary.print_(summary.get_diff(summary.summarize([[1]]), summary.summarize([[1], [2]])))
