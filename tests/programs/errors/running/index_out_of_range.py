colors = ["red", "green"]
print(colors[2])
