class Token:
    __slots__ = ("kind", "text", "at")
    def __init__(self, kind, text, at): self.kind, self.text, self.at = kind, text, at
    def __repr__(self): return f"{self.kind}:{self.text}"
def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1; continue
        j = i + 1
        if c.isdigit() or c == ".":
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            kind = "num"
        elif c.isalpha() or c == "_":
            while j < len(s) and (s[j].isalnum() or s[j] == "_"): j += 1
            kind = "name"
        elif s[i:i + 2] in ("**", "==", "<=", ">=", "!="): j = i + 2; kind = "op"
        elif c in "+-*/%()=<>,!": kind = "op"
        else: raise SyntaxError(f"what is {c!r} at {i}?")
        yield Token(kind, s[i:j], i); i = j
    yield Token("end", "", i)
class Node:
    def __init__(self, *parts): self.parts = parts
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self.parts))})"
class Num(Node):
    def run(self, env): return self.parts[0]
class Name(Node):
    def run(self, env):
        try: return env[self.parts[0]]
        except KeyError: raise NameError(f"unknown {self.parts[0]}") from None
class Op(Node):
    table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "<": lambda a, b: a < b, "==": lambda a, b: a == b, ">": lambda a, b: a > b}
    def run(self, env): op, a, b = self.parts; return self.table[op](a.run(env), b.run(env))
class Neg(Node):
    def run(self, env): return -self.parts[0].run(env)
class Assign(Node):
    def run(self, env): env[self.parts[0]] = value = self.parts[1].run(env); return value
class Call(Node):
    def run(self, env): return self.parts[0].run(env)(*(a.run(env) for a in self.parts[1]))
class Parser:
    levels = [("<", ">", "=="), ("+", "-"), ("*", "/", "%")]
    def __init__(self, s): self.tokens, self.i = list(tokenize(s)), 0
    @property
    def now(self): return self.tokens[self.i]
    def accept(self, *texts):
        if self.now.kind == "op" and self.now.text in texts: self.i += 1; return self.tokens[self.i - 1].text
    def need(self, text):
        if not self.accept(text): raise SyntaxError(f"expected {text!r} at {self.now.at}, got {self.now}")
    def statement(self):
        if self.now.kind == "name" and self.tokens[self.i + 1].text == "=": name = self.now.text; self.i += 2; return Assign(name, self.statement())
        e = self.level(0)
        if self.now.kind != "end": raise SyntaxError(f"unexpected {self.now}")
        return e
    def level(self, n):
        if n == len(self.levels): return self.unary()
        left = self.level(n + 1)
        while op := self.accept(*self.levels[n]): left = Op(op, left, self.level(n + 1))
        return left
    def unary(self): return Neg(self.unary()) if self.accept("-") else self.power()
    def power(self):
        base = self.atom()
        return Op("**", base, self.unary()) if self.accept("**") else base
    def atom(self):
        t = self.now; self.i += 1
        if t.kind == "num": return Num(float(t.text) if "." in t.text else int(t.text))
        if t.kind == "name":
            node = Name(t.text)
            while self.accept("("):
                args = []
                while not self.accept(")"):
                    args.append(self.level(0)); 
                    if not self.accept(","): self.need(")"); break
                node = Call(node, args)
            return node
        if t.text == "(": e = self.level(0); self.need(")"); return e
        raise SyntaxError(f"unexpected {t} at {t.at}")
env = {"max": max, "pi": 3.14159, "twice": lambda x: 2 * x}
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "x = y = 7", "x * 2 - y", "10 / 4", "7 % 3 + 1", "max(1, x, 3)", "twice(twice(2)) + max(1)", "1 < 2", "pi * 2.5", "1 +", "(1", "foo", "1 / 0", "3 $ 4", "x(1)", "1 2", "--3", "a = (b = 2)"]:
    try: tree = Parser(line).statement(); print(line, "=>", tree, "=", tree.run(env))
    except Exception as e: print(line, "=>", type(e).__name__, e)
print(sorted(k for k in env if len(k) == 1))
