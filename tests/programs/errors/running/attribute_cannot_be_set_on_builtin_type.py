list.first = 1
