# CPython keeps interned strings in a dict, which its collector tracks as every dict of 3.14, so that gc.get_referrers
# finds it. Here they stand in a table outside the heap of objects. gc.get_referrers finds a dict that stands for it, but
# one that is empty: its references would count, where those of CPython's own do not.
#
# CPython 3.14:
#   1 True
# here:
#   1 False
import gc

name = "a_name_of_this_program"
found = [each for each in gc.get_referrers(name) if isinstance(each, dict) and each is not globals()]
print(len(found), name in found[0])
