import importlib, sys
from importlib import import_module
m = import_module("json"); print(m.__name__, m is sys.modules["json"], import_module("collections.abc").Sequence.__name__)
try: import_module("no_such_module_here")
except ModuleNotFoundError as e: print(e, e.name)
try: import_module(".x")
except TypeError as e: print(e)
try: importlib.reload(3)
except TypeError as e: print(e)
import importlib.util
print(importlib.util.find_spec("surely_not_there") is None, importlib.util.find_spec("json").name)
name = "math"; print(getattr(import_module(name), "sqrt")(16), __import__("math").floor(2.5), __import__("os.path" if False else "collections.abc").__name__)
