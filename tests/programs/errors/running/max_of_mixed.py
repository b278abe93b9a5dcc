max(1, "b")
