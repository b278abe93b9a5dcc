# --- break in finally of a return
def f():
    while 1:
        try:
            return 1
        finally:
            break
# --- leaving loops with and try at once
def f():
    for x in y:
        with a as b, c:
            try:
                continue
            except E as e:
                return e
            finally:
                print(x)
# --- with statements
with a: pass
with a as b: pass
with a as (b, c), d as e[0]: pass
with (a as b, c): pass
# --- return in with
def f():
    with a:
        return b
    with c:
        return 1
# --- return in finally
def f():
    try:
        return a
    finally:
        b
# --- except else finally
def f():
    try:
        raise x from y
    except (A, B) as e:
        raise
    except C:
        return 1
    else:
        d
    finally:
        e
