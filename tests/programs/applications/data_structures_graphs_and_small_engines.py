"""LRU caches by hand, tries, union-find, matrices, graph algorithms, an inverted index, a regex engine, a VM, streams."""
from collections import OrderedDict, defaultdict, deque, Counter
import heapq, math, random, re, sys, itertools, functools, operator, string, time, bisect, textwrap, statistics, fractions, decimal, datetime, calendar, struct, array, io, json
class LRU:
    class _Node:
        __slots__ = 'key', 'value', 'prev', 'next'
        def __init__(self, key=None, value=None): self.key, self.value = key, value; self.prev = self.next = self
    def __init__(self, cap): self.cap, self.map, self.root = cap, {}, self._Node(); self.hits = self.misses = 0
    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n): r = self.root; n.prev, n.next = r, r.next; r.next.prev = n; r.next = n
    def __getitem__(self, k):
        try: n = self.map[k]
        except KeyError: self.misses += 1; raise
        self.hits += 1; self._unlink(n); self._front(n); return n.value
    def __setitem__(self, k, v):
        if n := self.map.get(k): self._unlink(n); n.value = v
        else:
            if len(self.map) >= self.cap: old = self.root.prev; self._unlink(old); del self.map[old.key]
            n = self.map[k] = self._Node(k, v)
        self._front(n)
    def __iter__(self):
        n = self.root.next
        while n is not self.root: yield n.key, n.value; n = n.next
    def __len__(self): return len(self.map)
    def __contains__(self, k): return k in self.map
c = LRU(3)
for i, ch in enumerate('abcabdae'): 
    try: c[ch]
    except KeyError as e: c[ch] = i; print('miss', e, dict(c))
print(list(c), c.hits, c.misses, len(c), 'z' in c)
class Trie:
    def __init__(self): self.root = {}
    def add(self, w): functools.reduce(lambda d, ch: d.setdefault(ch, {}), w, self.root)['$'] = w; return self
    def find(self, p):
        d = self.root
        for ch in p:
            if ch not in d: return
            d = d[ch]
        stack = [d]
        while stack:
            d = stack.pop()
            for k in sorted(d, reverse=True):
                if k == '$': yield d[k]
                else: stack.append(d[k])
t = Trie()
for w in 'car card care cat dog do done'.split(): t.add(w)
print(list(t.find('ca')), list(t.find('do')), list(t.find('x')))
class DSU:
    def __init__(self, n): self.p = list(range(n)); self.s = [1] * n
    def find(self, x):
        while self.p[x] != x: self.p[x] = x = self.p[self.p[x]]
        return x
    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        if self.s[a] < self.s[b]: a, b = b, a
        self.p[b] = a; self.s[a] += self.s[b]; return True
random.seed(42); n = 12
edges = sorted((random.randint(1, 50), i, j) for i, j in itertools.combinations(range(n), 2) if random.random() < .4)
d = DSU(n); mst = [(w, a, b) for w, a, b in edges if d.join(a, b)]; print(sum(w for w, *_ in mst), mst[:3], len(mst))
g = defaultdict(dict)
for w, a, b in edges: g[a][b] = g[b][a] = w
def dijkstra(s):
    dist, prev, pq = {s: 0}, {}, [(0, s)]
    while pq:
        du, u = heapq.heappop(pq)
        if du > dist[u]: continue
        for v, w in sorted(g[u].items()):
            if (nd := du + w) < dist.get(v, math.inf): dist[v], prev[v] = nd, u; heapq.heappush(pq, (nd, v))
    return dist, prev
dist, prev = dijkstra(0); print(sorted(dist.items()))
fw = [[0 if i == j else g[i].get(j, math.inf) for j in range(n)] for i in range(n)]
for k, i, j in itertools.product(range(n), repeat=3): fw[i][j] = min(fw[i][j], fw[i][k] + fw[k][j])
assert all(fw[0][v] == dist.get(v, math.inf) for v in range(n))
def topo(deps):
    indeg = Counter(v for vs in deps.values() for v in vs); q = deque(sorted(k for k in deps if not indeg[k])); out = []
    while q:
        u = q.popleft(); out.append(u)
        for v in deps.get(u, ()):
            indeg[v] -= 1
            if not indeg[v]: q.append(v)
    if len(out) < len(set(deps) | set(indeg)): raise ValueError(f'cycle among {sorted(k for k, v in indeg.items() if v > 0)}')
    return out
