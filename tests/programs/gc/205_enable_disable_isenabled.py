import gc
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
