# While a program runs, a list keeps the names and constants of its text. What is frozen has no referrers to show: neither that
# list nor anything else that there was.
import gc

wanted = 123456789
kinds = lambda: sorted(type(r).__name__ for r in gc.get_referrers(wanted))
print(kinds())
gc.freeze()
print(kinds())
later = [wanted]
print(kinds())
exec("other = 123456789; print(len([r for r in gc.get_referrers(other) if type(r) is list]))")
gc.unfreeze()
print(kinds())
