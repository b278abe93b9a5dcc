# Bytecode as text. The instructions are CPython 3.13's, and so are their numbers and places.
__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code",
    "get_instructions", "Instruction", "Bytecode", "cmp_op", "hascompare", "opname", "opmap", "HAVE_ARGUMENT",
    "EXTENDED_ARG",
]

import sys
from collections import namedtuple
from types import CodeType, FunctionType, MethodType
from _source import handlers as _handlers, instructions as _instructions

opname = """
CACHE BEFORE_ASYNC_WITH BEFORE_WITH - BINARY_SLICE BINARY_SUBSCR CHECK_EG_MATCH CHECK_EXC_MATCH CLEANUP_THROW
DELETE_SUBSCR END_ASYNC_FOR END_FOR END_SEND EXIT_INIT_CHECK FORMAT_SIMPLE FORMAT_WITH_SPEC GET_AITER RESERVED
GET_ANEXT GET_ITER GET_LEN GET_YIELD_FROM_ITER INTERPRETER_EXIT LOAD_ASSERTION_ERROR LOAD_BUILD_CLASS
LOAD_LOCALS MAKE_FUNCTION MATCH_KEYS MATCH_MAPPING MATCH_SEQUENCE NOP POP_EXCEPT POP_TOP PUSH_EXC_INFO PUSH_NULL
RETURN_GENERATOR RETURN_VALUE SETUP_ANNOTATIONS STORE_SLICE STORE_SUBSCR TO_BOOL UNARY_INVERT UNARY_NEGATIVE
UNARY_NOT WITH_EXCEPT_START BINARY_OP BUILD_CONST_KEY_MAP BUILD_LIST BUILD_MAP BUILD_SET BUILD_SLICE
BUILD_STRING BUILD_TUPLE CALL CALL_FUNCTION_EX CALL_INTRINSIC_1 CALL_INTRINSIC_2 CALL_KW COMPARE_OP CONTAINS_OP
CONVERT_VALUE COPY COPY_FREE_VARS DELETE_ATTR DELETE_DEREF DELETE_FAST DELETE_GLOBAL DELETE_NAME DICT_MERGE
DICT_UPDATE ENTER_EXECUTOR EXTENDED_ARG FOR_ITER GET_AWAITABLE IMPORT_FROM IMPORT_NAME IS_OP JUMP_BACKWARD
JUMP_BACKWARD_NO_INTERRUPT JUMP_FORWARD LIST_APPEND LIST_EXTEND LOAD_ATTR LOAD_CONST LOAD_DEREF LOAD_FAST
LOAD_FAST_AND_CLEAR LOAD_FAST_CHECK LOAD_FAST_LOAD_FAST LOAD_FROM_DICT_OR_DEREF LOAD_FROM_DICT_OR_GLOBALS
LOAD_GLOBAL LOAD_NAME LOAD_SUPER_ATTR MAKE_CELL MAP_ADD MATCH_CLASS POP_JUMP_IF_FALSE POP_JUMP_IF_NONE
POP_JUMP_IF_NOT_NONE POP_JUMP_IF_TRUE RAISE_VARARGS RERAISE RETURN_CONST SEND SET_ADD SET_FUNCTION_ATTRIBUTE
SET_UPDATE STORE_ATTR STORE_DEREF STORE_FAST STORE_FAST_LOAD_FAST STORE_FAST_STORE_FAST STORE_GLOBAL STORE_NAME
SWAP UNPACK_EX UNPACK_SEQUENCE YIELD_VALUE
""".split()
if sys.version_info >= (3, 14):
    opname += "LOAD_SMALL_INT", "LOAD_FAST_BORROW", "LOAD_FAST_BORROW_LOAD_FAST_BORROW"
opname += [f"<{n}>" for n in range(len(opname), 256)]
opname[149] = "RESUME"
opmap = {name: n for n, name in enumerate(opname) if name[0] != "<"}
HAVE_ARGUMENT = 44
EXTENDED_ARG = 71
cmp_op = ("<", "<=", "==", "!=", ">", ">=")
hascompare = [58]

