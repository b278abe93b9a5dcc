if True:
    # nothing here
x = 1
