balance = -5
assert balance >= 0, "balance is negative"
