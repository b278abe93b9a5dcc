data = [3, 1, 2]
data.sort(key=lambda x: data.append(x) or x)
