from array import array
import array as module, sys, copy
a = array("i", [1, 2, 3])
print(a, sys.getsizeof(a), sys.getsizeof(array("i")), [x for x in dir(array) if x in ("append", "tolist", "typecode")])
for f in ("array('x')","array('i',['a'])","array('i',[1.5])","array('b',[200])","array('B',[-1])","a[5]","a['x']","a.append('s')","a.remove(9)","a.index(9)","array('d',[1])","array('f',[1.1])","array('i',b'\\1\\0\\0\\0')","a+[1]","a+array('d')","array('i').pop()","a.pop(9)","a.tobytes()","a.typecode","a.itemsize","a*2","2*a","a[1:]","a[::-1]","a==array('i',[1,2,3])","a<array('i',[1,3])","a==[1,2,3]","array('i',5)","a.extend([1,'a'])","a.extend(array('d',[1]))","array()","array('ab')","a.buffer_info()[1]","array('q',[2**70])","array('I',[2**40])","array('Q',[2**64-1])","array('Q',[-1])","array('h',[40000])","a.fromlist([1,'a'])","a.frombytes(b'1')","a.count(1)","a.byteswap()","a","hash(a)","array('w','hé')","array('w','ab').tounicode()","array('w','ab')[0]","array('d',['x'])","array('i','ab')","a[0:1.5]","2 in array('i',[1,2])","a.tolist()","list(array('d',[.5,2]))","array('l',[2**62])[0]","array('H',range(3))","array('i',(i*i for i in range(4)))", "module.typecodes", "array('b',[1,-1]).tobytes()", "bytes(array('B',[65,66]))", "type(iter(a))"):
    try: print(f, repr(eval(f)))
    except Exception as e: print(f, type(e).__name__, e)
print([sys.getsizeof((b := array("i"), [b.append(i) for i in range(n)])[0]) for n in range(40)])
b = array("i", range(10)); b[2:5] = array("i", [77]); print(b); del b[0]; del b[::2]; print(b); b[::2] = array("i", [5, 6]); print(b); b.insert(1, 8); b.insert(-1, 9); b.reverse(); print(b, b.pop(), b.pop(0), b.index(8))
try: b[0:1] = [1]
except TypeError as e: print(e)
try: b[::2] = array("i", [1])
except ValueError as e: print(e)
b += array("i", [1]); b *= 2; print(b, len(b), sum(b), max(b)); c = copy.copy(b); d = copy.deepcopy(b); c[0] = 99; print(b[0], d == b); b.clear(); print(b, bool(b))
class Sub(array): pass
s = Sub("d", [1, 2]); s.tag = 1; print(s, len(s), s.tag)
m = memoryview(array("i", [1, 2])); print(m[1], m.itemsize, m.format, m.nbytes)
match array("i", [1, 2]):
    case [x, y]: print("sequence", x, y)
