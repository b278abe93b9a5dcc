# An object may become what has its memory: a class that adds nothing to its base counts as the base.
class C6(object): pass
class C7(object): __slots__ = ()
class C7b(object): __slots__ = ('a',)
class C7c(object): __slots__ = ('a',)
class C7d(C7c): __slots__ = ()
class C8(C7): pass
class C9(C7): pass
class C10(C7d): pass
class C11(C7c): pass
class C12(C6): pass
class C13(C12): __slots__=()
class C14(C7): __slots__=()
class C15(C7): __slots__=('__dict__','__weakref__')
class C16(C7): __slots__=('__dict__',)
class C17: __slots__=('__dict__',)
K=(C6,C8,C9,C10,C11,C12,C7,C7b,C7c,C7d,C13,C14,C15,C16,C17)
for a in K:
  for b in K:
    o=a()
    try: o.__class__=b; print(a.__name__,b.__name__,'ok')
    except TypeError as e: print(e)
