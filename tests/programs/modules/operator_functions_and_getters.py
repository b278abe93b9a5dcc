import operator as o
from operator import *
print(add(1,2), o.sub(5,3), mul("a",3), o.floordiv(7,2), truediv(7,2), mod(7,3), o.pow(2,5), lshift(1,4), rshift(16,2), and_(6,3), or_(6,3), xor(6,3), neg(3), pos(-3), inv(5), invert(5), o.abs(-3), index(True), not_([]), truth([0]), is_(None,None), is_not(1,None))
print(lt(1,2), le(2,2), eq(1,1.0), ne(1,2), gt(2,1), ge(1,2), contains([1],1), getitem({"a":1},"a"), concat([1],[2]), countOf([1,2,1],1), indexOf([3,4],4), length_hint(iter([1,2])), length_hint(5,3) if False else "", o.call(max,1,2,key=lambda v:-v))
l=[1,2,3]; setitem(l,0,9); delitem(l,1); print(l, iadd(l,[7]), l, o.__add__(1,2), iconcat([1],[2]))
g=itemgetter(1); print(g([1,2]), itemgetter(0,2)("abc"), itemgetter("k")({"k":5}), itemgetter(slice(1,3))([1,2,3,4]), g, itemgetter(1,2), sorted([(1,"b"),(0,"z")], key=itemgetter(1)))
class A:
    def __init__(s): s.x=1; s.y=[5]
    def m(s,a,k=0): return (a,k)
a=A(); a.b=A(); print(attrgetter("x")(a), attrgetter("b.x","y")(a), attrgetter("b.y"), methodcaller("m",3,k=4)(a), methodcaller("upper")("x"), methodcaller("m",1,k=2), methodcaller("split",",")("a,b"))
for f in ("itemgetter()","attrgetter(1)","methodcaller()","attrgetter('zz')(a)","itemgetter(5)([1])","concat(1,2)","indexOf([],1)","add(1)","itemgetter(1)()","add('a',1)", "length_hint(1,'a')"):
    try: print(eval(f))
    except Exception as e: print(f, type(e).__name__, e)
import copy; print(copy.copy(g)([7,8]), g.__reduce__()[1])
import functools; print(functools.reduce(o.mul, range(1,6)), type(g), sorted({"b":2,"a":1}.items(), key=itemgetter(1), reverse=True))
