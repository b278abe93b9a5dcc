try:
    {}["k"]
except KeyError as error:
    print("saw", error)
    raise
