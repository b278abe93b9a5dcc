# --- is with int
x is 1
# --- int is
1 is x
# --- is not with str
x is not 'a'
# --- is with a tuple
x is (1, 2)
# --- is with the empty tuple
x is ()
# --- chain of is
x is None is 1
# --- assert on a tuple
assert (x, 'y')
# --- assert on an empty tuple
assert ()
# --- int is called
1()
# --- str is called
'a'()
# --- tuple is called
(1, 2)(3)
# --- list is called
[1](2)
# --- dict is called
{1: 2}()
# --- f-string is called
f'{x}'()
# --- lambda is called
(lambda: 1)()
# --- comprehension is called
[x for x in y]()
# --- None is indexed
None[1]
# --- int is indexed
1[2]
# --- set is indexed
{1}[2]
# --- generator is indexed
(x for x in y)[1]
# --- lambda is indexed
(lambda: 1)[1]
# --- str indexed by str
'abc'['a']
# --- list indexed by str
[1, 2]['a']
# --- list indexed by tuple
[1, 2][1, 2]
# --- tuple indexed by float
(1, 2)[1.5]
# --- f-string indexed by None
f'{x}'[None]
# --- str indexed by int
'abc'[1]
# --- str sliced
'abc'[1:2]
# --- bool is indexed
True[1]
# --- ellipsis is indexed
...[1]
# --- twice in finally
try: pass
finally:
    1 is 1
