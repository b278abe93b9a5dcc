import sys
g=sys.getsizeof
print(g(bytearray()),g(bytearray(0)),g(bytearray(1)),g(bytearray(b'abc')),g(bytearray([1]*10)),g(bytearray((1,)*10)),g(bytearray(iter([1]*10))),g(bytearray('abc','ascii')),g(bytearray(range(10))), g(bytearray(bytearray(7))))
b=bytearray()
l=[]
for i in range(40):
    b.append(1); l.append(g(b))
print(l)
l=[]
for i in range(40):
    b.pop(); l.append(g(b))
print(l)
b=bytearray(50)
l=[]
while b:
    del b[:3]; l.append(g(b))
print(l)
print(g(memoryview(b'')), g(memoryview(bytearray(3))[1:]))
b=bytearray(b'abc'); b.extend(b'abc'); print(g(b)); b.extend([1,2,3]); print(g(b)); b+=b'1234'; print(g(b)); b*=3; print(g(b)); b.clear(); print(g(b)); 
print(g(bytearray(b'').copy()), g(bytearray(b'')[:]), g(bytearray(b'')+b''),g(bytearray(b'abc').upper()),g(bytearray(b'abc')[1:1]))
print(bytearray.__basicsize__, bytearray.__itemsize__, memoryview.__basicsize__, memoryview.__itemsize__, g(1j), complex.__basicsize__)
import gc
gc.collect()
m=memoryview(b'abc')
