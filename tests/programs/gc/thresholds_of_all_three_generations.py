# Automatic collections at small thresholds, generation by generation.
import gc
gc.collect(); gc.disable(); gc.collect()
info_log = []
gc.callbacks.append(lambda p, i: info_log.append(i["generation"]) if p == "stop" else None)
gc.set_threshold(10, 3, 2)
keep = []
gc.enable()
for i in range(300):
    keep.append([i])
gc.disable()
print(len(info_log), info_log)
print(gc.get_count()[1:])
del info_log[:]
gc.set_threshold(10, 0, 0); gc.enable()
for i in range(100): keep.append((i, keep))
gc.disable(); print(info_log); del info_log[:]
gc.set_threshold(1, 1, 1); gc.enable()
for i in range(20): keep.append({i: keep})
gc.disable(); print(len(info_log), info_log[:30])
