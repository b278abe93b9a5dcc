# exec, eval and compile take source as str or as any buffer of bytes.
from array import array

exec(bytearray(b"x = 1\nprint('from a bytearray', x)"))
exec(memoryview(b"print('from a view', x + 1)"))
exec(memoryview(b"....print('from a part')....")[4:-4])
exec(array("b", b"print('from an array')"))
print(eval(bytearray(b" 6 * 7")), eval(memoryview(b"[1, 2]")), eval(array("B", b"x")))
exec(compile(bytearray("print('é')".encode()), "<bytes>", "exec"))
for bad in 1, None, ["1"], 1.5:
    for function in exec, eval, lambda source: compile(source, "<f>", "exec"):
        try:
            function(bad)
        except TypeError as error:
            print(error)

# keys() must give what can be iterated.


class Numbers:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


def takes(**named):
    return named


for attempt in (lambda: dict(Numbers()), lambda: {**Numbers()}, lambda: takes(**Numbers()), lambda: {}.update(Numbers())):
    try:
        attempt()
    except TypeError as error:
        print(error)


# A delegate whose close cannot even be found does not keep a generator from closing.
class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise KeyError(name)


def delegating():
    try:
        yield from Delegate()
    finally:
        print("closed")


generator = delegating()
next(generator)
print(generator.close())

# What code objects say of their lines.
import warnings

warnings.simplefilter("ignore")


def function(x):
    y = x

    if x:
        return y


code = function.__code__
print(type(code.co_lines()).__name__, type(code.co_positions()).__name__)
print([(start, end, line and line - code.co_firstlineno) for start, end, line in code.co_lines()])
print(type(code.co_lnotab), code.co_lnotab)
