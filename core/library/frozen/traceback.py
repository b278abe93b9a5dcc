# Tracebacks as text and as data.
__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

import linecache
import sys
from collections import deque
from itertools import islice
from _source import marked as _marked, message as _message, position as _position

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"
_RECURSIVE_CUTOFF = 3


# What a parameter is that nobody gave; signatures show it.
class _Sentinel:
    __repr__ = lambda self: "<implicit>"


_sentinel = _Sentinel()


# An exception, or its type, value and traceback one by one.
def _parse_value_tb(exc, value, tb):
    given = (value is not _sentinel) + (tb is not _sentinel)
    if given == 2:
        return value, tb
    if given == 1:
        raise ValueError("Both or neither of value and tb must be given")
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


# --- printing ---

def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


def print_list(extracted_list, file=None):
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(
        show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc if hasattr(sys, "last_exc") else sys.last_value, limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit))


def extract_stack(f=None, limit=None):
    innermost = sys._getframe().f_back if f is None else f
    stack = StackSummary.extract(walk_stack(innermost), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    while tb is not None:
        frame, tb = tb.tb_frame, tb.tb_next
        try:
            frame.clear()
        except RuntimeError:
            # It still runs.
            continue


# --- frames ---

class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals",
                 "_lines_dedented", "_code")[:max(8, sys.version_info.minor - 4)]

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename, self.name, self.lineno, self.colno, self.end_colno = filename, name, lineno, colno, end_colno
        self.end_lineno = end_lineno if end_lineno is not None else lineno
        self._line = line
        if lookup_line:
            self.line
        self.locals = {k: _safe_string(v, "local", func=repr) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    # The four values that an entry was before it was an object.
    def __len__(self):
        return 4

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, pos):
        values = self.filename, self.lineno, self.name, self.line
        return values[pos]

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line if self._line is None else self._line.strip()


# The entries of a traceback, each with the place in the source that it marks.
def _walk_tb_with_full_positions(tb):
    while tb is not None:
        place = _position(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, (tb.tb_lineno, *place[1:]) if place[0] is None else place
        tb = tb.tb_next


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    # Nobody's frame: the one outside the four that stand between a caller of extract() and this generator.
    frame = sys._getframe(4) if f is None else f
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


class StackSummary(list):
    @classmethod
    def from_list(klass, a_list):
        result = StackSummary()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            result.append(item)
        return result

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return klass._extract_from_extended_frame_gen(
            ((f, (lineno, None, None, None)) for f, lineno in frame_gen), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None:
                limit = max(limit, 0)
        # The first ones, or the last ones of a limit below 0.
        if limit is not None:
            frame_gen = islice(frame_gen, limit) if limit >= 0 else deque(frame_gen, maxlen=-limit)
        result = klass()
        for f, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = f.f_code
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=lookup_lines,
                locals=f.f_locals if capture_locals else None, end_lineno=end_lineno, colno=colno,
                end_colno=end_colno))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        f = frame_summary
        filename = "<stdin>" if f.filename.startswith("<stdin-") and f.filename.endswith(">") else f.filename
        row = [f'  File "{filename}", line {f.lineno}, in {f.name}\n']
        marked = ""
        if f.colno is not None and f.lineno is not None:
            marked = _marked(f.filename, f.lineno, f.end_lineno, f.colno, f.end_colno, True)
        if marked:
            row.append(marked)
        elif f.line:
            row.append(f"    {f.line}\n")
        if f.locals:
            for name, value in sorted(f.locals.items()):
                row.append(f"    {name} = {value}\n")
        return "".join(row)

    def format(self, **kwargs):
        result = []
        last = None
        count = 0

        def note_repetition():
            if count > _RECURSIVE_CUTOFF:
                more = count - _RECURSIVE_CUTOFF
                result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')

        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            this = summary.filename, summary.lineno, summary.name
            if this != last or None in this:
                note_repetition()
                last = this
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        note_repetition()
        return result


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


# --- exceptions ---

