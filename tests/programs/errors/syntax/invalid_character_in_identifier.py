na‘me = 1
