import gc
print(gc.get_referents({"a": 1, 2: "b"}))
print(sorted(map(str, gc.get_referents({"a": [1], "b": (2,)}))))
