# Names that CPython's C code or a module imported before the program uses are interned, and so shared with the program: their
# reference counts tell of those modules (3.11), and from 3.12 on they are immortal. Those that the runtime uses itself are as
# in CPython, but it has other modules: a name such as "self" belongs to the program alone. In 3.12 every interned name is
# immortal, and nothing differs. Counts of names that only the program uses agree in every release.
#
# CPython 3.11, 3.13, 3.14:
#   True
#   True
#   False
# here:
#   True
#   False
#   False
import sys

print(sys.getrefcount("__init__") > 100)
print(sys.getrefcount("self") > 100)
print(sys.getrefcount("only_this_program_says_so") > 100)
