import sys
class A:
    def __del__(self):
        print("finalizing", sys.is_finalizing())
keep = A()
print(sys.is_finalizing())
