class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise RuntimeError("enter " + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        if self.fail == "exit": raise RuntimeError("exit " + self.name)
        return self.swallow
def attempt(title, body):
    print("--", title)
    try:
        print("result", body())
    except Exception as e:
        print("raised", repr(e), "context", repr(e.__context__))
def plain():
    with M("a") as a, M("b") as b:
        return a + b
def grouped():
    with (
        M("a") as a,
        M("b", swallow=True),
        M("c") as c,
    ):
        raise ValueError("body")
    return "swallowed"
def enter_fails():
    with M("a"), M("b", fail="enter"), M("c"):
        print("never")
def enter_fails_swallowed():
    with M("a", swallow=True), M("b", fail="enter"):
        print("never")
    return "went on"
def exit_fails():
    with M("a"), M("b", fail="exit"):
        raise ValueError("body")
def exit_fails_quietly():
    with M("a", swallow=True), M("b", fail="exit"):
        pass
    return "fine"
def breaks():
    for i in range(3):
        with M(f"loop{i}"):
            if i == 1: break
            continue
    return i
def tuple_is_no_manager():
    with (M("a"), M("b")) as pair:
        return pair
def nested_target():
    class Pair:
        def __enter__(self): return [1, (2, 3)]
        def __exit__(self, *a): return None
    with Pair() as (a, (b, *c)), Pair() as d:
        return a, b, c, d
for f in (plain, grouped, enter_fails, enter_fails_swallowed, exit_fails, exit_fails_quietly, breaks, tuple_is_no_manager, nested_target):
    attempt(f.__name__, f)
class Instance:
    pass
i = Instance()
i.__enter__ = i.__exit__ = lambda *a: None
attempt("instance attributes do not count", lambda: exec("with i: pass", {"i": i}))
