import traceback, sys
progs = r'''
x = (1 +
  2 / 0)
---
d = {'a': {'b': 1}}
print(d['a']
       ['c']
       ['d'])
---
def f(*a, **k): raise ValueError
f(1,
  2,
  x=3)
---
class A: pass
A().foo.bar(
   1).baz
---
a = [1,2,3]
a[1:2][
   5] = 7
---
x = 5; x.y = 3
---
a = None
a[0][1] += 2
---
x = lambda: (yield)
for i in 3: pass
---
a, b = 1, 2, 3
---
a, *b = []
---
import nothing_here
---
(1).__add__('a').foo
---
assert 1 == 2, 'msg' + \
   'more'
---
assert (1 ==
   2)
---
raise ValueError(
   'multi')
---
raise 5
---
with 3 as x: pass
---
with open: pass
---
del zz
---
del [1][5]
---
del (5).x
---
print(f'{1/0} and {2}')
---
print(f"""abc
{ zork
 }""")
---
"abc" + 1 + 2
---
1 + 2 + "abc"
---
x = not -"a"
---
x = 1 if zork else 2
---
[i for i in range(3) if i.x]
---
{k: v for k, v in [1]}
---
sum(x.y for x in [1])
---
@zork
def f(): pass
---
@(lambda f: 1/0)
def f(): pass
---
class X(zork): pass
---
class X(metaclass=5): pass
---
class X:
  a = 1/0
---
def f(a, b=zork): pass
---
f"{'a':{'b'}}"
---
match 1/0:
  case 1: pass
---
match 5:
  case zork.x: pass
---
match 5:
  case int(a, b): pass
---
x = yy = zork
---
x: int = zork
---
x: zork = 3
---
try: 1/0
except zork: pass
---
try: 1/0
except 5: pass
---
try: 1/0
except (ValueError, 5): pass
---
while zork: pass
---
if (a := zork): pass
---
for a.b in [1]: pass
---
for a, b in [1]: pass
---
lambda: 0
(lambda x: x.y)(3)
---
print(*5)
---
print(**5)
---
print(**{1:2})
---
print(*[1], **{'sep': 5})
---
[*5]
---
{**5}
---
{*5}
---
{[]: 1}
---
{[]}
---
int.from_bytes(b'a', 'x')
---
a = 3; a()
---
a = 3
a(1,2)(3)
---
(  'abc'
   'def' ) % 3
---
x = 10 ** 'a'
---
3 < 'a' < 5
---
1 < 2 < 'a'
---
3 in 5
---
3 not in 5
---
not (3 in 5)
---
~'a'
---
import math; math.sqrt(-1)
---
global qq; qq += 1
---
def f(): x += 1
f()
---
def f():
  def g(): return y
  g()
  y = 3
f()
---
def f(a): pass
f()
---
def f(a,b,*,c): pass
f(1)
---
x = "é" + "日本" + 1
---
日本 = 3; print("日本", 日本 + 'a')
---
	x = 1
---
if 1:
	x = [1,2,
	  3][7]
---
a = 1;   b = a   .foo   ( )   ;  c = 1
---
a = [0]
a  [  3  ]
---
def g():
    yield 1/0
list(g())
---
def g():
    x = yield from h()
def h(): raise KeyError('x')
    
next(g())
---
raise KeyError from 5
---
raise ValueError from KeyError
---
x = 1
x @= 2
---
x = 1
x.real += 2
---
x = []
x[1
 ] = 2
---
x = [1,2,3]
x[1:2:0]
---
foo = bar = None
foo.bar = bar.foo = 3
---
(a.b for a in 5)
---
[a for a in 5]
---
[a for b in [1] for a in b]
---
"%d" % 'a'
---
"{}".format()
---
"{a}".format(b=1)
---
f'{3:zz}'
---
f'{3!r:>{zork}}'
---
import sys; sys.exit(3/0)
---
aaaaaaaaaaaaaaaaaaaaaaaaaaaa = (lambda a, b: a/b)(bbbbbbbbbbbbbbbbbbbbbbbbbbb := 1, 0)
---
[1,2,3].index(
  4
)
---
x = {
  'a': 1,
  'b': 2 / 0,
  'c': 3,
}
---
x = [
  1,
  [2, 3, (4).q],
]
---
def f(
  a,
  b=(1/0),
): pass
---
def dec(x): return lambda f: 1/0
@dec(
  1,
)
def f():
  pass
---
class A:
  def __init__(self,
     x): self.x = x.y
A(
  3
)
---
a = 1
(a
 .b
 .c)
---
(lambda: (
   1 +
   None))()
---
x = 1 +\
  2 +\
  None
---
if 1 and (2 or 3) and None.x or 5: pass
---
print(1 if None.x else 2,
  3)
---
return_value = sorted([3, 'a', None], key=lambda v: v
   .real)
---
max([], default=None).x
---
min([])
---
next(iter([]))
---
(-1) ** 0.5 // 1
---
1 << -1
---
x = 1_000 .zork
---
b'a'[5]
---
() [0]
---
'a'['b']
---
type('X', (), {})()()
---
exec('1/0')
---
eval('a b')
---
exec('def f(:\n pass')
---
int('9'*5000)
---
x = await_ = zork
---
super().x
---
from . import x
---
from .foo import x
---
import a.b.c
---
import colections
---
import math; math.sqr(2)
---
lisst = [1]; list1
---
class Foo:
  def bar(self): return baz
  baz = 1
Foo().bar()
---
class Foo:
  value = 1
  def bar(self): return valu
Foo().bar()
---
class Foo:
  value = 1
  def bar(self): return self.vaule
Foo().bar()
---
import time
class Foo:
  def bar(self): return value
  def __init__(self): self.value = 1
Foo().bar()
'''
for p in progs.strip('\n').split('\n---\n'):
    print('=====', p.split('\n')[0])
    src = p + '\n'
    import linecache
    linecache.cache['<t>'] = (len(src), None, src.splitlines(True), '<t>')
    try: exec(compile(src, '<t>', 'exec'), {})
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        print(''.join(traceback.format_exception(e)))
    else: print('no error')
