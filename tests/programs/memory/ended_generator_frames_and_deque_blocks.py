# What a generator's frame refers to when it has ended, and how many blocks a deque has that was extended by nothing.
import sys, gc, collections
rc, size = sys.getrefcount, sys.getsizeof
def part1(f):
    try:
        raise ValueError
    except ValueError as e:
        a = e
    yield f
for how in 'send', 'close', 'throw', 'for', 'del':
    a = part1(0)
    next(a)
    if how == 'for':
        for x in a: pass
    elif how == 'del': pass
    else:
        try:
            getattr(a, how)(*[None] if how == 'send' else [KeyError] if how == 'throw' else [])
        except Exception as error:
            pass
    a = None
    print(how, rc(sys._getframe()))
def in_function():
    a = part1(0); next(a)
    for x in a: pass
    print(rc(sys._getframe()))
in_function()
gc.collect()
print(rc(sys._getframe()))
for d in collections.deque(), collections.deque(range(0)), collections.deque([]), collections.deque(()), collections.deque(''):
    r = [size(d)]
    for i in range(3): d.appendleft(i); r.append(size(d))
    print(r)
d = collections.deque(); d.extendleft([]); r = []
for i in range(66): d.append(i); r.append(size(d))
print(r)
d = collections.deque(); d.extend([]); r = []
for i in range(66): d.append(i); r.append(size(d))
print(r)
d = collections.deque(); d.extend([1]); d.pop(); d.extend([]); d.appendleft(1); d.appendleft(1); print(size(d))
d = collections.deque(); d += []; d.appendleft(1); d.appendleft(1); print(size(d))
d = collections.deque(maxlen=0); d.extend([1,2]); print(size(d))
d = collections.deque(maxlen=3); d.extend([]); d.appendleft(1); d.appendleft(1); print(size(d))
def part1(f):
    try:
        raise ValueError
    except ValueError as e:
        a = e
    yield f
for how in 'send', 'close', 'throw', 'for', 'del':
    a = part1(0)
    next(a)
    fr = a.gi_frame
    def outer():
        global a
        if how == 'for':
            for x in a: pass
        elif how == 'del': a = None
        else:
            try:
                getattr(a, how)(*[None] if how == 'send' else [KeyError] if how == 'throw' else [])
            except Exception as error:
                pass
        a = None
    outer()
    print(how, fr.f_back and fr.f_back.f_code.co_name, sys.getrefcount(fr))
    fr = None
