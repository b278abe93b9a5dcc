key = lambda item: item["missing"]
sorted([{"a": 1}, {}], key=key)
