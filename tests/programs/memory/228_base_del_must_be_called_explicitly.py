class A:
    def __del__(self):
        print("A")
class B(A):
    def __del__(self):
        print("B")
        super().__del__()
class C(A):
    def __del__(self):
        print("C only")
B()
C()
