import gc
print(gc.is_tracked({}), gc.is_tracked({"a": 1}))
d = {"a": []}
print(gc.is_tracked(d))
