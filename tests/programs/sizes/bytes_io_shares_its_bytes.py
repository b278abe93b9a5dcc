# A BytesIO shares the bytes that it was given or gives, until it is written to. array.fromlist makes room at once.
import io, sys
g=sys.getsizeof
d=b"hello world, this is data"*2
def mk(): return bytes(bytearray(d))
d=mk()
b=io.BytesIO(d); print(g(b), sys.getrefcount(d)); print(b.getvalue() is d, g(b)); del d; print(g(b)); 
v=b.getvalue(); print(g(b), sys.getrefcount(v)); b.write(b"J"); print(g(b), v==b.getvalue(), sys.getrefcount(v)); 
w=b.getvalue(); print(w is b.getvalue(), g(b)); del w; print(g(b)); b.seek(0); r=b.read(); print(g(b), r is b.getvalue()); del r; print(g(b))
b.truncate(10); print(g(b)); b.truncate(9); print(g(b)); b.seek(0,2); b.write(b"abcdefgh"*10); print(g(b)); b.truncate(60); print(g(b)); b.truncate(5); print(g(b)); b.seek(3); b.write(b"zz"); print(g(b), b.getvalue(), g(b))
m=b.getbuffer(); print(g(b)); m[0]=65; 
try: b.write(b"x"*100)
except BufferError as e: print(e)
print(b.getvalue(), g(b)); m.release(); b.write(b"x"*100); print(g(b)); b.close(); print(b.closed)
b=io.BytesIO(bytearray(b"abc")); print(g(b)); b=io.BytesIO(b"a"); print(g(b)); b=io.BytesIO(); b.write(b"a"); print(g(b)); b.getvalue(); print(g(b)); b.getvalue(); b.write(b""); print(g(b)); b.seek(50); b.write(b"x"); print(g(b)); print(list(io.BytesIO(b"a\nb\nc")), io.BytesIO(b"abc").readlines())
import array
a=array.array("i",[1])
try: a.fromlist([1,2,"x"])
except TypeError as e: print(e, a, g(a))
class I:
    def __index__(s): L.clear(); return 3
L=[I(),2]
try: a.fromlist(L)
except RuntimeError as e: print(e,a,g(a))
a.fromlist([]); print(g(a))

import itertools
a = array.array("h"); sizes = []
for i in range(20): a.fromlist([1, 2, 3]); sizes.append(g(a))
print(sizes)
if sys.version_info >= (3, 12): print(g(itertools.batched([1], 2)))
