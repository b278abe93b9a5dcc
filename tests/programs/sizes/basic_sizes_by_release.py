# __basicsize__ of types whose instances have grown or shrunk, and of classes made from them.
import sys
class Mine(ImportError): pass
class Missing(ModuleNotFoundError): pass
class Plain(Exception): pass
for type in (ImportError, ModuleNotFoundError, Mine, Missing, SyntaxError, Plain, map, list, tuple, object):
    print(type.__name__, type.__basicsize__, type.__itemsize__)
print(sys.getsizeof(ImportError("x")), ImportError("x").__sizeof__(), sys.getsizeof(SyntaxError("x")))
