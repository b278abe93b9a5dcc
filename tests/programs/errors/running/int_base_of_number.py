int(5, 2)
