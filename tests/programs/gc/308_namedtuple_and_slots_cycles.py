import gc, collections
P = collections.namedtuple("P", "a b")
class S:
    __slots__ = ("p",)
gc.collect()
s = S()
s.p = P(s, [s])
del s
print(gc.collect())
