import sys
x = [1, [2]]
match x:
    case [a, [b] as c]:
        print(sys.getrefcount(x), sys.getrefcount(c))
print(sys.getrefcount(x))
