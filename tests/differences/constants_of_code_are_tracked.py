# From 3.14 on CPython does not track a tuple that is made of a list of atoms, such as the constants of code; here that tuple
# is tracked until the collector has seen it, as up to 3.13, so that gc.get_referrers finds it.
#
# CPython 3.14:
#   ['list', 'list']
# here:
#   ['list', 'list', 'tuple']
import gc

kept = [1234.5]
print(sorted(type(referrer).__name__ for referrer in gc.get_referrers(1234.5)))
