# seeds 3805, 33083
class F(float):
    def __float__(self):
        print("__float__")
        return 2.5
class Index(str):
    def __index__(self):
        print("__index__")
        return 7
class Text(str):
    def __float__(self):
        print("Text.__float__")
        return 1.5
print(float(F(1)), float(Index("3")), float(Text("3")), F(4) + 1)
