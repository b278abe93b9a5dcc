class A:
    def __del__(self):
        print("del")
def f():
    a = A()
    raise ValueError
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    tb.tb_next.tb_frame.clear()
    print("cleared")
