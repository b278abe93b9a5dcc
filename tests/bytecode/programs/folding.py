# --- percent formats
'%s' % x
'%s %r' % (x, y)
'%5.2s|%-5a%%' % (x, y)
'%(a)s' % (x,)
'%s %d' % (x, y)
'%s' % (*x,)
'%s' % ()
'abc' % (x,)
# --- arithmetic
x = 1 + 2 * 3 ** 2 // 4 - (5 << 2) | 7 & 3 ^ 1
y = -5; z = not 0; w = ~7; v = +3
a = 'a' * 3; b = (1, 2) + (3,); c = 'abc'[0]; d = (1, 2)[5]
e = 1 / 0; f = 2 ** 1000; g = 'x' * 10000; h = [1] * 3
i = 1 << 200; j = -1 << 2; k = 10 ** -2; l = 0.1 + 0.2
m = -0.0; n = 0.0; o = 1 in (1, 2); p = not x in y; q = not x is y
r = not (a == b); s = () ; t = ((),); u = (1, (2, 3)); v = b'a' + b'b'
w = True + 1; x = 1.0; y = 1; z = True
# --- membership
x in [1, 2]; x in {1, 2}; x in [a, b]; x not in {1, 'a'}; x in {1, y}
