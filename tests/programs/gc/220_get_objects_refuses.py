import gc
for g in (3, -2):
    try:
        gc.get_objects(generation=g)
    except ValueError as e:
        print(e)
try:
    gc.get_objects("x")
except TypeError as e:
    print(e)
print(len(gc.get_objects(None)) > 100)
