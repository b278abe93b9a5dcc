class Node:
    next = None
Node().next.next.value()
