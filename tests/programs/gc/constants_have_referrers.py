y = "the first constant is no docstring"
# What refers to the constants of a program: its code's tuple, and while it runs the list of its syntax tree.
import gc, json, sys

def kinds(op):
    return sorted(type(r).__name__ for r in gc.get_referrers(op))

def f():
    return 3.25, "other text"

gc.collect()
gc.collect()
x = 1.5
print(sys.getrefcount(x), kinds(x), sys.getrefcount(y), kinds(y))
print(kinds(f()), kinds(f()[1]), kinds("some text"), kinds(12345), kinds(b"bytes"))
print(sys.getrefcount(x), sys.getrefcount(y))
z = "".join(["a b ", "c d"])
print(kinds(z), kinds([1]), kinds(object()))
source = "q = 'in the text'; print(kinds(q)[:1], 'list' in kinds(q), 'function' in kinds(q))"
exec(source)
print(kinds(q))
print(eval("'list' in kinds('evaluated text')"))
exec(compile(source, "file", "exec"))

def g():
    text = "local text"
    print("list" in kinds(text), sys.getrefcount(text))
g()

# json writes a text of its own, but for one letter.
for value in (1, 12, [], {}, "a", 1.5):
    text = json.dumps(value)
    print(text, sys.getrefcount(text) > 1000, sys.version_info < (3, 14) and text is json.dumps(value))
text = json.dumps(7, indent=1)
print(text)
