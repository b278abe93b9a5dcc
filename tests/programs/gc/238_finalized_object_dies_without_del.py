import gc
x = None
class L:
    def __del__(self):
        global x
        print("del")
        x = self
L()
x = None
print("gone", x)
