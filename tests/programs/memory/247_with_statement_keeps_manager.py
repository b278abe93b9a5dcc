class M:
    def __enter__(self):
        print("enter")
        return 1
    def __exit__(self, *args):
        print("exit")
    def __del__(self):
        print("del")
with M() as x:
    print("body", x)
print("after")
