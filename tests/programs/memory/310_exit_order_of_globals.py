class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("del", self.n)
_private = A("private")
public = A("public")
other = A("other")
l = [A("in list")]
print("end")
