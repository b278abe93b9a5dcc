# What weak references' callbacks allocate while they run shows in what the collector counts.
import gc,weakref
class A: pass
gc.collect()
gc.disable()
out=[]
def cnt(): return gc.get_count()[0]
def run(label, mk, kill, n=5):
    L=mk()
    for i in range(n):
        gc.get_count()
        c0=gc.get_count()[0]
        kill(L)
        c1=gc.get_count()[0]
        out.append((label,c1-c0))
def k(L): L.pop()
def mk1():
    return [A() for i in range(9)]
def mk2():
    W=weakref.WeakValueDictionary(); L=[A() for i in range(9)]
    for i,x in enumerate(L): W[i]=x
    keep.append(W); return L
def mk3():
    W=weakref.WeakKeyDictionary(); L=[A() for i in range(9)]
    for i,x in enumerate(L): W[x]=i
    keep.append(W); return L
def mk4():
    L=[A() for i in range(9)]
    keep.append([weakref.ref(x,lambda r:None) for x in L]); return L
def mk5():
    L=[A() for i in range(9)]
    keep.append([weakref.ref(x) for x in L]); return L
def mk6():
    L=[A() for i in range(9)]
    def rm(wr, selfref=1, b=2): return None
    keep.append([weakref.ref(x,rm) for x in L]); return L
keep=[]
for j in range(2):
    run("plain",mk1,k); run("wvd",mk2,k); run("wkd",mk3,k); run("cb",mk4,k); run("ref",mk5,k); run("cbd",mk6,k)
for o in out: print(*o)
