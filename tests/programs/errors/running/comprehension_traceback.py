data = ["1", "2", "x"]
print([
    int(text)
    for text in data
])
