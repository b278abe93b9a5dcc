name = "bob"
del name[0]
