print("\d+ \w")
print(b"\q")
