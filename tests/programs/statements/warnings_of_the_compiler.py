# What compile() warns of goes through the module warnings: recorded, ignored, or made an error.
import warnings

SOURCES = ["assert (x, 1)", "x = 1\nx is 1", "'\\z'", "'''\n\\d'''", "'\\777'", "0x1for x in y", "(1)(2)", "y\n[1][2, 3]", "f'\\q{1}'"]
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for source in SOURCES:
        try:
            compile(source, "<source>", "exec")
        except SyntaxError as e:
            print(e.msg)
    for w in seen:
        print(w.message, w.lineno, w.category.__name__, w.filename)
with warnings.catch_warnings():
    warnings.simplefilter("error", SyntaxWarning)
    for source in SOURCES[:-1]:
        try:
            compile(source, "<source>", "exec")
            print("fine")
        except SyntaxError as e:
            print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), e.filename, e.__context__)
with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    exec("assert (1, 2)")
for source in ("from __future__ import annotations; import x; from __future__ import division",
               "from __future__ import annotations; from __future__ import division"):
    try:
        compile(source, "<source>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e, e.offset)
exec("from __future__ import annotations\ndef f(x: 1e999j, y: -1e999): pass\nprint(f.__annotations__)")
print(type.__type_params__, int.__type_params__)
exec('''from __future__ import annotations
def outer():
    a = 1
    def inner():
        x: a = 1
        y: (lambda: a) = 2
    return inner
print(outer().__closure__, outer().__code__.co_freevars)
''')
