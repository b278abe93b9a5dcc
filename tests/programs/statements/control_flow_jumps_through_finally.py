# Where control goes when jumps, exceptions and finally meet.
def run(f, *args):
    try:
        print(f.__name__, args, "->", f(*args))
    except Exception as e:
        print(f.__name__, args, "raised", type(e).__name__, e, "context", repr(e.__context__))
def returns_twice(x):
    try:
        return "try"
    finally:
        if x:
            return "finally"
def value_is_kept(x):
    n = 1
    try:
        return n
    finally:
        n = 2
def swallows(x):
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if x:
                break
    return "out", i
def continues():
    seen = []
    for i in range(4):
        try:
            if i % 2:
                continue
            seen.append(i)
        finally:
            seen.append("f")
    else:
        seen.append("else")
    return seen
def nested(x):
    try:
        try:
            if x == 0: raise KeyError("inner")
            if x == 1: return "returned"
        except KeyError:
            raise IndexError("handler")
        else:
            if x == 2: raise ValueError("else")
        finally:
            if x == 3: raise RuntimeError("finally")
            print("inner finally")
    except (IndexError, RuntimeError) as e:
        return f"caught {e!r}"
    finally:
        print("outer finally")
    return "end"
def loop_else(items, wanted):
    for item in items:
        if item == wanted:
            break
    else:
        return "no"
    return "yes"
def while_else(n):
    while n:
        n -= 1
        if n == 10:
            break
    else:
        return "counted down"
    return "stopped", n
def deep():
    out = []
    while True:
        try:
            while True:
                try:
                    break
                finally:
                    out.append(1)
            out.append(2)
            return out
        finally:
            out.append(3)
for x in (True, False):
    run(returns_twice, x); run(value_is_kept, x); run(swallows, x)
run(continues); run(deep)
for x in range(5): run(nested, x)
run(loop_else, "abc", "b"); run(loop_else, "abc", "z"); run(loop_else, "", "z")
run(while_else, 3); run(while_else, 12)
def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")
for x in generator():
    break
print("after the loop")
