x = 5
if x is 5:
    print("same")
if x is not "a":
    print("other")
