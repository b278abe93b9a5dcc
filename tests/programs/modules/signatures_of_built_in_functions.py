# inspect.signature of what is written in C.
import inspect
class L(list): pass
for f in (len, print, sorted, "abc".upper, str.upper, str.encode, [].append, list.sort, int.__add__, (3).__add__, list.__init__, list, dict.get, {}.get, enumerate, L, float, isinstance, open, pow, round, int.to_bytes, set.union, getattr, type, dict.update, max, zip, object, ValueError):
    try: print(inspect.signature(f))
    except ValueError as e: print('ValueError')
print(list(inspect.signature(print).parameters), inspect.signature(sorted).parameters['key'].kind, inspect.signature(round).bind(3.5).args)
print(inspect.getfullargspec(len))
