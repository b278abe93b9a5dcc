# seed 70397
b = bytearray(b"abc")
for statement in ("b[9] = 300", "b[9] = 3", "b[-9] = 300", "del b[9]", "b[9] = 'a'", "b[-1] = 65"):
    try:
        exec(statement)
        print(b)
    except Exception as error:
        print(statement, type(error).__name__, error)
