name = "bob"
name[0] = "B"
