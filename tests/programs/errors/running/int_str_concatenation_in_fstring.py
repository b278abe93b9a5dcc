age = 3
print(f"{age + ' years'}")
