def greet(name): pass
greet()
