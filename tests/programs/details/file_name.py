# All code of a file shares one name, which the command line, __file__ and the loader hold as well.
import sys
def f(): pass
def g():
    def h(): pass
    return h
class A:
    def m(self): pass
print(f.__code__.co_filename is g.__code__.co_filename, g().__code__.co_filename is f.__code__.co_filename, A.m.__code__.co_filename is f.__code__.co_filename)
print(sys.getrefcount(f.__code__.co_filename))
print(__file__ is f.__code__.co_filename)
