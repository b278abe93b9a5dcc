def check(age):
    if age < 0:
        error = ValueError("negative age")
        error.add_note("got " + str(age))
        error.add_note("two\nlines")
        raise error


check(-1)
