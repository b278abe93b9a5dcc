# --- while false
while 0: x
# --- while true
while 1: x
# --- while with else
while True:
    if x: break
else: y
# --- for over displays
for i in [1, 2, 3]: pass
for i in {1, 2}: pass
for i in [a, b]: pass
# --- try finally in loops
def f():
    for x in y:
        try: a
        finally:
            for z in w: break
            else: continue
            b
# --- continue and break
def f():
    while a:
        if b: continue
        if c: break
        d
    else:
        e
    return
