def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        raise ValueError("no such key: " + key)


lookup({}, "spam")
