import sys
d = {1: 2}
print([sys.getsizeof(x) for x in (d.keys(), d.values(), d.items(), iter(d.keys()), iter(d.items()), reversed(d))])
