class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
class B:
    attr = A("class attribute")
b = B()
b.x = A("instance attribute")
print("end")
