# Which attributes of built-in types are members, and what is said of those that cannot be set.
import collections
import functools
import types


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield

LISTED = {
    complex: "real imag",
    float: "real imag",
    int: "real imag numerator denominator",
    range: "start stop step",
    slice: "start stop step",
    property: "fget fset fdel __isabstractmethod__",
    type: "__basicsize__ __itemsize__ __flags__ __weakrefoffset__ __dictoffset__ __mro__ __base__ __bases__ __name__",
    BaseException: "args __context__ __cause__ __traceback__ __suppress_context__",
    StopIteration: "value",
    ImportError: "msg name path",
    OSError: "errno strerror filename filename2 characters_written",
    SyntaxError: "msg filename lineno offset text end_lineno end_offset print_file_and_line",
    UnicodeDecodeError: "encoding object start end reason",
    types.FunctionType: "__closure__ __doc__ __globals__ __module__ __code__ __defaults__ __name__ __dict__",
    types.MethodType: "__func__ __self__",
    types.CodeType: "co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize co_flags co_names co_filename co_name "
                    "co_qualname co_firstlineno co_consts co_nlocals co_varnames co_code co_linetable co_exceptiontable "
                    "co_cellvars co_freevars",
    types.FrameType: "f_back f_code f_builtins f_globals f_locals f_lineno f_trace f_trace_lines f_trace_opcodes f_lasti",
    types.TracebackType: "tb_next tb_frame tb_lasti tb_lineno",
    types.GeneratorType: "gi_frame gi_running gi_suspended gi_code gi_yieldfrom __name__",
    types.CoroutineType: "cr_frame cr_running cr_suspended cr_code cr_await cr_origin",
    types.AsyncGeneratorType: "ag_frame ag_running ag_code ag_await",
    types.GenericAlias: "__origin__ __args__ __parameters__ __unpacked__",
    types.ModuleType: "__dict__",
    staticmethod: "__func__ __wrapped__ __dict__",
    classmethod: "__func__ __wrapped__ __dict__",
    functools.partial: "func args keywords __dict__",
    collections.deque: "maxlen",
    collections.defaultdict: "default_factory",
}
for cls, names in LISTED.items():
    print(cls.__name__)
    for name in names.split():
        print("   ", name, type(cls.__dict__[name]).__name__)

try:
    1 / 0
except ZeroDivisionError as error:
    trace = error.__traceback__
frame = trace.tb_frame
for of, name, value in (
        (1j, "real", 2.0), (1j, "imag", 2.0), (int, "__flags__", 1), (type("A", (), {}), "__basicsize__", 1),
        (generator.__code__, "co_name", "x"), (generator.__code__, "co_argcount", 2), (generator(), "gi_frame", None),
        (list[int], "__unpacked__", True), (trace, "tb_lasti", 3), (ValueError(), "__suppress_context__", 3),
        (ValueError(), "__suppress_context__", True), (frame, "f_trace_lines", 3), (frame, "f_trace_lines", True),
        (frame, "f_trace", None), (frame, "f_trace", print), (generator(), "gi_code", None)):
    for attempt in (lambda: setattr(of, name, value), lambda: delattr(of, name)):
        try:
            attempt()
            print(type(of).__name__, name, getattr(of, name))
        except Exception as error:
            print(type(of).__name__, name, type(error).__name__, error)
frame.f_trace = None
print(complex.real, complex.real.__get__(2j), complex.__dict__["imag"].__objclass__)
for lasti in (-1, 0, 1, 2, 3, 5):
    made = types.TracebackType(None, frame, lasti, 3)
    print(made.tb_lasti, made.tb_lineno)
