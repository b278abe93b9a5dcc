if 1:
    pass
elif x = 3:
    pass
