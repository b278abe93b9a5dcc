None > 1
