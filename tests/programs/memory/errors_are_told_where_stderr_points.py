# sys.stderr may be another stream, which gets what is told of errors, to the very end.
import io, sys, contextlib
class Bad:
    def __del__(self): raise ValueError("in del")
with contextlib.redirect_stderr(io.StringIO()) as told: Bad()
print("in del" in told.getvalue(), told.getvalue().count("Traceback"))
class Upper:
    def write(self, text): sys.stdout.write(text.replace(__file__, "program.py").upper())
    def flush(self): pass
with contextlib.redirect_stderr(Upper()):
    try: 1 / 0
    except ZeroDivisionError: sys.excepthook(*sys.exc_info())
sys.stderr = sys.stdout
sys.tracebacklimit = 0  # the path of this file is another elsewhere
try: {}["k"]
except KeyError: sys.excepthook(*sys.exc_info())
print("last", file=sys.stderr)
class E(Exception): pass
raise E("goes to stdout")
