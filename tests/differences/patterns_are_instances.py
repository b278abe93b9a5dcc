# A compiled pattern of CPython ends in the code of its matcher, four bytes a word.
# Here it is an instance of a class in Python over another matcher: its size tells nothing of CPython's.
#
# CPython 3.11, 3.12, 3.13:
#   False
# here:
#   True
import re
import sys

short, long = re.compile("a"), re.compile("(a)(b)?c")
print(sys.getsizeof(short) == sys.getsizeof(long))
