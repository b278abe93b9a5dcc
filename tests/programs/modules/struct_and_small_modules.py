# struct packs and unpacks; errno, graphlib and timeit.
import struct
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
for a in ['i','bhilq','@bq','=bq','<bq','>IHB','!Q','3s5p','c?x','e','f','d','10s','2h 3b','n','N','P','0i','b0q','ix']:
    t(lambda: (a,struct.calcsize(a)))
for f,v in [('b',128),('B',-1),('B',256),('h',40000),('H',-1),('<h',40000),('>H',70000),('i',2**31),('I',-1),('<i',2**31),('q',2**63),('Q',-1),('Q',2**64),('<q',2**63),('l',2**63),('L',2**64),('L',-1),('i','x'),('i',1.5),('f','x'),('f',1e39),('d',2),('c',b'ab'),('c','a'),('s','a'),('?',[]),('e',65504.0),('e',65520.0),('e',1e-8),('e',float('nan')),('e',-0.0),('e',0.1),('f',0.1),('<d',-1.5),('3s',b'ab'),('3s',b'abcd'),('5p',b'abc'),('3p',b'abcdef'),('n',2**63),('i',True)]:
    t(lambda: (f,v,struct.pack(f,v)))
for f,b in [('<hhl',b'\x01\0\x02\0\x03\0\0\0'),('i',b'abc'),('5p',b'\x03abcd'),('3s',b'abc'),('<e',b'\x00\x3c'),('>f',b'?\x80\0\0'),('<d',b'\0'*8),('c?b',b'a\x02\xff'),('',b'')]:
    t(lambda: struct.unpack(f,b))
t(lambda: struct.pack('2i',1)); t(lambda: struct.pack('z',1)); t(lambda: struct.pack('3')); t(lambda: list(struct.iter_unpack('<h',b'abcd'))); t(lambda: list(struct.iter_unpack('<h',b'abc')));t(lambda: list(struct.iter_unpack('',b'abc')))
t(lambda: struct.unpack_from('<i',b'abcdefgh',2)); t(lambda: struct.unpack_from('<i',b'abcdefgh',6)); t(lambda: struct.unpack_from('<i',b'abcdefgh',-4)); t(lambda: struct.unpack_from('<i',b'abcdefgh',-2)); t(lambda: struct.unpack_from('<i',b'abcdefgh',-20))
b=bytearray(8); t(lambda: struct.pack_into('<i',b,2,7)); print(b); t(lambda: struct.pack_into('<i',b,6,7)); t(lambda: struct.pack_into('<i',b,-4,1)); print(b);t(lambda: struct.pack_into('<i',b,-2,1));t(lambda: struct.pack_into('<i',b,-22,1))
s=struct.Struct('<if'); print(s.format,s.size,s.pack(1,2.5),s.unpack(s.pack(1,2.5)), s.unpack_from(b'x'+s.pack(3,4),1)); t(lambda: struct.Struct(5)); t(lambda: struct.unpack('i')); t(lambda: struct.error.__mro__); t(lambda: repr(s))
import errno
import timeit
from graphlib import CycleError, TopologicalSorter
print(errno.ENOENT, errno.errorcode[13], errno.EWOULDBLOCK == errno.EAGAIN)
print(list(TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}.items() and
                             {"D": ["B", "C"], "B": ["A"], "C": ["A"]}).static_order()))
sorter = TopologicalSorter()
sorter.add("a", "b")
sorter.add("b", "c")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready)
    sorter.done(*ready)
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as e:
    print(e.args[0], len(e.args[1]), e.args[1][0] == e.args[1][-1])
t(lambda: TopologicalSorter({1: [2]}).get_ready())
calls = []
taken = timeit.timeit("calls.append(1)", number=3, globals=globals())
print(len(calls), taken >= 0, len(timeit.repeat(lambda: calls.append(2), repeat=2, number=4)), len(calls))
t(lambda: timeit.Timer(5))
print(timeit.Timer("x = 1\ny = x", "z = 2").timeit(2) >= 0)
