(5).name = 1
