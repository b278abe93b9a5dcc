x = 5
y = 1if x else 2
print(y, 3or 4)
