# --- return outside a function
return 1
# --- return in a class body
class A:
    return 1
# --- break outside a loop
break
# --- continue in a function inside a loop
for x in y:
    def f():
        continue
# --- continue outside a loop
if 1:
    continue
# --- yield at module level
yield 1
# --- yield from at module level
x = yield from y
# --- yield in a class body
class A:
    yield 1
# --- assigned to before global
def f():
    x = 1
    global x
# --- used prior to global
def f():
    print(x)
    global x
# --- parameter and global
def f(x):
    global x
# --- annotated name cannot be global
def f():
    x: int
    global x
# --- annotation of a global name
def f():
    global x
    x: int = 1
# --- parameter and nonlocal
def f(x):
    nonlocal x
# --- no binding for nonlocal
def f():
    nonlocal x
# --- nonlocal at module level
nonlocal x
# --- used prior to nonlocal
def f():
    x = 1
    def g():
        print(x)
        nonlocal x
# --- assigned to before nonlocal
def f():
    x = 1
    def g():
        x = 2
        nonlocal x
# --- nonlocal and global
def f():
    x = 1
    def g():
        global x
        nonlocal x
# --- duplicate argument
def f(a, b, a): pass
# --- duplicate argument among keywords
def f(a, *, b, **a): pass
# --- duplicate argument of a lambda
lambda a, a: 1
# --- keyword argument repeated
f(a=1, b=2, a=3)
# --- keyword argument repeated behind a mapping
f(**x, a=1, a=2)
# --- import star in a function
def f():
    from x import *
# --- import star in a class
class A:
    from x import *
# --- assign to debug
__debug__ = 1
# --- delete debug
del __debug__
# --- function named debug
def __debug__(): pass
# --- class named debug
class __debug__: pass
# --- parameter named debug
def f(__debug__): pass
# --- keyword named debug
f(__debug__=1)
# --- attribute named debug
x.__debug__ = 1
# --- import debug
import __debug__
# --- import as debug
import x as __debug__
# --- loop over debug
for __debug__ in x: pass
# --- augmented assignment to debug
__debug__ += 1
# --- starred target alone
*a = 1
# --- starred expression alone
*a
# --- starred value
x = *a
# --- starred conditional
print(*a if 1 else 2)
# --- two starred targets
*a, *b = 1
# --- two starred targets in a list
[*a, *b] = 1
# --- two starred targets inside
a, (b, *c, *d) = 1
# --- bare except not last
try:
    pass
except:
    pass
except A:
    pass
# --- continue in finally outside a loop
try:
    pass
finally:
    continue
# --- walrus rebinds the iteration variable
[x := 1 for x in y]
# --- walrus rebinds an outer iteration variable
[[x := 1 for z in w] for x in y]
# --- walrus in the iterable
[y for x in (y := 1)]
# --- walrus in a comprehension of a class body
class A:
    [x := 1 for z in w]
# --- yield in a list comprehension
[(yield) for x in y]
# --- yield in a generator expression
def f():
    return ((yield x) for x in y)
# --- inner loop rebinds the walrus target
[x for y in z if (x := 1) for x in w]
# --- name capture before other patterns
match x:
    case y: pass
    case 1: pass
# --- wildcard before other patterns
match x:
    case _: pass
    case 1: pass
# --- irrefutable alternative
match x:
    case y | 1: pass
# --- irrefutable group
match x:
    case (y | z): pass
# --- two captures of one name
match x:
    case [a, a]: pass
# --- alternatives bind different names
match x:
    case [1, a] | [2, b]: pass
# --- duplicate key pattern
match x:
    case {1: a, 1: b}: pass
# --- duplicate text key pattern
match x:
    case {'a': a, 'a': b}: pass
# --- duplicate attribute pattern
match x:
    case A(b=1, b=2): pass
# --- two stars in a pattern
match x:
    case [*a, *b]: pass
# --- attribute pattern named debug
match x:
    case A(__debug__=1): pass
# --- capture named debug
match x:
    case __debug__: pass
# --- unknown future feature
from __future__ import nope
# --- late future import
x = 1
from __future__ import annotations
# --- braces
from __future__ import braces
# --- walrus in a postponed annotation
from __future__ import annotations
def f(x: (y := 1)): pass
# --- yield in a postponed annotation
from __future__ import annotations
x: (yield)
# --- nonlocal of a class variable
class A:
    x = 1
    def f(self):
        nonlocal x
# --- too many nested blocks
while x:
 while x:
  while x:
   while x:
    while x:
     while x:
      while x:
       while x:
        while x:
         while x:
          while x:
           while x:
            while x:
             while x:
              while x:
               while x:
                while x:
                 while x:
                  while x:
                   while x:
                    while x:
                     while x:
                      pass
# --- repeated parameter of a method
class A:
    def f(self, x, *x): pass
