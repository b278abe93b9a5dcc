grid = {(0, 0): "x"}
grid[0, 1]
