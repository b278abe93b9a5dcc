# Whether a module can be imported.
import sys
from importlib.machinery import ModuleSpec


def find_spec(name, package=None):
    try:
        __import__(name)
    except ModuleNotFoundError:
        return None
    module = sys.modules[name]
    if module.__spec__ is not None:
        return module.__spec__
    return ModuleSpec(name, None, origin="frozen", is_package=hasattr(module, "__path__"))
