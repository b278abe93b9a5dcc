prices = {"apple": 3}
print(prices["pear"])
