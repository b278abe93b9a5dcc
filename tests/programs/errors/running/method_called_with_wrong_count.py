class Account:
    def deposit(self, amount):
        pass
Account().deposit(1, 2)
