# Which items a sort compares, and in what order: runs that descend with equal items in them are runs from 3.13 on.
class Key:
    asked = []

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Key.asked.append((self.value, other.value))
        return self.value < other.value


def show(values):
    Key.asked = []
    result = sorted(map(Key, values))
    print(values[:12], [key.value for key in result][:12], len(Key.asked), Key.asked[:30])


for values in [1], [2, 1], [1, 1], [3, 1, 2], [3, 2, 1], [2, 2, 1, 1], [3, 3, 2, 2, 1, 4], [1, 1, 2, 2], [5, 4, 4, 3, 9]:
    show(values)
for length in 30, 63, 64, 65, 200, 700:
    for kinds in 2, 7, 1000:
        values = [i * i * 31 % 1009 % kinds for i in range(length)]
        show(values)
        show(sorted(values)[::-1])
        show(sorted(values, reverse=True)[: length // 2] + values)
