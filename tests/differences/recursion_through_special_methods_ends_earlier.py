# Each method that is called from inside the runtime, as __repr__ is by repr(), enters the evaluation loop anew and takes
# what an engine's stack has: a browser's worker has 500 kB, and nothing inside can ask for more. So such a recursion ends
# with its RecursionError after 200 to 340 levels, where CPython's limits are 330 to 1000 by release and by method.
# Functions that call each other, methods, constructors, generators and comprehensions reach CPython's limit. Data that
# nests without any method of the program, as lists in lists do, is shown, compared and hashed to a depth of 1900.
#
# CPython 3.11, 3.12, 3.13:
#   a list of 320 linked nodes: shown whole
# here:
#   a list of 320 linked nodes: maximum recursion depth exceeded
class Node:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest

    def __repr__(self):
        return repr(self.value) + " " + repr(self.rest)


nodes = None
for i in range(320):
    nodes = Node(i, nodes)
try:
    shown = repr(nodes)
    print("a list of 320 linked nodes:", "shown whole" if len(shown.split()) == 321 else shown)
except RecursionError as error:
    print("a list of 320 linked nodes:", error)
