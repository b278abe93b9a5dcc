import gc
print(gc.get_referrers())
print(gc.get_referrers(object()))
