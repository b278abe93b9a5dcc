import gc, warnings
warnings.simplefilter("ignore")
gc.collect()
async def c(l):
    pass
l = []
l.append(c(l))
del l
print(gc.collect())
