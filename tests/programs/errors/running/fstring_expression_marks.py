name = "x"
print(f"{name} has {len(name) / 0:.2f}")
