import gc
class A:
    pass
a, l, d, s = A(), [1], {"k": []}, {1}
objs = gc.get_objects()
def there(x):
    return any(o is x for o in objs)
print(there(a), there(l), there(d), there(s), there(A))
print(there("text"), there(5), there(2.5))
