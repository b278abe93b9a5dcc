# References to what sys and builtins hold when a program begins.
import sys, builtins
hidden = {"dont_write_bytecode", "__import__", "getattr", "open"}  # other modules have taken them
for module, names in (sys, "argv byteorder copyright displayhook excepthook exit float_info getrefcount hash_info int_info modules path platform stderr stdin stdout version version_info flags api_version intern".split()), (builtins, [n for n in sorted(vars(builtins)) if type(vars(builtins)[n]) is type(len) and n not in hidden and n in "abs all any bin chr dir hash hex id iter len max min next ord pow print repr sorted sum vars".split()]):
    for name in names:
        print(name, sys.getrefcount(getattr(module, name)))
def f(): pass
print(sys.getrefcount(f.__code__.co_code), f.__code__.co_code is f.__code__.co_code, sys.getrefcount(sys.argv[0]), len(sys.argv), sys.argv[0] == __file__)
