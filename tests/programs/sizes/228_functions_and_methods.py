import sys
class A:
    def m(self):
        pass
def f():
    pass
print(sys.getsizeof(f), sys.getsizeof(A().m), sys.getsizeof(len), sys.getsizeof([].append), sys.getsizeof(lambda: 0), sys.getsizeof(str.join))
