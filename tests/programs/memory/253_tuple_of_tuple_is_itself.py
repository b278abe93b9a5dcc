t = (1, [2])
print(tuple(t) is t, t[:] is t, t * 1 is t, t + () is t, () + t is t)
l = [1]
print(list(l) is l, l[:] is l)
