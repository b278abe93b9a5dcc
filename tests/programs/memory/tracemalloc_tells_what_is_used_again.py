# Blocks that waited to be used again belong to the line that uses them, whoever had them before.
import tracemalloc, gc, sys
gc.collect()
tracemalloc.start(5)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
a=[bytes(1000) for _ in range(10)]
b={i:str(i) for i in range(50)}
def make(n): return [object() for _ in range(n)]
c=make(100)
d=bytearray(5000)
class P:
    def __init__(self): self.x=[1,2]; self.y="a"*len(a)
e=[P() for _ in range(5)]
s=tracemalloc.take_snapshot()
me=s.filter_traces([tracemalloc.Filter(True,__file__)])
for st in me.statistics("lineno"): print(st.traceback[0].lineno, st.size, st.count)
for st in me.statistics("filename"): print(st.size, st.count)
for st in me.statistics("traceback"): print([f.lineno for f in st.traceback], st.size, st.count)
for st in me.statistics("lineno",cumulative=True): print(st.traceback[0].lineno, st.size, st.count)
print(str(tracemalloc.get_object_traceback(d)).replace(__file__, "FILE")); print([l.replace(__file__, "FILE") for l in tracemalloc.get_object_traceback(e[0].x).format()]); print(tracemalloc.get_object_traceback(5))
t=tracemalloc.get_object_traceback(e[0].y); print(len(t), t[0].lineno, t[-1].lineno, t.total_nframe, str(t).endswith("used_again.py:13"))
for l in t.format(limit=1): print(l.replace(__file__, "FILE"))
for l in t.format(most_recent_first=True): print(l.replace(__file__, "FILE"))
for l in t.format(limit=-1): print(l.replace(__file__, "FILE"))
print(str(me.statistics("lineno")[0]).replace(__file__, "FILE"))
print(repr(t[0]).replace(__file__, "FILE"), str(t[0]).replace(__file__, "FILE"), t[0]==t[0], t[0]<t[-1], hash(t[0])==hash(t[0]))
x=make(10); del a
s2=tracemalloc.take_snapshot().filter_traces((tracemalloc.Filter(True,__file__),))
for st in s2.compare_to(me,"lineno"):
    if st.traceback[0].lineno<14 or st.traceback[0].lineno==32: print(st.traceback[0].lineno, st.size, st.size_diff, st.count, st.count_diff)
print(str(s2.compare_to(me,"filename")[0].traceback).endswith("used_again.py:0"))
cur,peak=tracemalloc.get_traced_memory(); print(peak>=cur>0)
tracemalloc.reset_peak(); c2,p2=tracemalloc.get_traced_memory(); z=bytes(100000); c3,p3=tracemalloc.get_traced_memory(); print(c3-c2>=100033, p3-p2>=100033); del z; c4,p4=tracemalloc.get_traced_memory(); print(p4==p3, c4<c3)
tracemalloc.clear_traces(); print(tracemalloc.get_traced_memory()[0]<1000); print(tracemalloc.get_tracemalloc_memory()>0)
tracemalloc.stop(); print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try: tracemalloc.take_snapshot()
except RuntimeError as q: print(q)
try: tracemalloc.start(0)
except ValueError as q: print(q)
print(len(me.traces)>0, type(me.traces).__name__, me.traceback_limit)
tr=me.traces[0]; print(type(tr).__name__, tr.domain, tr.size>0)
f=tracemalloc.Filter(False,"<frozen*>",lineno=3,all_frames=True,domain=1); print(f.inclusive,f.filename_pattern,f.lineno,f.all_frames,f.domain)
df=tracemalloc.DomainFilter(True,0); print(df.inclusive, df.domain, len(me.filter_traces([df]).traces)==len(me.traces))
try: me.statistics("foo")
except ValueError as q: print(q)
try: me.statistics("traceback",True)
except ValueError as q: print(q)
try: me.filter_traces(f)
except TypeError as q: print(q)
