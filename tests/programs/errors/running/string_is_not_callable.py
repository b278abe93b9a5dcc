print = "hello"
print("x")
