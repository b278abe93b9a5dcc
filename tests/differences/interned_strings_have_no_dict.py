# CPython keeps interned strings in a dict, which its collector tracks as every dict of 3.14, so that gc.get_referrers
# finds it. Here they stand in a table outside the heap of objects: nothing that a program sees refers to them.
#
# CPython 3.14:
#   True
# here:
#   False
import gc

name = "a_name_of_this_program"
print(any(isinstance(each, dict) and each is not globals() for each in gc.get_referrers(name)))
