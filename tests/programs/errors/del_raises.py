class Noisy:
    def __del__(self):
        raise ValueError("in __del__")


def make():
    Noisy()


make()
print("still here")
