def greet(first, last): pass
greet()
