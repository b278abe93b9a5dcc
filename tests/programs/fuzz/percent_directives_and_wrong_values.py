def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for c in 'diuxXoc':
    for v in (None, 1.5, 'x', [], 2**70):
        t(lambda: ('%'+c) % (v,)); t(lambda: ('%'+c).encode() % (v,))
