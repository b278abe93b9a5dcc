# Instances of subclasses of everything: what they take, and what they take when attributes come.
import sys, weakref, collections, functools, array, types, enum
size = sys.getsizeof
class T: pass
t = T()
def show(n, o):
    d = type(o)
    print(n, size(o), d.__basicsize__, d.__dictoffset__, d.__weakrefoffset__, d.__flags__ >> 2 & 7)
    try:
        o.a = 1; a = size(o), size(o.__dict__)
        o.b = 2; print('  ', a, size(o), size(o.__dict__))
    except Exception as e: print(type(e).__name__)
class R(weakref.ref): pass
show('ref', R(t)); show('ref2', R(t))
for b, args in [(list, ()), (dict, ()), (set, ()), (frozenset, ()), (tuple, ()), (int, ()), (str, ()), (bytes, ()), (bytearray, ()), (float, ()), (complex, ()), (collections.deque, ()), (collections.OrderedDict, ()), (collections.defaultdict, ()), (functools.partial, (len,)), (array.array, ('i',)), (types.ModuleType, ('x',)), (Exception, ()), (OSError, ()), (property, ()), (staticmethod, (len,)), (classmethod, (len,)), (type('S', (), {'__slots__': ('x',)}), ()), (type('W', (), {'__slots__': ('__weakref__',)}), ()), (type('D', (), {'__slots__': ('__dict__',)}), ()), (types.SimpleNamespace, ()), (enumerate, ([],)), (reversed, ([],)), (zip, ()), (map, (len, [])), (filter, (len, [])), (super, ()), (weakref.WeakSet, ()), (weakref.KeyedRef, (t, None, 1)), (weakref.finalize, (t, len)), (weakref.WeakMethod, (type('Q', (), {'m': lambda s: 1})().m,)) if 0 else (object, ())]:
    K = type('K', (b,), {})
    try: k = K(*args)
    except Exception as e: print(b.__name__, e); continue
    show(b.__name__, k)
for x in weakref.finalize._registry.copy(): x.detach()
