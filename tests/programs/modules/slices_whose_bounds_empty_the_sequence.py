class E:
    def __init__(s,v): s.v=v
    def __index__(s): a.clear(); return s.v
for make in (lambda: [1,2,3,4]*3, lambda: bytearray(b"abcdefghi"), lambda: __import__("array").array("i",range(12))):
    a=make(); print(a[E(1):8])
    a=make(); print(a[1:E(8)])
    a=make(); print(a[1:8:E(2)])
    a=make()
    try: del a[E(1):5]
    except Exception as e: print(e)
    print(a)
    a=make()
    try: a[E(1):5]=make()
    except Exception as e: print(e)
    print(a)
    a=make()
    try: a[E(1):5:2]=make()[:2]
    except Exception as e: print(e)
    print(a)
