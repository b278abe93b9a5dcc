import _random, gc
class R(_random.Random):
    def __del__(self): print("gone")
class S(_random.Random): pass
r = R(1); r.me = r; del r; print(gc.collect() > 0)
for i in range(1000): S(i).x = i
gc.collect(); print(R(5).random() == _random.Random(5).random())
