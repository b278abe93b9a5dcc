# What stands for sys.stdout and sys.stderr is flushed when the code has ended, and again when the interpreter ends.
import atexit
import gc
import sys
import weakref

gc.collect()
gc.disable()


class Tee:
    closed = False

    def __init__(self, name, stream):
        self.name = name
        self.stream = stream

    def write(self, text):
        self.stream.write(text)

    def flush(self):
        self.stream.write(f"flush {self.name} {sys.is_finalizing()}\n")

    def __del__(self):
        self.stream.write(f"end of {self.name}\n")


atexit.register(print, "exit function")
sys.stdout = Tee("out", sys.__stdout__)
sys.stderr = Tee("err", sys.__stderr__)


class Mourner:
    def __del__(self):
        print("mourner")


class Callback:
    def __call__(self, reference):
        raise KeyError("told")

    def __repr__(self):
        return "<callback>"


mourner = Mourner()
reference = weakref.ref(mourner, Callback())
del mourner
cycle = Mourner()
cycle.me = cycle
del cycle
raise ValueError("last")
