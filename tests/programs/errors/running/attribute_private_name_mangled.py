class A:
    def __init__(self):
        self.__secret = 1
print(A().__secret)
