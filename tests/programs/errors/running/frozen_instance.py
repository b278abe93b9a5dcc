from types import MappingProxyType
m = MappingProxyType({"a": 1})
m["a"] = 2
