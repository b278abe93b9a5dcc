# A slice whose bounds are literals: made when it is used, or by the compiler (3.14).
import gc
import sys


class Show:
    def __getitem__(self, index):
        return index

    def __setitem__(self, index, value):
        self.index = index

    def __delitem__(self, index):
        self.index = index


show = Show()


def middle(text):
    return text[1:3]


def to_the_end(text):
    return text[-1:]


def many(text):
    return text[:], text[::2], text[::-1], text["ab":"c d"], text[1.0:True]


def changes(items):
    items[1:2] = []
    del items[1:2]
    items[3:4] += [1]


def indices(table):
    return table[1:2, 3:4], table[1:2], table[..., None:None], table[1:2, len]


def pieces():
    return "abcd"[1:3], (1, 2, 3)[1:], b"abc"[::-1]


def computed(text, n):
    return text[1:n], text[n:1:2], text[:1_000_000:], text[1 + 1:], text[-3:-1]


def never_used(text):
    text[1:2]
    return [1, 2, 3][0:2]


def texts(text):
    return text[1000:], 1000, text["some words":], "some words"


def annotated(x: show[1:2]) -> show[:]:
    y: show[5:6] = x[7:8]
    return y


for function in (middle, to_the_end, many, changes, indices, pieces, computed, never_used, texts, annotated):
    code = function.__code__
    print(function.__name__, code.co_consts)

print(middle(show) is middle(show), show[1:2] is show[1:2], show[1:2] is show[1:3])
print([a is b for a, b in zip(many(show), many(show))])
print([a is b for a, b in zip(indices(show), indices(show))])
print([a is b for a, b in zip(pieces(), pieces())])
print([a is b for a, b in zip(texts(show), texts(show))])

one = middle(show)
print(sys.getrefcount(one), gc.is_tracked(one))
two = middle(show)
print(sys.getrefcount(one), sys.getrefcount(two))
print([type(each).__name__ for each in gc.get_referrers(one) if each is not globals()])
words = texts(show)
print(sys.getrefcount(words[0].start), sys.getrefcount(words[2].start), words[2].start is words[3])

gc.collect()
before = len(gc.get_objects())
kept = [middle(show) for _ in range(10)]
print(len(gc.get_objects()) - before)
kept = [show[2:9] for _ in range(10)]
print(len(gc.get_objects()) - before)
print(len({id(each) for each in kept}))

code = compile("show[4:5]; show[4:5]; (show[4:5], show[4:])", "text", "exec")
slices = sum(type(each) is slice for each in gc.get_objects())
print(code.co_consts)
del code
print(slices - sum(type(each) is slice for each in gc.get_objects()))

word = "abcdef"
print(word[1:3] is word[1:3], word[:] is word, word[2:3] is word[2:3], (1, 2)[:] is (1, 2)[:])
items = [1, 2, 3, 4, 5]
changes(items)
print(items)
