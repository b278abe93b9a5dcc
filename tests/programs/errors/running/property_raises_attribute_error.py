class A:
    @property
    def value(self):
        return self.missing
A().value
