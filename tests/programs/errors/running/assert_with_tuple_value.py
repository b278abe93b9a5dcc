assert len([1, 2]) == 3, ("length", 2)
