try:
    "abc"()
except TypeError as e:
    print(e)
