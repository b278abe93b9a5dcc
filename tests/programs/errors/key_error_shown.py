ages = {"Ann": 30}
print(ages["Bob "])
