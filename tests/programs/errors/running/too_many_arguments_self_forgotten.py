class A:
    def method():
        pass
A().method()
