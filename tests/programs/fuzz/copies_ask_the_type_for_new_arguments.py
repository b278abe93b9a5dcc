import copy
class P:
    def __getattr__(self, name):
        print(name); raise AttributeError(name)
copy.copy(P()); print('-'); copy.deepcopy(P())
p = P(); p.x = 1
print('-'); copy.copy(p); print('-'); copy.deepcopy(p)
class L(list):
    def __getattr__(self, name):
        print(name); raise AttributeError(name)
print('-'); copy.copy(L([1])); print('-'); copy.deepcopy(L([2]))
