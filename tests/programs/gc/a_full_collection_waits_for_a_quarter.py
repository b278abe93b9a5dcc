import gc
gc.collect()
log = []
def cb(phase, info):
    if phase == "start": log.append((info["generation"]))
    else: log.append((info["collected"]))
gc.callbacks.append(cb)
class Node:
    def __init__(self, i): self.i = i; self.next = None
keep = []
for i in range(30000):
    n = Node(i); m = Node(i); n.next = m; m.next = n
    if i % 3 == 0: keep.append(n)
print(len(log), sum(log[1::2]), log[:60], [i for i, x in enumerate(log[::2]) if x == 2])
print([s["collections"] > 0 for s in gc.get_stats()])
