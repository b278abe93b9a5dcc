def f(flag):
    if flag:
        result = 1
    return result
f(False)