class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = _seen if _seen is not None else set()
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__
        self.exc_type_module = exc_type.__module__
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = self.exceptions = None
        # Its own text, with the suggestions: what it says now is kept.
        text = "NoneType: None\n" if exc_value is None else _message(exc_value, exc_traceback is not None)
        self._lines = [text]
        self._str = "None" if exc_value is None else text[len(self.exc_type_str) + 2:-1]
        if isinstance(exc_value, SyntaxError):
            self._lines = text.splitlines(True)
            self._str = _safe_string(exc_value, "exception")
            for name in ("filename", "text", "msg", "offset", "end_offset"):
                setattr(self, name, getattr(exc_value, name))
            self.lineno = str(exc_value.lineno) if exc_value.lineno is not None else None
            self.end_lineno = str(exc_value.end_lineno) if exc_value.end_lineno is not None else None

        def made(e):
            result = TracebackException(
                type(e), e, e.__traceback__, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)
            work.append((result, e))
            return result

        # Only the first one looks for the others.
        work = [(self, exc_value)] if _seen is None and exc_value is not None else []
        while work:
            te, e = work.pop()
            other = e.__cause__
            if other is not None and id(other) not in seen:
                te.__cause__ = made(other)
            other = e.__context__
            if (other is not None and id(other) not in seen
                    and not (compact and (te.__cause__ is not None or e.__suppress_context__))):
                te.__context__ = made(other)
            if isinstance(e, BaseExceptionGroup):
                te.exceptions = [made(member) for member in e.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    @property
    def exc_type_str(self):
        if self._have_exc_type:
            is_told_without = self.exc_type_module in ("__main__", "builtins")
            return self.exc_type_qualname if is_told_without else f"{self.exc_type_module}.{self.exc_type_qualname}"
        return None

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        lines = self._lines.copy()
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                lines += [line + "\n" for line in _safe_string(note, "note").split("\n")]
        elif notes is not None:
            lines.append(_safe_string(notes, "__notes__", func=repr) + "\n")
        if _depth:
            indent = "   " * _depth
            lines = [indent + line + "\n" for line in "".join(lines).split("\n")[:-1]]
        yield from lines
        if show_group and self.exceptions:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=True, _depth=_depth + 1)

    # nesting: the depth among groups, and whether the frame around the group is still to be closed
    def format(self, *, chain=True, _nesting=None, **kwargs):
        nesting = _nesting or [0, False]

        def emit(texts, margin="|"):
            for text in texts:
                if nesting[0]:
                    indent = "  " * nesting[0] + margin + " "
                    text = "".join(indent + line for line in text.splitlines(True) if line)
                yield text

        chained = []
        exc = self
        while exc is not None:
            message = before = None
            if chain:
                if exc.__cause__ is not None:
                    message, before = _cause_message, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    message, before = _context_message, exc.__context__
            chained.append((message, exc))
            exc = before
        for message, exc in reversed(chained):
            if message is not None:
                yield from emit([message])
            members = exc.exceptions
            if members is not None and nesting[0] > self.max_group_depth:
                yield from emit([f"... (max_group_depth is {self.max_group_depth})\n"])
                continue
            is_top = members is not None and not nesting[0]
            nesting[0] += is_top
            if exc.stack:
                group = "" if members is None else "Exception Group "
                yield from emit([group + "Traceback (most recent call last):\n"], "+" if is_top else "|")
                yield from emit(exc.stack.format())
            yield from emit(exc.format_exception_only())
            if members is None:
                continue
            nesting[1] = False
            left = len(members) - self.max_group_width
            for i, member in enumerate(members[:self.max_group_width + 1]):
                is_last = i == len(members) - 1 or i == self.max_group_width
                if is_last:
                    nesting[1] = True
                is_left_out = i == self.max_group_width
                yield ("  " * nesting[0] + ("  " if i else "+-")
                       + f"+---------------- {'...' if is_left_out else i + 1} ----------------\n")
                nesting[0] += 1
                if is_left_out:
                    yield from emit([f"and {left} more exception{'s' if left > 1 else ''}\n"])
                else:
                    yield from member.format(chain=chain, _nesting=nesting)
                if is_last and nesting[1]:
                    yield "  " * nesting[0] + "+------------------------------------\n"
                    nesting[1] = False
                nesting[0] -= 1
            nesting[0] -= is_top

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)
