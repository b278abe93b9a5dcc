# What a SyntaxError knows of its text: the line with its newline or without, where it begins and ends.
SOURCES = [
    "x = 32e-+4", "'blech", "1 > 2)", "a = 3 \\ 4", "[one\ntwo()", "with (\n a\n", "print({1: 1,\n2: 3,",
    "if x:\n    y\n  z", "if True:\n        a\n\tb", "x =", "foo(a, z\n  for z in y, b)", "[f for str(f) in []\n]",
    "try: pass\nexcept ValueError: pass\nexcept* TypeError: pass", "try: pass\nexcept* ValueError: pass\nexcept: pass",
    "[i for i in [j for j in x if (j := True)]]", "[i for i in (lambda: (j := range(5)))()]",
    "match x:\n case f'': pass", "match x:\n case f'{y}': pass", "match x:\n case 0j+0: pass", "match x:\n case {0j-0: _}: pass",
    "match x:\n case 1+1: pass", "def f(*args: *b = (1,)): pass", "def f(*args: b = (1,)): pass",
    "from __future__ import braces", "from __future__ import nothing_such", "x\0y", b"x\0y", "# coding: latin-9\nx = 'œ'",
    "# -*- coding: no-such -*-\n1 +", "\ud800x" if False else "x = $", "f'{a!z}'", "f'{((}'", "f'{3!'", "0o18", "0x_g", "(1, 2]",
    "é = 1 +\n", "'''open", "\tx\n  y", "  x", "def f():\nreturn", "for x in y:\n", "class C:\n  a = 1\n b = 2",
]
for source in SOURCES:
    try:
        compile(source, "<source>", "exec")
        print("fine", ascii(source))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, ascii(e.text), e.print_file_and_line)
    except ValueError as e:
        print(type(e).__name__, e)
