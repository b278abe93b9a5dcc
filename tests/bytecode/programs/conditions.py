# --- nested conditional
x = 1 if y else 2 if z else 3
# --- if false
if 0: x
elif 1: y
else: z
# --- chained comparison
a < b < c < d
if a < b < c: x
while not (a and b or not c): y
# --- and or not
x = a and b or c and not d
# --- elif chain
if a:
    if b: x
elif c:
    if d: y
    else: z
else:
    w
v
# --- ends of a function
def f():
    if a:
        return
    elif b:
        return 1
    else:
        raise c
    d
# --- double not
x = not not y
if not not not x: z
