class Node:
    pass

a = Node()
b = Node()
a.peer = b
b.peer = a
del a, b
print("nobody can reach them")
