# seeds 1205, 2433
x = True
for i in range(2):
    print(~x)
if NotImplemented:
    print("true")
