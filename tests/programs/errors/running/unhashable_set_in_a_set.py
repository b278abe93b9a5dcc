s = {1}
s.add({2})
