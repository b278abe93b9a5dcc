"""One CPython that runs many programs: each in a child of its own, forked when everything common is imported.

A line on standard input names the program, the files for its output and errors, and the seconds it has; the answer is a line
with its exit status (as subprocess counts it), or "late". The child is what `python -S PROGRAM` is but for the depth of its
frames and the modules that are imported; so whoever finds a difference asks a new process before believing it.
"""
import os
import signal
import sys
import types

# What programs import, and what an uncaught exception imports; or what the command line names.
for name in sys.argv[1:] or ("abc array bisect collections.abc contextlib copy dataclasses datetime enum fractions functools heapq inspect io "
             "itertools json keyword linecache math numbers operator pprint random re reprlib statistics string textwrap "
             "traceback types typing warnings weakref").split():
    __import__(name)


def child(path, out, err, seconds):
    signal.alarm(seconds)
    for target, file, flags in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        handle = os.open(file, flags | os.O_CREAT | os.O_TRUNC if target else flags, 0o600)
        os.dup2(handle, target)
        os.close(handle)
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    main = types.ModuleType("__main__")
    main.__file__, main.__builtins__ = path, __builtins__
    sys.modules["__main__"] = main
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        exec(compile(text, path, "exec", dont_inherit=True), main.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        status = 1
    else:
        status = 0
    sys.exit(status)


def serve():
    while line := os.read(0, 4096).decode():
        path, out, err, seconds = line.rstrip("\n").split("\t")
        process = os.fork()
        if process == 0:
            return path, out, err, int(seconds)
        _, status = os.waitpid(process, 0)
        code = os.waitstatus_to_exitcode(status)
        os.write(1, (f"{'late' if code == -signal.SIGALRM else code}\n").encode())


if task := serve():
    child(*task)
