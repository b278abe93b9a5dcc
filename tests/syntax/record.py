"""Records what CPython 3.13 says of the sources in errors.json and trees.json, in place.

Each row is [source] or [source, expectations...]; only the source is kept. To add a case, add a row with the source
and run this file with CPython 3.13. Rows whose expectation names mini-Python are our own and stay as they are.

errors.json: source, kind, message, lineno, offset, end_lineno, end_offset (null when CPython gives no place)
trees.json: source, tree in the format of tests/c/dump_tree.h
"""

import ast
import json
import pathlib
import sys
import warnings

SKIPPED = {"type_comment", "type_ignores", "kind", "is_async"}


def constant(value, kind):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "..."
    if isinstance(value, int):
        return f"I{value}" if value < 2**63 else f"I16:{value:x}"
    if isinstance(value, float):
        return f"F{value:.17g}"
    if isinstance(value, complex):
        return f"J{value.imag:.17g}"
    if isinstance(value, str):
        return "S" + (kind or "") + value.encode("utf-8", "surrogatepass").hex()
    return "B" + value.hex()


def dump(node):
    if node is None:
        return "-"
    if isinstance(node, list):
        separator = "\n" if node and isinstance(node[0], ast.stmt) else " "
        return "[" + separator.join(dump(item) for item in node) + "]"
    if isinstance(node, (str, int)):
        return str(node)
    name = type(node).__name__
    if isinstance(node, (ast.operator, ast.boolop, ast.unaryop, ast.cmpop, ast.expr_context)):
        return name
    if name in ("Constant", "MatchSingleton"):
        text = f"({name} {constant(node.value, getattr(node, 'kind', None))}"
    else:
        fields = [dump(getattr(node, field, None)) for field in node._fields
                  if field not in SKIPPED and (field != "type_params" or node.type_params)]
        if getattr(node, "is_async", 0):
            name += " async"
        text = " ".join(["(" + name, *fields])
    if hasattr(node, "lineno"):
        return f"{text} @{node.lineno},{node.col_offset},{node.end_lineno},{node.end_col_offset})"
    return text + ")"


def expectation(source):
    try:
        tree = compile(source.encode("utf-8", "surrogatepass"), "test.py", "exec", ast.PyCF_ONLY_AST)
    except SyntaxError as error:
        return [
            type(error).__name__,
            error.msg,
            error.lineno,
            error.offset,
            error.end_lineno,
            error.end_offset,
        ]
    return [dump(tree.body)]


def record(path):
    rows = json.loads(path.read_text())
    for row in rows:
        if len(row) == 1 or "mini-Python" not in str(row[2:3]):
            row[1:] = expectation(row[0])
    lines = ",\n".join(json.dumps(row) for row in rows)
    path.write_text(f"[\n{lines}\n]\n")
    print(f"{path.name}: {len(rows)} rows")


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit("this needs CPython 3.13")
    warnings.simplefilter("ignore")
    for name in ("errors.json", "trees.json"):
        record(pathlib.Path(__file__).with_name(name))
