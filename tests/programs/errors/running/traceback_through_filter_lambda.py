print(list(filter(lambda s: s.isdigit(), ["1", 2])))
