def f(self):
    super().x
f(1)
