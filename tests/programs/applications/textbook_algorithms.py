from collections import deque, Counter, defaultdict
from functools import lru_cache
import heapq
def queens(n, row=0, cols=frozenset(), d1=frozenset(), d2=frozenset()):
    if row == n: yield ()
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            for rest in queens(n, row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}): yield (c, *rest)
solutions = list(queens(5)); print(len(solutions), solutions[0])
print("\n".join("".join("Q" if c == q else "." for c in range(5)) for q in solutions[0]))
def solve(board):
    empty = [(r, c) for r in range(9) for c in range(9) if board[r][c] == 0]
    if not empty: return True
    def options(r, c):
        used = set(board[r]) | {board[i][c] for i in range(9)} | {board[r // 3 * 3 + i][c // 3 * 3 + j] for i in range(3) for j in range(3)}
        return [n for n in range(1, 10) if n not in used]
    r, c = min(empty, key=lambda rc: len(options(*rc)))
    for n in options(r, c):
        board[r][c] = n
        if solve(board): return True
    board[r][c] = 0
    return False
puzzle = "534678900672195340198342567809761423426853091713924856961537280287419635345086179"
board = [[int(x) for x in puzzle[i:i + 9]] for i in range(0, 81, 9)]
print(solve(board)); print(*("".join(map(str, row)) for row in board), sep="\n")
graph = {"A": {"B": 4, "C": 2}, "B": {"D": 5}, "C": {"B": 1, "D": 8, "E": 10}, "D": {"E": 2}, "E": {}}
def dijkstra(start):
    dist, heap, prev = {start: 0}, [(0, start)], {}
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]: continue
        for v, w in graph[u].items():
            if d + w < dist.get(v, float("inf")): dist[v] = d + w; prev[v] = u; heapq.heappush(heap, (d + w, v))
    return dist, prev
dist, prev = dijkstra("A"); path = ["E"]
while path[-1] in prev: path.append(prev[path[-1]])
print(dist, path[::-1])
maze = ["S.#.", "..#.", "#...", "..#E"]
def bfs():
    start = next((r, row.index("S")) for r, row in enumerate(maze) if "S" in row); queue, seen = deque([(start, 0)]), {start}
    while queue:
        (r, c), steps = queue.popleft()
        if maze[r][c] == "E": return steps
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            p = (r + dr, c + dc)
            if 0 <= p[0] < 4 and 0 <= p[1] < 4 and maze[p[0]][p[1]] != "#" and p not in seen: seen.add(p); queue.append((p, steps + 1))
print(bfs())
def topological(deps):
    seen, out = {}, []
    def visit(n):
        if seen.get(n) == 1: raise ValueError(f"cycle at {n}")
        if n not in seen:
            seen[n] = 1
            for d in deps.get(n, ()): visit(d)
            seen[n] = 2; out.append(n)
    for n in deps: visit(n)
    return out
print(topological({"app": ["db", "web"], "web": ["http"], "db": []}))
try: topological({"a": ["b"], "b": ["a"]})
except ValueError as e: print(e)
@lru_cache(maxsize=None)
def lcs(a, b): return "" if not a or not b else lcs(a[:-1], b[:-1]) + a[-1] if a[-1] == b[-1] else max(lcs(a[:-1], b), lcs(a, b[:-1]), key=len)
print(lcs("AGGTAB", "GXTXAYB"), lcs.cache_info().currsize)
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1): last, row[j] = row[j], min(last + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]
print(edit("kitten", "sitting"), edit("", "abc"), edit("flaw", "lawn"))
def quick(xs): return xs if len(xs) < 2 else quick([x for x in xs[1:] if x < xs[0]]) + [xs[0]] + quick([x for x in xs[1:] if x >= xs[0]])
def merge(xs):
    if len(xs) < 2: return xs
    a, b = merge(xs[:len(xs) // 2]), merge(xs[len(xs) // 2:]); out = []
    while a and b: out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
data = [(i * 7919) % 101 for i in range(60)]; print(quick(data) == merge(data) == sorted(data), heapq.nsmallest(3, data), heapq.nlargest(3, data))
def sieve(n):
    flags = [True] * (n + 1); flags[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = [False] * len(flags[i * i::i])
    return [i for i, f in enumerate(flags) if f]
print(sieve(60), len(sieve(500)))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(len(hanoi(5)), hanoi(2)); 
def permutations(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])]
print(permutations("abc"), len(set(permutations("abca"))))
def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1): best[c] = max(best[c], best[c - w] + v)
    return best[cap]
print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def matpow(m, n): return [[1, 0], [0, 1]] if n == 0 else matmul(matpow(m, n - 1), m) if n % 2 else (lambda h: matmul(h, h))(matpow(m, n // 2))
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), matpow([[1, 1], [1, 0]], 90)[0][1])
words = "the quick the lazy the dog a quick".split(); print(Counter(words).most_common(2), dict(Counter("abca") - Counter("a")))
groups = defaultdict(list)
for w in ["eat", "tea", "tan", "ate", "nat", "bat"]: groups["".join(sorted(w))].append(w)
print(dict(groups), {k: len(v) for k, v in groups.items()})
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if (b := 97 if c.islower() else 65 if c.isupper() else 0) else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
def to_roman(n):
    out = ""
    for v, s in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        while n >= v: out += s; n -= v
    return out
print([to_roman(n) for n in (4, 9, 14, 1994, 2023)])
