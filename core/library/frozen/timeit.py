# How long a statement takes, by the virtual clock.
__all__ = ["Timer", "timeit", "repeat", "default_timer"]

import gc
import itertools
import time

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals
_TEXT = (
    "\ndef inner(_it, _timer{init}):\n    {setup}\n    _t0 = _timer()\n    for _i in _it:\n        {stmt}\n"
    "        pass\n    _t1 = _timer()\n    return _t1 - _t0\n"
)


def reindent(src, indent):
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {}
        outer = _globals() if globals is None else globals
        init = ""
        texts, before = [], ""
        for name, value, spaces in ("setup", setup, 4), ("stmt", stmt, 8):
            if isinstance(value, str):
                before += value + "\n"
                compile(before, "<timeit-src>", "exec")
                texts.append(reindent(value, spaces))
            elif callable(value):
                namespace["_" + name] = value
                init += f", _{name}=_{name}"
                texts.append(f"_{name}()")
            else:
                raise ValueError(f"{name} is neither a string nor callable")
        self.src = _TEXT.format(init=init, setup=texts[0], stmt=texts[1])
        exec(compile(self.src, "<timeit-src>", "exec"), outer, namespace)
        self.inner = namespace["inner"]

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        for power in itertools.count():
            for factor in 1, 2, 5:
                number = factor * 10**power
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
