print(1000 + 1 is 1001, "a" * 5 is "aaaaa", (1,) * 2 is (1, 1), -1000 is -1000)
