"""Lists the code of Python files as CPython 3.13 compiles them, in the form of core/lang/dis.c.

    python3.13 tests/bytecode/listing.py FILE.py ...           prints the listings
    python3.13 tests/bytecode/listing.py --record FILE.py ...  writes FILE.dis.txt beside each

A file to be recorded (programs/*.py) holds many small programs, each behind a line `# --- title`.
tests/c/test_compile.c compiles the same programs and compares.
"""
import contextlib
import dis
import opcode
import re
import sys
import tempfile
import types
import warnings

assert sys.version_info[:2] == (3, 13), "listings are recorded from CPython 3.13"

NAMES = {i: n for i, n in enumerate(opcode._nb_ops)}
INTRINSIC_1 = dis._intrinsic_1_descs
INTRINSIC_2 = dis._intrinsic_2_descs
LOCAL = {
    "LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR", "STORE_FAST", "DELETE_FAST", "MAKE_CELL", "LOAD_DEREF",
    "STORE_DEREF", "DELETE_DEREF", "LOAD_FROM_DICT_OR_DEREF",
}
LOCALS = {"LOAD_FAST_LOAD_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST"}
NAME = {
    "LOAD_NAME", "STORE_NAME", "DELETE_NAME", "STORE_GLOBAL", "DELETE_GLOBAL", "STORE_ATTR", "DELETE_ATTR",
    "IMPORT_NAME", "IMPORT_FROM", "LOAD_FROM_DICT_OR_GLOBALS",
}


def value(v):
    if isinstance(v, types.CodeType):
        return f"<code {v.co_qualname}>"
    if isinstance(v, frozenset):
        return f"<frozenset of {len(v)}>"
    return repr(v)


def column(c):
    return "-" if c is None else str(c)


def position(p):
    if p is None or not p[0]:
        return "-"
    line, end, start_column, end_column = p
    return f"{line}:{column(start_column)}-{end}:{column(end_column)}"


def slots(code):
    """The names of the slots as the instructions number them."""
    names = list(code.co_varnames)
    names += [n for n in code.co_cellvars if n not in code.co_varnames]
    return names + list(code.co_freevars)


def argument(code, name, i, index):
    arg = i.arg
    if name in ("LOAD_CONST", "RETURN_CONST"):
        return value(code.co_consts[arg])
    if name in NAME:
        return code.co_names[arg]
    if name in ("LOAD_ATTR", "LOAD_GLOBAL"):
        return f"{code.co_names[arg >> 1]} +{arg & 1}"
    if name == "LOAD_SUPER_ATTR":
        return f"{code.co_names[arg >> 2]} +{arg & 3}"
    if name in LOCAL:
        return slots(code)[arg]
    if name in LOCALS:
        return f"{slots(code)[arg >> 4]} {slots(code)[arg & 15]}"
    if i.opcode in dis.hasjump:
        return f"to {index[i.jump_target]}"
    if name == "BINARY_OP":
        return NAMES[arg][1]
    if name == "COMPARE_OP":
        return dis.cmp_op[arg >> 5] + (" bool" if arg & 16 else "")
    if name == "CALL_INTRINSIC_1":
        return INTRINSIC_1[arg].removeprefix("INTRINSIC_")
    if name == "CALL_INTRINSIC_2":
        return INTRINSIC_2[arg].removeprefix("INTRINSIC_")
    return "" if arg is None else str(arg)


def listing(code, out):
    instructions = [i for i in dis.get_instructions(code, show_caches=False) if i.opname != "EXTENDED_ARG"]
    starts = {}  # the same with the prefixes that belong to an instruction
    for k, i in enumerate(instructions):
        starts[i.start_offset] = k
        starts[i.offset] = k
    starts[len(code.co_code)] = len(instructions)
    out.append(f"code {code.co_qualname} ({code.co_name}) line {code.co_firstlineno}")
    out.append(
        f"  args {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount} flags {code.co_flags:#x} "
        f"stack {code.co_stacksize} locals {code.co_nlocals} units {len(code.co_code) // 2}"
    )
    for label, names in (("consts", [value(v) for v in code.co_consts]), ("names", map(repr, code.co_names)),
                         ("varnames", code.co_varnames), ("cellvars", code.co_cellvars),
                         ("freevars", code.co_freevars)):
        out.append(f"  {label}:" + "".join(" " + n for n in names))
    for k, i in enumerate(instructions):
        p = i.positions
        place = position((p.lineno, p.end_lineno, p.col_offset, p.end_col_offset) if p else None)
        out.append(f"{k:4} {i.opname} {argument(code, i.opname, i, starts)}  @{place}")
    for entry in dis._parse_exception_table(code):
        out.append(
            f"  handler {starts[entry.start]}-{starts[entry.end]} to {starts[entry.target]} depth {entry.depth}"
            + (" lasti" if entry.lasti else "")
        )
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            listing(constant, out)


def of_source(source, filename):
    out = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            code = compile(source, filename, "exec", dont_inherit=True)
        except SyntaxError as error:
            end_line, end_column = error.end_lineno, error.end_offset
            text = "None" if error.text is None else error.text
            return (f"{type(error).__name__} {error.lineno}:{error.offset}-{end_line}:{end_column} {error.msg} | {text}\n")
        except RecursionError:
            return "error RecursionError\n"
    for w in caught:
        if w.category is SyntaxWarning:
            out.append(f"warning {w.lineno}: {w.message}")
    listing(code, out)
    return "".join(line + "\n" for line in out)


def record(path):
    with open(path, encoding="utf-8") as f:
        parts = re.split(r"^# --- (.*)\n", f.read(), flags=re.M)[1:]
    out = ""
    # Errors show the line, which CPython reads from the file.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for title, source in zip(parts[::2], parts[1::2]):
            with open("program.py", "w", encoding="utf-8") as f:
                f.write(source)
            out += f"=== {title}\n" + of_source(source, "program.py")
    with open(path.removesuffix(".py") + ".dis.txt", "w", encoding="utf-8") as f:
        f.write(out)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--record"]:
        for path in sys.argv[2:]:
            record(path)
    else:
        for path in sys.argv[1:]:
            with open(path, "rb") as f:
                text = of_source(f.read(), path)
            sys.stdout.buffer.write(f"=== {path}\n".encode() + text.encode("utf-8", "surrogatepass"))
