try:
    open
except NameError:
    print("no open")
