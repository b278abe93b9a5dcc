items = []
items += 5
