import sys
class A:
    def __del__(self):
        print(len([1, 2]), sys is not None, __name__)
a = A()
