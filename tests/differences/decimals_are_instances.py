# decimal is written in Python here, and from 3.13 on a Decimal is the collector's: there it finds what the instance is made of.
# Sizes agree, and so does all of datetime, which is Python here, too.
#
# CPython 3.13, 3.14:
#   120 True
#   [<class 'decimal.Decimal'>]
# here:
#   120 True
#   [0, 0, 1, 0, <class 'decimal.Decimal'>]
import decimal
import gc
import sys

value = decimal.Decimal(1)
print(sys.getsizeof(value), gc.is_tracked(value))
print(gc.get_referents(value))
