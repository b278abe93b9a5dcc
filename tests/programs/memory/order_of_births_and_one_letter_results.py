# Which methods make a new str of one character, what a finished iterator still holds, and in which order a partial and a class are born.
import functools, gc, sys
def k(*values):
    print([(sys.getrefcount(x) > 1000, sys.getsizeof(x)) for x in values])
k('ab'.replace('b', ''), 'aé'.replace('é', ''), 'ḀÀ'.replace('Ḁ', ''), 'Ḁ'.replace('Ḁ', 'é'), 'é'.replace('é', 'a'))
k('é'.center(1), ''.ljust(1, 'é'), ''.zfill(1), ''.center(1, 'Ḁ'), '\t'.expandtabs(1), 'é\t'.expandtabs(0))
k('Ḁé'[1], 'Ḁéa'[1:2], 'Ḁéa'[2::-3], 'Ḁéa'[1::5], 'é' * 1, 'é' + '', 'Ḁ é'.split()[1], ' é'.strip())
k('é'.upper(), 'é'.lower(), 'ß'.title(), 'é'.swapcase(), 'É'.casefold(), 'a'.upper(), 'é'.translate({233: 'a'}))
e = reversed([1, 2]); print(list(e), gc.get_referents(e), e.__length_hint__(), e.__reduce__()[1])
e = reversed([]); print(gc.get_referents(e), list(e), gc.get_referents(e))
e = iter([1, 2]); print(list(e), gc.get_referents(e))
class M(type):
    def mro(cls):
        print(sorted(cls.__dict__))
        return type.mro(cls)
class X(metaclass=M):
    __slots__ = 'a', 'b'
def f():
    l = []
    p = functools.partial(f, l, x=l); q = functools.partial(p, l, y=l); l.append(q)
def g():
    class A:
        __slots__ = 'a', 'b'
    class B(A): pass
gc.collect(); f(); g()
gc.set_debug(gc.DEBUG_SAVEALL); gc.collect(); gc.set_debug(0)
print([type(x).__name__ for x in gc.garbage])
