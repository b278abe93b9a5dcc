for in = 3
