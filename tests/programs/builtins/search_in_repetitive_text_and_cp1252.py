import random, time
random.seed(5)
bad=0
for trial in range(3000):
    alpha=random.choice(['ab','a','abc','aé','é\u1234a','a\U0001F600b'])
    n=random.randrange(0,120); m=random.randrange(0,40)
    t=''.join(random.choice(alpha) for _ in range(n))
    p=''.join(random.choice(alpha) for _ in range(m)) if random.random()<.5 else t[random.randrange(n+1):][:m]
    want=[i for i in range(n-len(p)+1) if t[i:i+len(p)]==p]
    if t.find(p)!=(want[0] if want else -1) or t.rfind(p)!=(want[-1] if want else -1) or (p in t)!=bool(want): bad+=1; print(repr(t),repr(p))
print(bad)
for big in ('a'*100000, 'é'*100000, 'ab'*50000, '\U0001F600'*50000):
    for needle in ('a'*30000+'b', 'b'+'a'*30000, 'é'*30000+'a', big[:20000]+'x'+big[:20000], 'ab'*20000+'b', big[:40000]):
        print(big.find(needle), big.rfind(needle), big.count(needle), needle in big, len(big.split(needle)), end=' ')
print(b'a'.ljust(100000,b'a').find(b'a'*50000+b'b'), bytearray(b'ab'*50000).rfind(b'b'+b'ab'*20000))
print('é€“x”'.encode('cp1252'), bytes(range(0x80,0x81)).decode('windows-1252'), bytes(i for i in range(256) if i not in (0x81,0x8d,0x8f,0x90,0x9d)).decode('CP1252'))
for f in (lambda: b'a\x81'.decode('cp1252'), lambda: 'a\u1234b'.encode('cp1252'), lambda: '\x81'.encode('cp1252')):
    try: f()
    except UnicodeError as e: print(type(e).__name__, e, e.encoding)
print(b'a\x81b'.decode('cp1252','replace'), 'a\u1234'.encode('cp1252','replace'), b'\x81'.decode('cp1252','backslashreplace'), 'a\u1234'.encode('cp1252','xmlcharrefreplace'), ascii(b'\x81'.decode('cp1252','ignore')))
