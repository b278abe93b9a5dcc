class Broken:
    limit = 10
    value = limit / zero
