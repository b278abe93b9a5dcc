class A:
    def __init__(self):
        self.data = ["data"]
    def __del__(self):
        print(self.data)
A()
