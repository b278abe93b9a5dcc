class Dog:
    def __init__(self):
        self.name = "Rex"
print(Dog().nmae)
