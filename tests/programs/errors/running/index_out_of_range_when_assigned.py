row = (1, 2, 3)
grid = [0] * 3
grid[len(row)] = 1