_have_code = (MethodType, FunctionType, CodeType, classmethod, staticmethod, type)
_operators = "+ & // << @ * % | ** >> - / ^".split()
_operators += [symbol + "=" for symbol in _operators]
_intrinsics = {
    "IMPORT_STAR": 2, "STOPITERATION_ERROR": 3, "ASYNC_GEN_WRAP": 4, "UNARY_POSITIVE": 5, "LIST_TO_TUPLE": 6,
    "TYPEVAR": 7, "PARAMSPEC": 8, "TYPEVARTUPLE": 9, "SUBSCRIPT_GENERIC": 10, "TYPEALIAS": 11, "PREP_RERAISE_STAR": 1,
    "TYPEVAR_WITH_BOUND": 2, "TYPEVAR_WITH_CONSTRAINTS": 3, "SET_FUNCTION_TYPE_PARAMS": 4,
}
# What CPython packs beside the operator of a comparison: which outcomes make it true.
_comparison_masks = (2, 10, 8, 7, 4, 12)
_flags = ("OPTIMIZED NEWLOCALS VARARGS VARKEYWORDS NESTED GENERATOR NOFREE COROUTINE ITERABLE_COROUTINE "
          "ASYNC_GENERATOR").split()

Positions = namedtuple("Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"], defaults=[None] * 4)
_Instruction = namedtuple(
    "_Instruction",
    ["opname", "opcode", "arg", "argval", "argrepr", "offset", "start_offset", "starts_line", "line_number",
     "label", "positions", "cache_info"],
    defaults=[None, None, None])


class Instruction(_Instruction):
    @property
    def oparg(self):
        return self.arg

    @property
    def baseopname(self):
        return self.opname

    @property
    def baseopcode(self):
        return self.opcode

    @property
    def jump_target(self):
        return self.argval if self.argrepr.startswith("to L") else None

    @property
    def is_jump_target(self):
        return self.label is not None

    def __str__(self):
        return _line(self, 0, 0, 0, False) + "\n"


# --- reading ---

