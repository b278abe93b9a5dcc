def gen():
    yield 1
g = gen()
print(list(g), g.gi_code is gen.__code__, g.gi_frame)
h = gen()
h.close()
print(h.gi_code.co_name, h.gi_frame)
