while true:
    pass
