import dis, sys
class Hidden:
    def write(self, text):
        parts = text.replace(__file__, "FILE").split(" at 0x")
        sys.stdout.write(" at ADDRESS".join([parts[0]] + [p.lstrip("0123456789abcdef") for p in parts[1:]]))
out = Hidden()
def f(x, *a, k=2, **kw):
    y = [i for i in x if i > 3 and x]
    for q in a:
        try:
            print(q.foo(k=1), f"{q!r:>3}")
        except ValueError as e:
            continue
        finally:
            y.append(q)
    while y:
        y += x[1:2]
        if y is None or q not in y: break
    with open("x") as g:
        return lambda: (x, y)
class A:
    z: int = 1
    def m(self):
        super().__init__()
        yield self
    @classmethod
    def c(cls): import os.path as p; from a import b
dis.dis(f, file=out)
dis.dis(A, file=out)
dis.dis("a = b + 1\nassert a, 'x'\nmatch a:\n case [1, *r] if r: pass\n case {'k': v}: pass\n case A(1, y=2): pass")
dis.dis("x + 1")
print(dis.code_info(A.m).replace(__file__, "FILE"))
for i in dis.get_instructions(A.c): print(i.opname, i.opcode, i.arg, i.argval, i.argrepr, i.offset, i.starts_line, i.line_number, i.positions)
def fails(x):
    y = x + 1
    return y / 0
try: fails(1)
except Exception as e: dis.distb(e.__traceback__.tb_next)
exec("def big(): return [" + ",".join(f"v{i}" for i in range(300)) + "]")
dis.dis(big, file=out)
exec("def loop():\n while a:\n  " + "\n  ".join(f"v{i}" for i in range(100)))
dis.dis(loop, file=out)
try: dis.dis(3)
except TypeError as e: print(e)
for i in dis.Bytecode("a if b else c"): print(i.opname, i.is_jump_target)
