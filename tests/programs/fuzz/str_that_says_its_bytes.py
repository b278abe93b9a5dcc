class P(str):
    def __bytes__(self): return iter([1])
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: bytes(P('x'))); t(lambda: bytes(P('x'), 'ascii')); t(lambda: bytearray(P('x')))
class Q(str):
    def __bytes__(self): return b'own'
t(lambda: bytes(Q('x'))); t(lambda: bytes(Q('x'), 'ascii')); t(lambda: bytearray(Q('x')))
