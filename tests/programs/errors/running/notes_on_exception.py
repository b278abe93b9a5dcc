try:
    int("x")
except ValueError as error:
    error.add_note("while reading line 3")
    error.add_note("of config")
    raise
