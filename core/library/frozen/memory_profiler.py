# Memory by line of a function, in MiB of this heap.
import functools as _functools
import inspect as _inspect
import linecache as _linecache
import sys as _sys
import time as _time

import _tools

__version__ = "0.61.0"
_MIB = 1024 * 1024


def memory_usage(proc=-1, interval=0.1, timeout=None, timestamps=False, include_children=False, multiprocess=False,
                 max_usage=False, retval=False, stream=None, backend=None, max_iterations=None):
    result, values = None, [_tools.live_bytes()]
    if isinstance(proc, (list, tuple)):
        function, args, options = (*proc, *((), {})[len(proc) - 1:])
        result = function(*args, **options)
        values.append(_tools.live_bytes())
    elif callable(proc):
        result = proc()
        values.append(_tools.live_bytes())
    elif timeout:
        values *= max(1, int(timeout / interval))
    values = [value / _MIB for value in values]
    if timestamps:
        values = [(value, _time.time()) for value in values]
    if max_usage:
        values = max(values)
    return (values, result) if retval else values


class LineProfiler:
    def __init__(self, **options):
        self.code_map = {}

    def _begin(self, func):
        code = getattr(func, "__wrapped__", func).__code__
        first = code.co_firstlineno
        count = len(_inspect.getblock(_linecache.getlines(code.co_filename)[first - 1:]))
        rows = self.code_map.setdefault(code, {line: (0, 0, 0) for line in range(first, first + count)})
        _tools.watch_lines(code, count)
        return rows

    def _end(self, rows):
        for line, (increment, memory, times) in zip(rows, _tools.lines()):
            old = rows[line]
            rows[line] = old[0] + increment, max(old[1], memory), old[2] + times

    def __call__(self, func=None, precision=1):
        if _inspect.iscoroutinefunction(func):
            @_functools.wraps(func)
            async def run(*args, **options):
                rows = self._begin(func)
                try:
                    return await func(*args, **options)
                finally:
                    self._end(rows)
        else:
            @_functools.wraps(func)
            def run(*args, **options):
                rows = self._begin(func)
                try:
                    return func(*args, **options)
                finally:
                    self._end(rows)
        return run


def show_results(prof, stream=None, precision=1):
    stream = stream or _sys.stdout
    for code, rows in prof.code_map.items():
        if not any(times for _, _, times in rows.values()):
            continue
        stream.write(f"Filename: {code.co_filename}\n\n")
        header = f"{'Line #':>6} {'Mem usage':>12} {'Increment':>12}  {'Occurrences':>10}   Line Contents"
        stream.write(header + "\n" + "=" * len(header) + "\n")
        for line, (increment, memory, times) in rows.items():
            memory, increment = (f"{n / _MIB:{precision + 4}.{precision}f} MiB" if times else ""
                                 for n in (memory, increment))
            text = _linecache.getline(code.co_filename, line)
            stream.write(f"{line:>6} {memory:>12} {increment:>12}  {times or '':>10}   {text}")
        stream.write("\n\n")


def profile(func=None, stream=None, precision=1, backend="psutil"):
    if func is None:
        return lambda func: profile(func, stream, precision, backend)
    if _inspect.iscoroutinefunction(func):
        @_functools.wraps(func)
        async def run(*args, **options):
            prof = LineProfiler()
            result = await prof(func)(*args, **options)
            show_results(prof, stream, precision)
            return result
    else:
        @_functools.wraps(func)
        def run(*args, **options):
            prof = LineProfiler()
            result = prof(func)(*args, **options)
            show_results(prof, stream, precision)
            return result
    return run
