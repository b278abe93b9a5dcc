x = None()
