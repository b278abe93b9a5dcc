x = 5
a = x is 5; b = x is 5; c = "\d" + "\d"
try:
    pass
finally:
    x is 6
for i in range(2):
    exec("x is 7")
