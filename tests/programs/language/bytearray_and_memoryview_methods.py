def t(f, *a):
    try: r = f(*a)
    except Exception as e: r = f"{type(e).__name__}: {e}"
    return r
def show(label, *codes):
    for c in codes:
        try: r = repr(eval(c))
        except Exception as e: r = f"{type(e).__name__}: {e}"
        print(c, "->", r)
b = bytearray(b'hello world')
show('', "bytearray()", "bytearray(3)", "bytearray(-1)", "bytearray('x')", "bytearray('x','ascii')", "bytearray('é','utf8')", "bytearray(1,'ascii')", "bytearray([256])", "bytearray(['a'])", "bytearray(1.5)", "bytearray(None)", "bytearray(b'a', errors='x')",
 "bytearray([1,2],3)", "b[0]", "b[-1]", "b[100]", "b['a']", "b[1:3]", "b[::2]", "b[::-1]", "b+b'x'", "b'x'+b", "b+'x'", "b*2", "b*-1", "3*b", "b==b'hello world'", "b'hello world'==b", "b<b'z'", "b<'z'", "b in b", "b'lo' in b", "104 in b", "300 in b", "'a' in b",
 "hash(b)", "b.upper()", "b.title()", "b.split()", "b.split(b'o')", "b.rsplit(b'o',1)", "b.partition(b' ')", "b.partition(b'zz')", "b.rpartition(b'zz')", "b.replace(b'l',b'LL')", "b.replace(b'q',b'LL') is b", "b.find(b'o')", "b.index(b'zz')", "b.count(b'l')", "b.strip(b'hd')", "b.center(20)", "b.ljust(20,b'-')", "b.zfill(15)", "b.hex()", "b.hex(' ')", "b.decode()", "b.join([b'a',bytearray(b'c')])", "b'-'.join([b'a',bytearray(b'c')])", "b.startswith(b'he')", "b.endswith((b'ld',bytearray(b'x')))", "b.startswith('x')", "b.translate(None,b'l')", "b.isalpha()", "b.splitlines()", "b.expandtabs()", "b.removeprefix(b'he')", "b.copy()", "bytearray.fromhex('61 62')", "bytearray.fromhex('6')", "bytearray.maketrans(b'a',b'b')[97]", "str(b)", "str(b,'ascii')", "bytes(b)", "int(bytearray(b'12'))", "float(bytearray(b'1.5'))", "int(bytearray(b'zz'))", "ord(bytearray(b'a'))", "list(b)", "list(reversed(b))", "sorted(b)", "b % 3", "bytearray(b'%d-%s') % (3, b'x')", "b'%b|%5s|%-5s|%c|%x|%r|%a' % (b'1', b'ab', b'cd', 65, 255, 'é', 'é')", "b'%s' % 'x'", "b'%c' % 300", "b'%c' % b'xx'", "b'%(a)s' % {b'a': b'v'}", "b'%(a)s' % {'a': b'v'}", "b'%d' % 'x'", "b'%d %d' % 1", "b'%d' % (1,2)", "b'%y' % 1", "b'%.2f' % 3.14159", "b'abc\\xff' % ()", "b.pop()", "b.pop(0)", "b.pop(100)", "bytearray().pop()", "b.append(5)", "b.append(256)", "b.append('x')", "b.insert(0,7)", "b.insert(-1,7)", "b", "b.remove(7)", "b.remove(200)", "b.extend([1,2])", "b.extend(b'ab')", "b.extend('ab')", "b.extend(5)", "b.extend([300])", "b", "b.reverse()", "b", "b.clear()", "b", "b.__reduce__()", "b.__alloc__()", "b.__sizeof__()",
 "bytearray(b'abc').__iadd__(b'x')", "bytearray(b'abc').__imul__(2)", "bytearray(b\"it's\")", "bytearray(b'\\'\"')", "type(bytearray(b'a').lower())", "isinstance(b, bytes)", "b''.join(['x'])", "bytearray(b'x').join([1])", "max(bytearray(b'abc'))", "bytes(memoryview(b'abc'))", "bytes([1,2])", "b'a' + memoryview(b'b')", "int.from_bytes(bytearray(b'ab'),'big')", "bytearray(memoryview(b'abcd')[::2])")
b = bytearray(b'0123456789')
b[2:4] = b'xyz'; print(b)
b[::2] = b'......'[:len(b[::2])]; print(b)
try: b[::2] = b'1'
except ValueError as e: print(e)
b[1:3] = [65, 66, 67]; print(b)
del b[0]; print(b); del b[::2]; print(b); del b[:2]; print(b); del b[-1:]; print(b)
try: b[0] = 256
except ValueError as e: print(e)
try: b[0] = 'a'
except TypeError as e: print(e)
try: b[0:1] = 'a'
except TypeError as e: print(e)
try: b[0:1] = 5
except TypeError as e: print(e)
try: b[99] = 5
except IndexError as e: print(e)
b[0] = 33; print(b); b[:0] = b; print(b)
try: b += b
except BufferError as e: print(e)
b.extend(b); print(b); b *= 2; print(b); b[5:] = bytearray(b'tail'); print(b)
class BA(bytearray): pass
x = BA(b'abc'); x.y = 1; print(x, x.y, x[1:], type(x+b'd'), x.upper(), x.__reduce__())
match bytearray(b'q'):
    case [*_]: print('seq')
    case bytearray(v): print('ba', v)
m = memoryview(bytearray(b'abcdef'))
show('', "m[0]", "m[-1]", "m[9]", "m['a']", "bytes(m[1:3])", "m[::2].tolist()", "m[::-1].tobytes()", "len(m)", "m.format", "m.itemsize", "m.ndim", "m.shape", "m.strides", "m.suboffsets", "m.readonly", "m.nbytes", "m.obj", "m.contiguous", "m[::2].c_contiguous", "m == b'abcdef'", "b'abcdef' == m", "m == 5", "m < m", "hash(m)", "hash(memoryview(b'a')) == hash(b'a')", "list(m)", "m.hex()", "m.hex('-')", "m.cast('H').tolist()", "m.cast('z')", "m.cast('H').cast('I')", "memoryview(5)", "memoryview()", "memoryview('a')", "98 in m", "m.tolist()", "m.toreadonly().readonly", "str(m)[:10]", "[x for x in reversed(m)]", "memoryview(m).obj is m.obj", "m.cast('b').format", "memoryview(b'abc')[1]", "m[...] is m", "m[1,2]", "b''.join([m])", "b'xabcdefx'.find(m)", "b'abcdef'.startswith(m)")
m[0] = 90; m[1:3] = b'!!'; print(m.obj)
for code in ["m[0]=300", "m[0]='a'", "m[0:2]=b'abc'", "m[0:2]=5", "del m[0]", "memoryview(b'ab')[0]=1", "m.obj.append(1)", "m.obj.clear()", "m[99]=1"]:
    try: exec(code)
    except Exception as e: print(code, type(e).__name__, e)
o = m.obj; m2 = m[1:]; m.release(); 
try: o.append(1)
except BufferError as e: print(e)
m2.release(); o.append(1); print(o)
show('', "m[0]", "len(m)", "m.obj", "m == m", "m.tobytes()", "str(m)[:20]")
with memoryview(b'abc') as v: print(v[0])
try: v[0]
except ValueError as e: print(e)
