import traceback, warnings, sys
write = sys.stdout.write
class Shortened:
    def write(self, text): write(text.replace(__file__, "FILE"))
    def flush(self): pass
sys.stdout = Shortened()
def f(n):
    if n: return f(n-1)
    return 1 / 0 + (2 *
        3)
try:
    f(2)
except ZeroDivisionError as e:
    print(traceback.format_exc())
    traceback.print_tb(e.__traceback__, file=sys.stdout)
    print(traceback.format_exception_only(e), traceback.extract_tb(e.__traceback__))
    for fs in traceback.extract_tb(e.__traceback__, limit=-1): print(tuple(fs), fs.colno, fs.end_colno, fs.lineno, fs.end_lineno)
    print("".join(traceback.format_exception(e, limit=1)))
    te = traceback.TracebackException.from_exception(e)
    print(te.exc_type, te, list(te.format_exception_only()), te.exc_type_str)
try:
    try: {}["x"]
    except KeyError as k: raise ValueError("bad") from k
except ValueError:
    traceback.print_exc(file=sys.stdout)
try:
    try: {}["x"]
    except KeyError as k: undefined_nam
except NameError:
    traceback.print_exc(file=sys.stdout, chain=False)
    traceback.print_exc(file=sys.stdout)
def g():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack()[-1], traceback.extract_stack()[-2].name)
g()
print(traceback.format_exc())
try: f(-1)
except RecursionError: print(traceback.format_exc()[:900])
try: compile("a b", "<s>", "exec")
except SyntaxError as e: print("".join(traceback.format_exception_only(e)))
warnings.showwarning = lambda *a: print("SW", a[0], a[1].__name__, a[3])
warnings.warn("hello")
warnings.warn("hello"); 
for i in range(3): warnings.warn("loop", DeprecationWarning)