print(topo({'shirt': ['tie'], 'tie': ['jacket'], 'pants': ['shoes', 'belt'], 'belt': ['jacket'], 'socks': ['shoes']}))
try: topo({'a': 'b', 'b': 'c', 'c': 'a'})
except ValueError as e: print(e)
class Matrix:
    def __init__(self, rows): self.rows = tuple(tuple(map(fractions.Fraction, r)) for r in rows)
    @classmethod
    def identity(cls, n): return cls([[i == j for j in range(n)] for i in range(n)])
    def __matmul__(self, o): return Matrix([[sum(map(operator.mul, r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, k):
        r, b = Matrix.identity(len(self.rows)), self if k >= 0 else self.inverse()
        k = abs(k)
        while k:
            if k & 1: r @= b
            b @= b; k >>= 1
        return r
    def __eq__(self, o): return self.rows == o.rows
    __hash__ = None
    def inverse(self):
        n = len(self.rows); m = [list(r) + [int(i == j) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = next((r for r in range(c, n) if m[r][c]), None)
            if p is None: raise ZeroDivisionError('singular matrix')
            m[c], m[p] = m[p], m[c]; k = m[c][c]; m[c] = [x / k for x in m[c]]
            for r in range(n):
                if r != c and m[r][c]: f = m[r][c]; m[r] = [x - f * y for x, y in zip(m[r], m[c])]
        return Matrix([r[n:] for r in m])
    def det(self): return functools.reduce(operator.add, (functools.reduce(operator.mul, (self.rows[i][p[i]] for i in range(len(p))), 1) * (-1) ** sum(a > b for a, b in itertools.combinations(p, 2)) for p in itertools.permutations(range(len(self.rows)))))
    def __str__(self): w = max(len(str(x)) for r in self.rows for x in r); return '\n'.join(' '.join(f'{x!s:>{w}}' for x in r) for r in self.rows)
m = Matrix([[2, 1, 0], [1, 3, 1], [0, '1/2', 4]]); print(m.inverse(), m @ m.inverse() == Matrix.identity(3), m.det(), (Matrix([[1, 1], [1, 0]]) ** 90).rows[0][1], sep='\n')
try: Matrix([[1, 2], [2, 4]]).inverse()
except ZeroDivisionError as e: print(e)
def regex(p):
    pos = 0
    def peek(): return p[pos] if pos < len(p) else ''
    def alt():
        nonlocal pos
        l = seq()
        while peek() == '|': pos += 1; r = seq(); l = (lambda l, r: lambda s, i, k: l(s, i, k) or r(s, i, k))(l, r)
        return l
    def seq():
        f = lambda s, i, k: k(i)
        while peek() and peek() not in '|)': f = (lambda f, a: lambda s, i, k: f(s, i, lambda j: a(s, j, k)))(f, star())
        return f
    def star():
        nonlocal pos
        a = atom()
        while peek() and peek() in '*+?':
            op = p[pos]; pos += 1
            def many(s, i, k, a=a): return a(s, i, lambda j: j > i and many(s, j, k)) or k(i)
            a = {'*': many, '+': lambda s, i, k, a=a, m=many: a(s, i, lambda j: m(s, j, k)), '?': lambda s, i, k, a=a: a(s, i, k) or k(i)}[op]
        return a
    def atom():
        nonlocal pos
        ch = peek(); pos += 1
        match ch:
            case '(':
                a = alt()
                if peek() != ')': raise SyntaxError(f'missing ) at {pos}')
                pos += 1; return a
            case '[':
                end = p.index(']', pos); cls = p[pos:end]; pos = end + 1; neg = cls[0] == '^'; items = set()
                for x in re.finditer(r'(.)-(.)|(.)', cls[neg:]): items |= set(map(chr, range(ord(x[1]), ord(x[2]) + 1))) if x[1] else {x[3]}
                return lambda s, i, k: i < len(s) and ((s[i] in items) != neg) and k(i + 1)
            case '.': return lambda s, i, k: i < len(s) and k(i + 1)
            case '\\': ch = peek(); pos += 1
            case '*' | '+' | '?': raise SyntaxError(f'nothing to repeat at {pos - 1}')
        return lambda s, i, k: i < len(s) and s[i] == ch and k(i + 1)
    f = alt()
    if pos < len(p): raise SyntaxError(f'stray {p[pos]} at {pos}')
    return lambda s: bool(f(s, 0, lambda j: j == len(s)))
for p in ['a*b', '(ab|c)+d?', '[a-c]*[^x]', 'a.c', '(a|b)*abb', 'x\\*y', '']:
    print(p, [s for s in ('', 'b', 'aab', 'abcd', 'cc', 'abc', 'abx', 'axc', 'babb', 'x*y') if regex(p)(s)], all(regex(p)(s) == bool(re.fullmatch(p, s)) for s in map(''.join, itertools.product('abcx', repeat=3))))
for bad in ('(a', '*a', 'a)'):
    try: regex(bad)
    except SyntaxError as e: print(bad, e)
text = '''It was the best of times, it was the worst of times; it was the age of wisdom...'''
index = defaultdict(lambda: defaultdict(list))
for ln, line in enumerate(textwrap.wrap(text, 20)):
    for mm in re.finditer(r"[a-z']+", line.lower()): index[mm[0]][ln].append(mm.start())
print({w: dict(v) for w, v in sorted(index.items()) if len(v) > 1}, Counter(re.findall(r'\w+', text.lower())).most_common(3))
code = struct.pack('<BiBiBBB', 1, 6, 1, 7, 2, 3, 0)
def vm(code):
    stack, ip, out = array.array('q'), 0, []
    while (op := code[ip]):
        ip += 1
        match op:
            case 1: stack.append(struct.unpack_from('<i', code, ip)[0]); ip += 4
            case 2: b, a = stack.pop(), stack.pop(); stack.append(a * b)
            case 3: out.append(stack[-1])
    return out, stack
print(vm(code), code.hex(' ', 4), memoryview(code)[1:5].tolist(), int.from_bytes(code[1:5], 'little'))
def life(cells): 
    near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in near.items() if k == 3 or k == 2 and c in cells}
cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(8): cells = life(cells)
print(sorted(cells), '\n'.join(''.join('.#'[(x, y) in cells] for x in range(6)) for y in range(6)), sep='\n')
def queens(n, row=0, cols=0, d1=0, d2=0): return 1 if row == n else sum(queens(n, row + 1, cols | b, (d1 | b) << 1, (d2 | b) >> 1) for i in range(n) if not (cols | d1 | d2) & (b := 1 << i))
print([queens(i) for i in range(1, 8)], calendar.month(2024, 2), datetime.date(2024, 2, 29) + datetime.timedelta(365), (datetime.datetime(2024, 3, 10, 12) - datetime.datetime(2023, 12, 25)).total_seconds(), f'{datetime.datetime(2024, 7, 4, 15, 5):%A %d %B %Y %I:%M %p week %W}')
buf = io.StringIO(); print('a', 1, file=buf, end='|'); buf.write('tail\nx'); buf.seek(0); print(buf.readlines(), buf.getvalue().partition('|'))
print(random.sample(range(100), 5), random.choices('abc', [1, 2, 3], k=5), random.gauss(0, 1), random.shuffle(l := list(range(6))), l, statistics.quantiles([1, 5, 2, 8, 7], n=4), statistics.multimode('aabbc'), decimal.Decimal('1.005').quantize(decimal.Decimal('.01')), math.comb(40, 20), math.isqrt(10 ** 30), math.lcm(4, 6, 10), math.dist((0, 0), (3, 4)), bisect.bisect([1, 3, 3, 5], 3), heapq.nsmallest(2, 'hello'), heapq.merge([1, 4], [2, 3]).__next__())
