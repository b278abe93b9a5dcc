import gc
class A:
    def __init__(self):
        self.x = "value"
r = gc.get_referents(A())
print(A in r, "value" in r, len(r))
