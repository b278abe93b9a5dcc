try:
    (1, 2)["a"]
except TypeError as e:
    print(e)
try:
    5[0]
except TypeError as e:
    print(e)
