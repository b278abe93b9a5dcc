class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed = needed
def withdraw(amount):
    raise InsufficientFunds(amount, 10)
withdraw(50)
