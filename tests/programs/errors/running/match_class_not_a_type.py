Point = 5
match 3:
    case Point():
        pass
