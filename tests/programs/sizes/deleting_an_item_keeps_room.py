# Which ways to take items out of a list give memory back: del of an index does not since 3.13.
import sys

def deleted(x):
    del x[0]
def deleted_last(x):
    del x[-1]
def called(x):
    x.__delitem__(0)
def popped(x):
    x.pop()
def popped_first(x):
    x.pop(0)
def removed(x):
    x.remove(1)
def sliced(x):
    del x[:1]
def stepped(x):
    del x[::len(x)]
def assigned(x):
    x[-1:] = []

class L(list):
    pass

for shrink in (deleted, deleted_last, called, popped, popped_first, removed, sliced, stepped, assigned):
    for x in ([1] * 20, list({1: 2, 3: 1}), L([1] * 9), [1]):
        sizes = [sys.getsizeof(x)]
        while x:
            shrink(x)
            sizes.append(sys.getsizeof(x))
        x.append(1)
        sizes.append(sys.getsizeof(x))
        x.extend([1] * 5)
        print(shrink.__name__, sizes, sys.getsizeof(x))
class D:
    def __del__(self):
        print("del", len(x), end=" ")
x = [D(), D(), D()]
del x[1]
del x[0], x[0]
print(x, sys.getsizeof(x))
