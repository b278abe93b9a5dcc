people = [("Ann", 3), ("Bob", None), ("Ann", None)]
print(sorted(people))