def _find_code(x):
    for name in ("__func__", "__code__", "gi_code"):
        x = getattr(x, name, x)
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if isinstance(x, CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _try_compile(source, name):
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def _labels(rows, handlers):
    offsets = {row[4] for row in rows if row[2] == "JUMP"}
    for start, end, target, depth, lasti in handlers:
        offsets.update((start, end, target))
    return {offset: i for i, offset in enumerate(sorted(offsets), 1)}


def _argument(co, name, kind, arg, own, labels):
    if kind in ("NONE", "COUNT", "FLAGS"):
        if name == "CONVERT_VALUE":
            return arg, (None, str, repr, ascii)[arg], ("", "str", "repr", "ascii")[arg]
        if name == "SET_FUNCTION_ATTRIBUTE":
            parts = ("defaults", "kwdefaults", "annotations", "closure", "annotate")
            return arg, arg, ", ".join(part for i, part in enumerate(parts) if arg & 1 << i)
        return (None, None, "") if kind == "NONE" else (arg, arg, "")
    if kind == "CONST":
        value = co.co_consts[arg]
        return arg, value, repr(value)
    if kind == "NAME":
        shift = {"LOAD_GLOBAL": 1, "LOAD_ATTR": 1, "LOAD_SUPER_ATTR": 2}.get(name, 0)
        value = shown = co.co_names[arg >> shift]
        if shift and arg & 1:
            shown += " + NULL" if name == "LOAD_GLOBAL" else " + NULL|self"
        return arg, value, shown
    if kind == "LOCAL":
        value = co._varname_from_oparg(arg)
        return arg, value, value
    if kind == "LOCALS":
        pair = co._varname_from_oparg(arg >> 4), co._varname_from_oparg(arg & 15)
        return arg, pair, ", ".join(pair)
    if kind == "JUMP":
        return arg, own, f"to L{labels[own]}"
    if kind == "OPERATOR":
        return arg, arg, _operators[arg]
    if kind == "COMPARE":
        symbol = cmp_op[own >> 1]
        arg = (own >> 1 << 5) + _comparison_masks[own >> 1] + (own & 1) * 16
        return arg, symbol, f"bool({symbol})" if own & 1 else symbol
    arg = _intrinsics[kind]
    return arg, arg, "INTRINSIC_" + kind


def _rows(co, handlers=(), line_offset=0):
    rows = _instructions(co)
    labels = _labels(rows, handlers)
    before = False
    for start, name, kind, arg, own, end, line, end_line, column, end_column in rows:
        # A module begins before its first line.
        if line is None and name == "RESUME":
            line = end_line = 0
        starts_line = before is False or line != before
        before = line
        shown_line = None if line is None else line + line_offset
        positions = Positions(line, end_line, column, end_column)
        arg, argval, argrepr = _argument(co, name, kind, arg, own, labels)
        label = labels.get(start)
        offset = start
        for shift in (24, 16, 8):
            if arg is not None and arg >> shift:
                prefix = arg >> shift
                yield Instruction("EXTENDED_ARG", EXTENDED_ARG, prefix, prefix, "", offset, offset, starts_line,
                                  shown_line, label, positions)
                starts_line = False
                label = None
                offset += 2
        yield Instruction(name, opmap[name], arg, argval, argrepr, offset, start, starts_line, shown_line, label,
                          positions)


def _bytes(co):
    code = bytearray()
    for row in _rows(co):
        code += bytes(row.offset - len(code))
        code += bytes((row.opcode, (row.arg or 0) & 255))
    return bytes(code.ljust(_instructions(co)[-1][5], b"\0"))


class _Rows:
    __slots__ = "_next",

    def __init__(self, rows):
        self._next = rows.__next__

    def __iter__(self):
        return self

    def __next__(self):
        return self._next()


_line_iterator = type("line_iterator", (_Rows,), {"__module__": "builtins"})
_positions_iterator = type("positions_iterator", (_Rows,), {"__module__": "builtins"})


def _positions(co):
    return _positions_iterator(_each_position(co))


def _each_position(co):
    before = 0
    for row in _instructions(co):
        yield from [_line_or_zero(row)] * ((row[5] - before) // 2)
        before = row[5]


# A module begins before its first line.
def _line_or_zero(row):
    return (0, 1, 0, 0) if row[6] is None and row[1] == "RESUME" else row[6:]


def _lines(co):
    return _line_iterator(_each_line(co))


def _varint(value):
    parts = bytearray()
    while value > 63:
        parts.append(64 | value & 63)
        value >>= 6
    return parts + bytes((value,))


def _signed(value):
    return _varint(-value << 1 | 1 if value < 0 else value << 1)


def _location(line, end_line, column, end_column, before):
    if line is None:
        return 15, b""
    delta = line - before
    if column is None:
        return 13, _signed(delta)
    if end_line == line and delta == 0 and column < 80 and 0 <= end_column - column < 16:
        return column >> 3, bytes(((column & 7) << 4 | end_column - column,))
    if end_line == line and 0 <= delta < 3 and column < 128 and end_column < 128:
        return 10 + delta, bytes((column, end_column))
    return 14, _signed(delta) + _varint(end_line - line) + _varint(column + 1) + _varint(end_column + 1)


def _linetable(co):
    runs, at = [], 0
    for row in _instructions(co):
        place = _line_or_zero(row)
        if runs and runs[-1][0] == place and sys.version_info >= (3, 12):
            runs[-1][1] += (row[5] - at) // 2
        else:
            runs.append([place, (row[5] - at) // 2])
        at = row[5]
    table, line = bytearray(), co.co_firstlineno
    for place, size in runs:
        while size > 0:
            kind, rest = _location(*place, line)
            table.append(128 | kind << 3 | min(size, 8) - 1)
            table += rest
            line = line if place[0] is None else place[0]
            size -= 8
    return bytes(table)


def _exceptiontable(co):
    table = bytearray()
    for start, end, target, depth, lasti in _handlers(co):
        first = 128
        for value in start // 2, (end - start) // 2, target // 2, depth << 1 | lasti:
            parts = [value & 63]
            while value > 63:
                value >>= 6
                parts.append(64 | value & 63)
            parts[-1] |= first
            table += bytes(parts[::-1])
            first = 0
    return bytes(table)


def _lnotab(co):
    import warnings
    warnings.warn("co_lnotab is deprecated, use co_lines instead.", DeprecationWarning, 2)
    table, at, before = bytearray(), 0, co.co_firstlineno
    for start, end, line in _each_line(co):
        if line is not None and line != before:
            step, jump = start - at, line - before
            at, before = start, line
            while step > 255:
                table += b"\xff\0"
                step -= 255
            while not -129 < jump < 128:
                part = 127 if jump > 0 else -128
                table += bytes((step, part & 255))
                step, jump = 0, jump - part
            table += bytes((step, jump & 255))
    return bytes(table)


def _each_line(co):
    start, end, line = 0, 0, ()
    for row in _instructions(co):
        here = _line_or_zero(row)[0]
        if here != line and line != ():
            yield start, end, line
            start = end
        end, line = row[5], here
    yield start, end, line


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    co = _find_code(x)
    return _rows(co, (), 0 if first_line is None else first_line - co.co_firstlineno)


def findlinestarts(code):
    for row in _rows(code):
        if row.starts_line:
            yield row.offset, row.line_number


def findlabels(code):
    return [row.argval for row in _rows(code) if row.argrepr.startswith("to L")]


# --- writing ---

def _line(row, lineno_width, label_width, offset_width, is_current):
    fields = []
    if lineno_width:
        if row.starts_line:
            fields.append(("--" if row.line_number is None else str(row.line_number)).rjust(lineno_width))
        else:
            fields.append(" " * lineno_width)
    fields.append(("" if row.label is None else f"L{row.label}:").rjust(label_width))
    if offset_width:
        fields.append(str(row.offset).rjust(offset_width) + "  ")
    fields.append("-->" if is_current else "   ")
    fields.append(row.opname.ljust(20))
    if row.arg is not None:
        fields.append(repr(row.arg).rjust(5 - max(0, len(row.opname) - 20)))
        if row.argrepr:
            fields.append("(" + row.argrepr + ")")
    return " ".join(fields).rstrip()


def _lineno_width(rows):
    lines = {row.line_number for row in rows}
    width = len(str(max(filter(None, lines), default=-1)))
    if lines == {None}:
        return 0
    return max(3, width, 4 if None in lines else 0)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    handlers = _handlers(co)
    rows = list(_rows(co, handlers))
    labels = _labels(_instructions(co), handlers)
    label_width = 4 + len(str(len(labels)))
    offset_width = len(str(max(rows[-1].offset, 9999))) if show_offsets else 0
    lineno_width = _lineno_width(rows)
    for i, row in enumerate(rows):
        if lineno_width and row.starts_line and row.offset > 0:
            print(file=file)
        behind = rows[i + 1].offset if i + 1 < len(rows) else lasti + 2
        is_current = row.offset <= lasti < behind
        print(_line(row, lineno_width, label_width, offset_width, is_current), file=file)
    if handlers:
        print("ExceptionTable:", file=file)
    for start, end, target, depth, lasti in handlers:
        print(f"  L{labels[start]} to L{labels[end]} -> L{labels[target]} [{depth}]{' lasti' if lasti else ''}",
              file=file)


disco = disassemble


def _disassemble_recursive(co, depth, options):
    disassemble(co, **options)
    if depth is None or depth > 0:
        if depth is not None:
            depth -= 1
        for x in co.co_consts:
            if isinstance(x, CodeType):
                print(file=options["file"])
                print(f"Disassembly of {x!r}:", file=options["file"])
                _disassemble_recursive(x, depth, options)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    if x is None:
        distb(file=file, show_offsets=show_offsets)
        return
    for name in ("__func__", "__code__", "gi_code"):
        x = getattr(x, name, x)
    if hasattr(x, "__dict__"):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _have_code):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(member, file=file, depth=depth, show_offsets=show_offsets)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
        return
    if isinstance(x, str):
        x = _try_compile(x, "<dis>")
    if not isinstance(x, CodeType):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    _disassemble_recursive(x, depth, {"file": file, "show_offsets": show_offsets})


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, "last_exc") else sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets)


def pretty_flags(flags):
    names = []
    for i in range(32):
        if flags >> i & 1:
            names.append(_flags[i] if i < len(_flags) else hex(1 << i))
    return ", ".join(names) or hex(flags)


def code_info(x):
    co = _find_code(x)
    lines = [
        f"Name:              {co.co_name}",
        f"Filename:          {co.co_filename}",
        f"Argument count:    {co.co_argcount}",
        f"Positional-only arguments: {co.co_posonlyargcount}",
        f"Kw-only arguments: {co.co_kwonlyargcount}",
        f"Number of locals:  {co.co_nlocals}",
        f"Stack size:        {co.co_stacksize}",
        f"Flags:             {pretty_flags(co.co_flags)}",
    ]
    for title, values, show in (
            ("Constants", co.co_consts, repr), ("Names", co.co_names, str), ("Variable names", co.co_varnames, str),
            ("Free variables", co.co_freevars, str), ("Cell variables", co.co_cellvars, str)):
        if values:
            lines.append(title + ":")
            lines += [f"{i:4}: {show(value)}" for i, value in enumerate(values)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    print(code_info(co), file=file)


class Bytecode:
    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False):
        self.codeobj = _find_code(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self._original_object = x
        self.current_offset = current_offset
        self.show_offsets = show_offsets

    def __iter__(self):
        return _rows(self.codeobj, _handlers(self.codeobj), self.first_line - self.codeobj.co_firstlineno)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        return code_info(self.codeobj)

    def dis(self):
        import io
        output = io.StringIO()
        lasti = -1 if self.current_offset is None else self.current_offset
        disassemble(self.codeobj, lasti, file=output, show_offsets=self.show_offsets)
        return output.getvalue()
