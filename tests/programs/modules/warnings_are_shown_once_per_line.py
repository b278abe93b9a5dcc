import warnings, sys
class Shortened:
    def write(self, text): sys.__stdout__.write(text.replace(__file__, "FILE"))
    def flush(self): pass
sys.stdout = sys.stderr = Shortened()
def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
old()
for i in range(3): old()
warnings.warn("plain")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    old(); old()
    print(len(w), w[0].message, w[0].category, w[0].lineno, w[-1])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: old()
    except DeprecationWarning as e: print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("no")
try: warnings.warn("x", int)
except TypeError as e: print(e)
try: warnings.simplefilter("bad")
except Exception as e: print(type(e), e)
warnings.warn(UserWarning("inst"))
warnings.warn_explicit("ex", UserWarning, "file.py", 12)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "  src "))
@warnings.deprecated("use new")
def fn(): return 1
fn()
warnings.warn("pend", PendingDeprecationWarning)
warnings.warn("deep", stacklevel=10)
print(warnings.catch_warnings(record=True))
