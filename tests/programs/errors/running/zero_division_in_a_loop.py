total = 10
for divisor in [5, 2, 0]:
    print(total / divisor)
