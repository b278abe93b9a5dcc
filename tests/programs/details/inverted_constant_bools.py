# ~True in a program that is compiled while another runs: folded with a warning, or left to run, as the release does.
import warnings


def show(source):
    for action in ("always", "default"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter(action)
            code = compile(source, "file", "exec")
            early = len(caught)
            exec(code, {})
        print(repr(source), action, early, [(str(w.message)[:70], w.filename == "file", w.lineno) for w in caught],
              [c for c in code.co_consts if type(c) in (int, bool)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            print(exec(source, {}))
        except DeprecationWarning as warning:
            print(warning)


for text in ("x = ~True", "y = 1\nx = ~True\nx = ~False", "x = ~(not 1)", "b = True\nx = ~b", "x = -True",
             "def f():\n  return ~False\nf()", "x = True\nfor i in range(3): ~x"):
    show(text)
print(~True, ~False)
