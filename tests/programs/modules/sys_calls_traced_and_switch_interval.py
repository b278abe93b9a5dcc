import sys
print(sys.call_tracing(lambda *a: sum(a), (1, 2)))
try: sys.call_tracing(1)
except TypeError as e: print(e)
try: sys.call_tracing(len, [1])
except TypeError as e: print(e)
print(sys._clear_type_cache())
print(sys.getswitchinterval()); sys.setswitchinterval(0.01); print(sys.getswitchinterval())
for v in (0, -1, "x", None):
    try: sys.setswitchinterval(v)
    except Exception as e: print(type(e).__name__, e)
sys.setswitchinterval(1); print(sys.getswitchinterval()); sys.setswitchinterval(True)

def work(n):
    total = n
    return total
def tracer(frame, event, arg):
    if frame.f_code.co_name == "work":
        print("traced", event, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_locals.get("n"))
        if event == "return" and arg == 1:
            print("plain", work(2))
            print("again", sys.call_tracing(work, (3,)))
        return tracer
sys.settrace(tracer)
work(1)
sys.settrace(None)
