# Automatic collections at the thresholds of the start.
import gc
gc.collect()
seen = []
gc.callbacks.append(lambda p, i: seen.append((i["generation"], i["collected"])) if p == "stop" else None)
keep = [[] for i in range(20000)]
print(len(seen), seen)
del seen[:]
d = {i: {} for i in range(9000)}
print(len(seen), seen); del seen[:]
t = [(i, []) for i in range(9000)]
print(len(seen), seen); del seen[:]
class P: pass
p = [P() for i in range(9000)]
print(len(seen), seen); del seen[:]
for x in p: x.q = x
del p, x
for i in range(9000): P().q = []
print(len(seen), seen); del seen[:]
p = []
for i in range(9000): z = P(); z.z = z; p.append(z.__dict__)
print(len(seen), seen); del seen[:]
gc.callbacks.clear()
