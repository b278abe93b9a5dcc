# What the program allocated and in which frames. _tracemalloc takes the notes.
import linecache
import re as _re
from collections.abc import Iterable, Sequence
from functools import total_ordering

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces

__file__ = "<frozen tracemalloc>"


def get_object_traceback(obj):
    found = _get_object_traceback(obj)
    return found and Traceback(found)


def _format_size(size, sign):
    for unit in "B", "KiB", "MiB", "GiB", "TiB":
        if abs(size) < 100 and unit != "B":
            return (f"{size:+.1f} " if sign else f"{size:.1f} ") + unit
        if abs(size) < 10240 or unit == "TiB":
            return (f"{size:+.0f} " if sign else f"{size:.0f} ") + unit
        size /= 1024


class _Row:
    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback, self.size, self.count = traceback, size, count

    def _key(self):
        return self.traceback, self.size, self.count

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, type(self)) else NotImplemented

    def _average(self):
        return f", average={_format_size(self.size / self.count, False)}" if self.count else ""

    def __str__(self):
        return f"{self.traceback}: size={_format_size(self.size, False)}, count={self.count}{self._average()}"

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"

    def _sort_key(self):
        return self.size, self.count, self.traceback


class Statistic(_Row):
    __slots__ = ()


class StatisticDiff(_Row):
    __slots__ = ("size_diff", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        super().__init__(traceback, size, count)
        self.size_diff, self.count_diff = size_diff, count_diff

    def _key(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __str__(self):
        return (f"{self.traceback}: size={_format_size(self.size, False)} ({_format_size(self.size_diff, True)}), "
                f"count={self.count} ({self.count_diff:+d}){self._average()}")

    def __repr__(self):
        return (f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+d}) "
                f"count={self.count} ({self.count_diff:+d})>")

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


@total_ordering
class Frame:
    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    filename = property(lambda self: self._frame[0])
    lineno = property(lambda self: self._frame[1])

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


@total_ordering
class Traceback(Sequence):
    __slots__ = ("_frames", "_total_nframe")

    def __init__(self, frames, total_nframe=None):
        self._frames, self._total_nframe = tuple(reversed(frames)), total_nframe

    total_nframe = property(lambda self: self._total_nframe)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        found = self._frames[index]
        return tuple(map(Frame, found)) if isinstance(index, slice) else Frame(found)

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        more = "" if self._total_nframe is None else f" total_nframe={self._total_nframe}"
        return f"<Traceback {tuple(self)}{more}>"

    def format(self, limit=None, most_recent_first=False):
        frames = self[:] if limit is None else self[-limit:] if limit > 0 else self[:limit]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            if line := linecache.getline(frame.filename, frame.lineno).strip():
                lines.append("    " + line)
        return lines


class Trace:
    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    domain = property(lambda self: self._trace[0])
    size = property(lambda self: self._trace[1])
    traceback = property(lambda self: Traceback(*self._trace[2:]))

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size, False)}"

    def __repr__(self):
        return f"<Trace domain={self.domain} size={_format_size(self.size, False)}, traceback={self.traceback!r}>"


class _Traces(Sequence):
    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        found = self._traces[index]
        return tuple(map(Trace, found)) if isinstance(index, slice) else Trace(found)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return f"<Traces len={len(self)}>"


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive


def _normal(filename):
    return filename[:-1] if filename.endswith(".pyc") else filename


class Filter(BaseFilter):
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._pattern, self.lineno, self.all_frames, self.domain = _normal(filename_pattern), lineno, all_frames, domain
        def piece(match):
            text = match[0]
            if len(text) == 1:
                return {"*": ".*", "?": "."}.get(text) or _re.escape(text)
            return "[" + text[1:-1].replace("\\", "\\\\").replace("!", "^", text[1] == "!") + "]"
        self._fits = _re.compile(_re.sub(r"(?s)\[!?\]?[^]]*\]|.", piece, self._pattern), _re.DOTALL).fullmatch

    filename_pattern = property(lambda self: self._pattern)

    def _match_frame(self, frame):
        return self.lineno in (None, frame[1]) and self._fits(_normal(frame[0])) is not None

    def _match(self, trace):
        fits = any(map(self._match_frame, trace[2] if self.all_frames else trace[2][:1]))
        return (fits and self.domain in (None, trace[0])) == self.inclusive


class DomainFilter(BaseFilter):
    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    domain = property(lambda self: self._domain)

    def _match(self, trace):
        return (trace[0] == self._domain) == self.inclusive


class Snapshot:
    def __init__(self, traces, traceback_limit):
        self.traces, self.traceback_limit = _Traces(traces), traceback_limit

    def filter_traces(self, filters):
        if not isinstance(filters, Iterable):
            raise TypeError(f"filters must be a list of filters, not {type(filters).__name__}")
        wanted = [f for f in filters if f.inclusive]
        unwanted = [f for f in filters if not f.inclusive]
        kept = [trace for trace in self.traces._traces
                if (not wanted or any(f._match(trace) for f in wanted)) and all(f._match(trace) for f in unwanted)]
        return Snapshot(kept, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type == "traceback":
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        found = {}
        for _, size, frames, _ in self.traces._traces:
            if key_type == "traceback":
                keys = (frames,)
            else:
                keys = frames if cumulative else frames[:1]
                keys = [(f if key_type == "lineno" else (f[0], 0),) for f in keys]
            for key in keys:
                row = found.setdefault(key, [0, 0])
                row[0] += size
                row[1] += 1
        return found

    def statistics(self, key_type, cumulative=False):
        rows = [Statistic(Traceback(key), *row) for key, row in self._group_by(key_type, cumulative).items()]
        return sorted(rows, key=Statistic._sort_key, reverse=True)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        old, new = (snapshot._group_by(key_type, cumulative) for snapshot in (old_snapshot, self))
        rows = []
        for key in dict.fromkeys([*new, *old]):
            (size, count), (size_before, count_before) = new.get(key, (0, 0)), old.get(key, (0, 0))
            rows.append(StatisticDiff(Traceback(key), size, size - size_before, count, count - count_before))
        return sorted(rows, key=StatisticDiff._sort_key, reverse=True)


def take_snapshot():
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
