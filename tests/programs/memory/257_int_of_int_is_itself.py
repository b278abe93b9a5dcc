x = 10 ** 20
print(int(x) is x, +x is x, abs(x) is x, x + 0 is x, x * 1 is x, round(x) is x)
f = 2.5
print(float(f) is f, +f is f, abs(f) is f, f + 0 is f)
