import sys


def summarize(objects):
    rows = {}
    for obj in objects:
        row = rows.setdefault(str(type(obj)), [0, 0])
        row[0] += 1
        row[1] += sys.getsizeof(obj, 0)
    return [[name, *row] for name, row in rows.items()]


def get_diff(left, right):
    before = {name: (count, size) for name, count, size in left}
    rows = []
    for name, count, size in right:
        old = before.pop(name, (0, 0))
        rows.append([name, count - old[0], size - old[1]])
    return rows + [[name, -count, -size] for name, (count, size) in before.items()]


def _pretty(size):
    pattern, scale = "%4d     %s", 0
    while abs(size) > 1024:
        pattern, scale, size = "%7.2f %s", scale + 1, size / 1024
    return pattern % (size, ("B", "KB", "MB", "GB")[scale])


def format_(rows, limit=15, sort="size", order="descending"):
    column = {"type": 0, "#": 1, "size": 2}[sort]
    rows = sorted(rows, key=lambda row: row[column], reverse=order == "descending")[:limit]
    table = [["types", "# objects", "total size"]] + [[name, str(count), _pretty(size)] for name, count, size in rows]
    widths = [max(len(row[i]) for row in table) + 2 * (i > 0) for i in range(3)]
    for i, row in enumerate(table):
        yield " | ".join(cell.rjust(width) for cell, width in zip(row, widths))
        if i == 0:
            yield " | ".join("=" * width for width in widths)


def print_(rows, limit=15, sort="size", order="descending"):
    for line in format_(rows, limit, sort, order):
        print(line)
