try:
    compile("a = = 1", "cell", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.filename, repr(e.text))
    print(e)
