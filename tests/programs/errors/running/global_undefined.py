def f():
    global never_set
    return never_set
f()
