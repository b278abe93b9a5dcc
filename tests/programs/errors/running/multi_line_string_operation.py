text = ("a"
        "b") + (
    5)
