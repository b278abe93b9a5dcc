progs = r'''
x = 
---
def f(
---
print "a"
---
print a b
---
if x
  pass
---
if x:
pass
---
  x = 1
---
if 1:
  x
 y
---
for i in
---
(1, 2
---
[1, 2)
---
x = {1: 2
y = 3
---
'abc
---
"""abc
---
f'{'
---
f'{}'
---
f'{a b}'
---
f'{a!x}'
---
f'{a:{b:{c:{d}}}}'
---
f'}'
---
f'{a!}'
---
f'{a=!r:^20'
---
f'{lambda x: 1}'
---
f'{*a}'
---
f'{yield}' + g
---
x = 08
---
x = 0xg
---
x = 1__0
---
x = 1_
---
x = 1.e
---
x = 1abc
---
x = 0b12
---
x = 0o8
---
x = 1if 2else 3
---
x = $
---
x = a ? b
---
x = a! b
---
x++
---
++x++
---
x = y = 
---
1 = x
---
f() = 1
---
a + b = c
---
a, 1 = c
---
(a, b()) = c
---
[a, None] = c
---
None = 1
---
True = 1
---
def True(): pass
---
x.True = 1
---
x.None
---
f(True=1)
---
f(a.b=1)
---
f(a+b=1)
---
f(1=2)
---
f(a=1, 2)
---
f(**a, *b)
---
f(**a, b)
---
f(a for a in b, c)
---
f(c, a for a in b)
---
f(a=1, a=2)
---
f(a b)
---
f(a, b c)
---
f(a, , b)
---
f(,)
---
def f(a, a): pass
---
def f(a=1, b): pass
---
def f(*): pass
---
def f(*, **k): pass
---
def f(**k, a): pass
---
def f(**k, *a): pass
---
def f(*a, *b): pass
---
def f(/, a): pass
---
def f(a, /, b, /): pass
---
def f(*a, /): pass
---
def f(a, *, b=1, /): pass
---
def f(*a=1): pass
---
def f(**k=1): pass
---
def f((a, b)): pass
---
def f(a, (b)): pass
---
def f(1): pass
---
def f(a.b): pass
---
def f(None): pass
---
lambda a, a: 1
---
lambda a=1, b: 1
---
lambda *: 1
---
lambda (a): 1
---
return 1
---
yield 1
---
await x
---
async def f(): yield from x
---
class A: return 1
---
class A: yield 1
---
break
---
continue
---
for i in x:
  def f(): break
---
while 1:
  class A: continue
---
def f():
  global x
  x = 1
  global x
---
def f():
  x = 1
  global x
---
def f(x):
  global x
---
def f():
  nonlocal x
---
nonlocal x
---
def f():
  print(x)
  nonlocal x
---
def f():
  nonlocal x
  global x
---
def f(x):
  nonlocal x
---
try: pass
---
try: pass
x = 1
---
try: pass
except: pass
except A: pass
---
try: pass
except A: pass
else pass
---
try: pass
except A, B: pass
---
try: pass
except A, B as c: pass
---
try: pass
except A as b.c: pass
---
try: pass
except* A: pass
except B: pass
---
try: pass
except A: pass
except* B: pass
---
try: pass
except*: pass
---
try: pass
except* A: break
---
for i in x:
  try: pass
  except* A: continue
---
def f():
  try: pass
  except* A: return 1
---
finally: pass
---
else: pass
---
elif x: pass
---
except: pass
---
import a.b as c.d
---
from a import b,
---
from a import (b, c
---
from a import *, b
---
from a import
---
import
---
from import a
---
from a import b.c
---
from a import b as c.d
---
def f(): from a import *
---
from __future__ import zork
---
from __future__ import braces
---
import a as 1
---
from . import 1
---
with a as 1: pass
---
with a as f(): pass
---
with (a as b, c as 1): pass
---
with a
  pass
---
with a, : pass
---
for 1 in x: pass
---
for f() in x: pass
---
for x, 1 in y: pass
---
for x of y: pass
---
for x y in z: pass
---
del f()
---
del 1
---
del a + b
---
del (a, b+c)
---
del *a
---
del a, *b
---
del (a := 1)
---
del None
---
*a
---
*a = 1
---
*a, *b = 1
---
a, *b, *c = 1
---
x = *a
---
x = (*a)
---
print(*a for a in b)
---
[*a for a in b]
---
{**a for a in b}
---
{*a: 1}
---
{a: *b}
---
{a: 1, b}
---
{a, b: 1}
---
{a:}
---
{a: 1,, b: 2}
---
{1: 2 3: 4}
---
[1 2 3]
---
[1, 2 3]
---
(1 2)
---
a = b c
---
a b c d
---
a b = 1
---
x = 'a' b'c'
---
x = 'a' 5
---
x = 5 'a'
---
b'é'
---
'\x1'
---
'\u12'
---
'\U99999999'
---
b'\x1'
---
'\N'
---
u'a' rb'b'
---
ur'abc'
---
x := 1
---
(x.y := 1)
---
(x[0] := 1)
---
(1 := 1)
---
[x := 1 for x in y]
---
[y for x in (y := z)]
---
[[(j := 0) for i in range(3)] for j in x]
---
class A: [x := 1 for y in z]
---
f(x := 1, y = z := 3)
---
lambda: (yield) = 1
---
(yield) = 1
---
x += 1 = 2
---
(a, b) += 1
---
f() += 1
---
a + 1 += 1
---
None += 1
---
x: int: str
---
(a, b): int
---
[a]: int
---
f(): int
---
a, b: int = 1, 2
---
x: int = yield 5 6
---
match x:
  case 1
    pass
---
match x:
case 1: pass
---
match x:
  pass
---
match x:
  case a: pass
  case b: pass
---
match x:
  case a | b: pass
---
match x:
  case a | 1: pass
---
match x:
  case (a, a): pass
---
match x:
  case {'a': a, **b, 'c': c}: pass
---
match x:
  case {**_}: pass
---
match x:
  case [*a, *b]: pass
---
match x:
  case A(a=1, b): pass
---
match x:
  case A(a=1, a=2): pass
---
match x:
  case {1: a, 1: b}: pass
---
match x:
  case 1 + 1: pass
---
match x:
  case 1j + 1: pass
---
match x:
  case -a: pass
---
match x:
  case f(): pass
  case a.b(): pass
  case a().b: pass
---
match x:
  case 1 as 2: pass
---
match x:
  case 1 as _: pass
---
match x:
  case 1 as a.b: pass
---
match x:
  case _: pass
  case 1: pass
---
match x:
  case f'a': pass
---
match x:
  case _ | 1: pass
---
match x:
  case {a: 1}: pass
---
class A(: pass
---
class A()
  pass
---
class 1: pass
---
class A(a=1, a=2): pass
---
class A(x for x in y): pass
---
def f() -> : pass
---
def f()
  pass
---
def f():
x = 1
---
def f:
  pass
---
def : pass
---
def 1(): pass
---
lambda
---
lambda:
---
lambda x
---
@
def f(): pass
---
@a
x = 1
---
@a b
def f(): pass
---
assert
---
assert x,
---
assert (x, 'a')
---
assert x = 1
---
assert x, y = 1
---
raise x from
---
raise x, y
---
pass x
---
break x
---
if x = 1: pass
---
if x.y = 1: pass
---
while x = 1: pass
---
if x == 1 = 2: pass
---
elif
---
if x: pass
elif: pass
---
if x: pass
else if y: pass
---
x if y
---
x if y else
---
x = 1 if 2
---
a if b else c = 1
---
not = 1
---
a not b
---
a is is b
---
a <> b
---
a && b
---
a || b
---
!a
---
a === b
---
a => b
---
a -> b
---
a =! b
---
a..b
---
a.
---
a.1
---
1.a
---
a[
---
a[1:2:3:4]
---
a[]
---
a[1 2]
---
a[*]
---
a[b=1]
---
x = [i for i in 1, 2]
---
x = [i, j for i in y]
---
x = (i, j for i in y)
---
x = {i, j for i in y}
---
x = [for i in y]
---
x = [i for]
---
x = [i for i y]
---
x = [i for i in y if]
---
x = [i for i in y else z]
---
[a() for a() in b]
---
[a for 1 in b]
---
{a: b for c, d in e for f}
---
type X = 1; type Y[T = int
---
type X[T: (yield)] = 1
---
type X = (yield)
---
def f[T, T](): pass
---
def f[T=int, U](): pass
---
def f[*T: int](): pass
---
class A[T](B[T]: pass
---
type 1 = 2
---
type x.y = 1
---
def f[](): pass
---
async x
---
async for i in x: pass
---
async with x: pass
---
def f(): async with x: pass
---
def f(): await x
---
def f(): [x async for x in y]
---
[await x for x in y]
---
async def f(): return
 x
---
x = 'a
b'
---
x = ("abc
def")
---
x = f"{
---
x = f'{a["b]}'
---
x = f"{a
---
x = (a, b]
---
x = )
---
x = ]
---
x = a)
---
if 1: (
---
	if 1:
        x
---
if 1:
        x
	y
---
if 1:
	x
        y
---
\ x
---
x = 1 \ 
---
x = 1 \
---
a = 1; ; b
---
;
---
: 
---
,
---
a,, b
---
...x
---
.5.5.5
---
0777
---
00
---
1e
---
1e+
---
1_000_
---
0x_
---
0b
---
0xffg
---
12_e
---
1.2.3
---
1jj
---
0_7
---
é = 1; ★ = 2
---
a = “quoted”
---
a = 1 – 2
---
x = 1
---
def f(x):
    """doc"""
   return x
---
class A:
    def f(self):
        pass
      def g(self): pass
---
print(a, b=)
---
print(=a)
---
print(a=1 b=2)
---
f(x for x in y for z)
---
exec "a"
---
raise "a" "b" c
---
import a from b
---
import a, from
---
global
---
global x, 1
---
global x = 1
---
__debug__ = 1
---
def f(__debug__): pass
---
f(__debug__=1)
---
x.__debug__ = 1
---
del __debug__
---
import __debug__
---
from x import y as __debug__
---
class __debug__: pass
---
x = yield = 1
---
def f():
  x = yield
  (yield x) += 1
---
def f(): return *a, b = 1
---
with open(x) as f, open(y) as g, : pass
---
with (open(x) as f, open(y) as g) as h: pass
---
with (a, b) as c, (d as e): pass
---
for x in *a, b: pass
---
for *a in b: pass
---
for x in y: pass else: pass
---
while: pass
---
while 1 pass
---
try pass
---
"a" = 1
---
f"a" = 1
---
{} = 1
---
{a: b} = 1
---
... = 1
---
-a = 1
---
a < b = 1
---
not a = 1
---
lambda: 1 = 1
---
(a for a in b) = 1
---
[a for a in b] = 1
---
a if b else c = 1
---
a and b = 1
---
`a`
---
a = 5L
---
a = 0xFFL
---
(a, b: int) = 1
---
def f(a, b:): pass
---
def f(a:int=): pass
---
def f(a=): pass
---
f(a, *)
---
f(**)
---
f(*a, **b, c=1, *d)
---
f(a=b=c)
---
f(a := b := c)
---
f((a)=1)
---
f(not a=1)
---
f("a"=1)
---
f(None=1)
'''
for p in progs.strip('\n').split('\n---\n'):
    try: compile(p+'\n', '<s>', 'exec')
    except SyntaxError as e:
        print(repr(p), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except ValueError as e: print(repr(p), e)
    else: print(repr(p), 'OK')
    try: compile(p, '<s>', 'eval')
    except SyntaxError as e:
        print('   eval', type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    try: compile(p, '<s>', 'single')
    except SyntaxError as e:
        print('   single', type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
