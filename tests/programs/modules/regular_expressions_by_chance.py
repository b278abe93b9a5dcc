# Patterns by chance, and what they find.
import re
class R:
    def __init__(s, x): s.x=x
    def n(s, k):
        s.x = (s.x*6364136223846793005+1442695040888963407) & (2**64-1)
        return (s.x>>33) % k
def gen(r, d, st):
    k=r.n(24)
    if d<=0 or k<9:
        return ['a','b','c','.','[ab]','[^a]','\\w','\\b','$','^','','\\d','-','A','\\B','[a-c]','(?=a)','(?<=b)', '\\Z', '\\W'][r.n(20)]
    if k<13: return gen(r,d-1,st)+gen(r,d-1,st)
    if k<16:
        st[0]+=1
        return '('+gen(r,d-1,st)+')'
    if k<17: return '(?:'+gen(r,d-1,st)+'|'+gen(r,d-1,st)+')'
    if k<20:
        x=gen(r,d-1,st)
        return '(?:'+x+')'+['*','+','?','{1,2}','{2}','*?','+?','??','{0,3}?','*+','++','?+'][r.n(12)]
    if k<21 and st[0]: return '\\'+str(1+r.n(st[0]))
    if k<22: return ['(?=','(?!','(?<=','(?<!','(?>','(?i:'][r.n(6)]+gen(r,d-1,st)+')'
    if k<23 and st[0]: return '(?('+str(1+r.n(st[0]))+')'+gen(r,d-1,st)+'|'+gen(r,d-1,st)+')'
    return gen(r,d-1,st)+'|'+gen(r,d-1,st)
r=R(11)
for i in range(60):
    st=[0]
    p=gen(r,5,st); s=''.join(['abcAB-1 \n'[r.n(9)] for _ in range(r.n(9))]); f=[0,0,0,2,8,16,256][r.n(7)]
    try: c=re.compile(p,f)
    except re.error as e: print(i,repr(p),'ERR',e); continue
    except Exception as e: print(i,repr(p),type(e).__name__,e); continue
    def m(x): return x and (x.span(), x.groups(), x.lastindex)
    print(i,repr(p),repr(s),f,m(c.match(s)),m(c.search(s)),m(c.fullmatch(s)),c.findall(s),c.split(s),c.sub('<\\g<0>>',s),[m(x) for x in c.finditer(s,1)])
