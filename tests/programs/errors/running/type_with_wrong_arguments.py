type("A", 5)
