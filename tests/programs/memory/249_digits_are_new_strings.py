x = int("7")
print(str(x) is "7", "%d" % x is "7", f"{x}" is "7", repr(x) is str(x), "%s" % x is "7")
