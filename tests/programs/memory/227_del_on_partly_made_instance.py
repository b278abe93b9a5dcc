class A:
    def __init__(self):
        raise ValueError("init")
    def __del__(self):
        print("del", hasattr(self, "x"))
try:
    A()
except ValueError as e:
    print(e)
print("after")
