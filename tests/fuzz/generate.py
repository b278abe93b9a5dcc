"""Random programs of mini-Python's grammar: the same seed gives the same program on every machine.

A program is a run of sections; each prints what it does: values, calls of methods, control flow with every kind of jump,
functions with every kind of parameter, classes with special methods, generators that are driven by hand, patterns,
formatting. Expressions have types, so that most of them work; a few are wrong on purpose, because what an error says is
behaviour too. Nothing prints an address, runs long or grows without bound.
"""
import importlib.util
import random
import re

from language_sections import LanguageSections
from module_sections import ModuleSections
from program_sections import ProgramSections
from values import BYTES, FLOATS, INTS, METHODS, STRINGS, format_spec, percent_spec

PRELUDE = '''\
def show(*values):
    print(*[f"{type(v).__name__}:{v!r}"[:900] for v in values])
def tell(tag, value):
    print("~", tag, end=" ")
    return value
class Fuel(BaseException):
    pass
state = [SEED, 400]
def coin(n=2):
    state[0] = (state[0] * 1103515245 + 12345) % 2147483648
    state[1] -= 1
    if state[1] < 0:
        raise Fuel("out of fuel")
    return (state[0] >> 16) % n
class Manager:
    def __init__(self, name, swallows=False, fails=""):
        self.name, self.swallows, self.fails = name, swallows, fails
    def __enter__(self):
        print("enter", self.name)
        if self.fails == "enter":
            raise OSError("enter " + self.name)
        return self.name
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fails == "exit":
            raise LookupError("exit " + self.name)
        return self.swallows
'''

ERRORS = ["ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError", "RuntimeError", "OSError",
          "LookupError", "ArithmeticError", "AttributeError", "StopIteration", "NotImplementedError", "Exception"]
BINARY = ["+", "-", "*", "/", "//", "%", "&", "|", "^"]
COMPARE = ["<", "<=", "==", "!=", ">", ">="]
SCALARS = ["int", "float", "bool", "str", "bytes"]
CONTAINERS = ["list", "tuple", "dict", "set"]
TYPES = SCALARS + CONTAINERS


class Program(LanguageSections, ModuleSections, ProgramSections):
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.lines = []
        self.indent = 0
        self.counter = 0
        self.scopes = [{}]
        self.wrong = 0.02
        self.in_module = False
        self.no_walrus = 0  # inside a comprehension's iterable or a class

    # --- writing

    def put(self, text):
        for line in text.split("\n"):
            self.lines.append("    " * self.indent + line)

    def block(self, head):
        self.put(head)
        return Indented(self)

    def name(self, prefix="v"):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def pick(self, items):
        return items[self.random.randrange(len(items))]

    def chance(self, probability):
        return self.random.random() < probability

    def few(self, low, high):
        return range(self.random.randint(low, high))

    def declare(self, name, kind):
        self.scopes[-1][name] = kind

    def known(self, kind):
        return [name for scope in self.scopes for name, its in scope.items() if its == kind]

    # --- expressions

    def expr(self, kind, depth=2):
        """An expression of a type; now and then of another one."""
        if self.chance(self.wrong):
            kind = self.pick(TYPES + ["None"])
        if kind == "any":
            kind = self.pick(TYPES + ["None"])
        if kind == "None":
            return "None"  # types and the like have hashes that are addresses
        names = self.known(kind)
        if names and self.chance(0.35):
            return self.pick(names)
        if depth <= 0 or self.chance(0.15):
            return self.literal(kind, depth)
        if self.chance(0.08):
            return self.anything(kind, depth - 1)
        return getattr(self, "expr_" + kind)(depth - 1)

    def anything(self, kind, depth):
        """Forms that an expression of any type can take."""
        way = self.random.randrange(8)
        if way == 0:
            return f"({self.expr(kind, depth)} if {self.expr('bool', depth)} else {self.expr(kind, depth)})"
        if way == 1:
            return f"({self.expr(kind, depth)} {self.pick(['and', 'or'])} {self.expr(kind, depth)})"
        if way == 2:
            return f"({self.name('w')} := {self.expr(kind, depth)})" if self.no_walrus == 0 else self.expr(kind, depth)
        if way == 3:
            return f"(lambda {self.name('p')}=({self.expr(kind, 0)}): {self.expr(kind, depth)})()"
        if way == 4:
            items = ", ".join(self.expr(kind, depth) for _ in self.few(1, 3))
            return f"[{items}][{self.pick([0, -1])}]"
        if way == 5:
            return f"{{{self.key()}: {self.expr(kind, depth)}}}.get({self.key()}, {self.expr(kind, 0)})"
        if way == 6:
            return f"tell({self.random.randrange(100)}, {self.expr(kind, depth)})"
        name = self.name("x")
        self.no_walrus += 1
        text = f"next(({name} for {name} in [{self.expr(kind, depth)}]))"
        self.no_walrus -= 1
        return text

    def key(self):
        return self.pick(["1", "2", "'a'", "'b'", "None", "(1, 'x')", "0.5", "True", "-1", "b'k'", "'key'"])

    def small(self):
        return str(self.pick([0, 0, 1, 1, 2, 2, 3, 4, 5, 7, -1, -2, -3, -5]))

    def literal(self, kind, depth=0):
        depth = max(depth, 0)
        if kind == "int":
            return self.pick(INTS)
        if kind == "float":
            return self.pick(FLOATS)
        if kind == "bool":
            return self.pick(["True", "False"])
        if kind == "str":
            return self.pick(STRINGS)
        if kind == "bytes":
            return self.pick(BYTES)
        if kind == "None":
            return "None"
        item = self.pick(["int", "str", "any"]) if depth else self.pick(["int", "str"])
        if kind == "range":
            return self.expr_range(0)
        if kind == "list":
            return "[" + ", ".join(self.starred(item, depth - 1) for _ in self.few(0, 4)) + "]"
        if kind == "tuple":
            items = [self.starred(item, depth - 1) for _ in self.few(0, 3)]
            return "(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")"
        if kind == "dict":
            pairs = [f"{self.key()}: {self.expr(item, depth - 1)}" for _ in self.few(0, 4)]
            if depth and self.chance(0.1):
                pairs.append(f"**{self.expr('dict', depth - 1)}")
            return "{" + ", ".join(pairs) + "}"
        if kind == "set":
            items = [self.expr(self.pick(["int", "str"]), 0) for _ in self.few(0, 4)]
            # Not more than two constants in braces: how a larger constant set is built depends on what CPython interned.
            made = "set()" if not items else "{" + ", ".join(items) + "}" if len(items) < 3 else f"set([{', '.join(items)}])"
            return f"frozenset({made})" if self.chance(0.1) else made
        raise ValueError(kind)

    def starred(self, kind, depth):
        if depth > 0 and self.chance(0.1):
            return "*" + self.expr(self.pick(["list", "tuple", "str", "set"]), depth - 1)
        return self.expr(kind, depth)

    def call(self, kind, depth):
        """A call of a method or built-in function with this type of result."""
        form, parameters = self.pick(METHODS[kind])
        required, _, optional = parameters.partition("?")
        kinds = list(required) + list(optional[:self.random.randint(0, len(optional))])
        if self.chance(self.wrong):
            kinds = kinds[:-1] if self.chance(0.5) else kinds[:1] + ["a"] + kinds[1:]
        arguments = [self.argument(letter, depth) for letter in kinds]
        if form.startswith("."):
            if not arguments:
                return "None" + form + "()"
            return f"{self.receiver(arguments[0])}{form}({', '.join(arguments[1:])})"
        return f"{form}({', '.join(arguments)})"

    def receiver(self, text):
        return f"({text})" if text[:1] in "-0123456789ltn" or " " in text else text

    def argument(self, letter, depth):
        plain = {"s": "str", "b": "bytes", "n": "int", "f": "float", "l": "list", "t": "tuple", "d": "dict", "S": "set",
                 "B": "bool", "a": "any"}
        if letter in plain:
            return self.expr(plain[letter], depth)
        if letter == "i":
            return self.small()
        if letter == "I":
            return self.expr(self.pick(["list", "tuple", "set", "str", "dict", "bytes"]), depth)
        if letter == "N":  # numbers
            return self.expr(self.pick(["int", "float", "bool"]), depth)
        if letter == "k":
            return self.pick(["len", "str", "repr", "lambda x: x", "lambda x: -x", "abs", "type", "bool", "lambda x: (x,)"])
        if letter == "K":  # sort's key by name
            return f"key={self.pick(['str', 'repr', 'lambda x: str(x)[::-1]', 'lambda x: 0', 'len', 'None'])}"
        if letter == "R":
            return f"reverse={self.pick(['True', 'False', '1', '0'])}"
        if letter == "h":
            return self.key()
        if letter == "W":
            return self.pick(["0", "3", "10", "7"])
        if letter == "C":
            return self.pick(["'*'", "'0'", "' '", "'é'"])
        if letter == "E":
            return self.pick(["'big'", "'little'"])
        if letter == "X":
            return self.pick(["2", "8", "10", "16", "36", "0"])
        if letter == "u":
            return self.pick(["'utf-8'", "'ascii'", "'latin-1'", "'utf-8', 'replace'", "'ascii', 'ignore'", "'ascii', "
                              "'backslashreplace'"])
        if letter == "L":  # strings in a list
            return "[" + ", ".join(self.literal("str") for _ in self.few(0, 3)) + "]"
        if letter == "M":  # byte strings in a list
            return "[" + ", ".join(self.literal("bytes") for _ in self.few(0, 3)) + "]"
        raise ValueError(letter)

    def expr_int(self, depth):
        way = self.random.randrange(10)
        if way < 3:
            return f"({self.expr('int', depth)} {self.pick(['+', '-', '*', '//', '%', '&', '|', '^'])} {self.expr('int', depth)})"
        if way == 3:
            return f"{self.pick(['-', '~', '+'])}{self.receiver(self.expr('int', depth))}"
        if way == 4:
            return self.pick([f"({self.expr('int', 0)} << {self.random.randrange(70)})",
                              f"({self.expr('int', 0)} >> {self.random.randrange(70)})",
                              f"({self.expr('int', 0)} ** {self.random.randrange(5)})",
                              f"pow({self.expr('int', 0)}, {self.random.randrange(50)}, {self.expr('int', 0)})"])
        if way == 5:
            return f"{self.receiver(self.expr(self.pick(['list', 'tuple', 'bytes', 'str']), depth))}[{self.small()}]"
        if way == 6:
            return f"sum({self.comprehension('(', ')', 'int', depth)})"
        return self.call("int", depth)

    def expr_float(self, depth):
        way = self.random.randrange(6)
        if way < 2:
            other = self.pick(["float", "float", "int"])
            return f"({self.expr('float', depth)} {self.pick(['+', '-', '*', '/', '//', '%'])} {self.expr(other, depth)})"
        if way == 2:
            return f"({self.expr('int', depth)} / {self.expr('int', depth)})"
        if way == 3:
            return f"-{self.receiver(self.expr('float', depth))}"
        return self.call("float", depth)

    def expr_bool(self, depth):
        way = self.random.randrange(10)
        kind = self.pick(["int", "float", "str", "list", "tuple", "set", "bytes", "int"])
        if way < 3:
            text = self.expr(kind, depth)
            for _ in self.few(1, 2):
                text += f" {self.pick(COMPARE)} {self.expr(kind, depth)}"
            return f"({text})"
        if way == 3:
            return f"(not {self.expr('any', depth)})"
        if way == 4:
            return f"({self.expr('any', depth)} {self.pick(['in', 'not in'])} {self.expr(self.pick(CONTAINERS), depth)})"
        if way == 5:
            return f"({self.expr('any', depth)} {self.pick(['is', 'is not'])} None)"
        if way == 6:
            return f"({self.expr('any', depth)} {self.pick(['==', '!='])} {self.expr('any', depth)})"
        if way == 7:
            return f"isinstance({self.expr('any', depth)}, {self.pick(['int', 'str', '(int, float)', 'int | None', 'list'])})"
        return self.call("bool", depth)

    def expr_str(self, depth):
        way = self.random.randrange(12)
        if way == 0:
            return f"({self.expr('str', depth)} + {self.expr('str', depth)})"
        if way == 1:
            return f"({self.expr('str', depth)} * {self.small()})"
        if way == 2:
            return f"{self.receiver(self.expr('str', depth))}[{self.slice()}]"
        if way < 6:
            return self.format_expression(depth)
        return self.call("str", depth)

    def expr_bytes(self, depth):
        way = self.random.randrange(6)
        if way == 0:
            return f"({self.expr('bytes', depth)} + {self.expr('bytes', depth)})"
        if way == 1:
            return f"({self.expr('bytes', depth)} * {self.small()})"
        if way == 2:
            return f"{self.receiver(self.expr('bytes', depth))}[{self.slice()}]"
        return self.call("bytes", depth)

    def expr_list(self, depth):
        way = self.random.randrange(10)
        if way == 0:
            return f"({self.expr('list', depth)} + {self.expr('list', depth)})"
        if way == 1:
            return f"({self.expr('list', depth)} * {self.pick(['0', '1', '2', '-1'])})"
        if way == 2:
            return f"{self.receiver(self.expr('list', depth))}[{self.slice()}]"
        if way < 6:
            return self.comprehension("[", "]", self.pick(["int", "str", "any"]), depth)
        return self.call("list", depth)

    def expr_tuple(self, depth):
        way = self.random.randrange(6)
        if way == 0:
            return f"({self.expr('tuple', depth)} + {self.expr('tuple', depth)})"
        if way == 1:
            return f"{self.receiver(self.expr('tuple', depth))}[{self.slice()}]"
        if way == 2:
            return f"tuple({self.comprehension('(', ')', 'int', depth)})"
        return self.call("tuple", depth)

    def expr_dict(self, depth):
        way = self.random.randrange(6)
        if way == 0:
            return f"({self.expr('dict', depth)} | {self.expr('dict', depth)})"
        if way == 1:
            return self.comprehension("{", "}", "str", depth, is_dict=True)
        if way == 2:
            return self.literal("dict", depth)
        return self.call("dict", depth)

    def expr_set(self, depth):
        way = self.random.randrange(6)
        if way < 2:
            return f"({self.expr('set', depth)} {self.pick(['|', '&', '-', '^'])} {self.expr('set', depth)})"
        if way == 2:
            return self.comprehension("{", "}", self.pick(["int", "str"]), depth)
        return self.call("set", depth)

    def slice(self):
        parts = [self.pick(["", self.small(), self.small(), "None"]) for _ in self.few(2, 3)]
        return ":".join(parts)

    def comprehension(self, opening, closing, kind, depth, is_dict=False):
        text = ""
        self.scopes.append({})
        self.no_walrus += 1
        source = self.expr(self.pick(["list", "tuple", "range", "str", "dict"]), depth - 1) \
            if (from_value := self.chance(0.4)) else f"range({self.pick(['0', '1', '3', '5', '2, 6', '5, 0, -2'])})"
        first = self.name("i")
        text += f" for {first} in {source}"
        self.declare(first, "any" if from_value else "int")
        if self.chance(0.3):
            second = self.name("j")
            text += f" for {second} in {self.pick([f'range({self.random.randint(0, 3)})', f'({first}, 1)', '[0, 1]'])}"
            self.declare(second, "int")
        if self.chance(0.4):
            text += f" if {self.expr('bool', depth)}"
        item = self.expr(kind, depth)
        if is_dict:
            item = f"{self.pick([first, 'str(' + first + ')'])}: {item}"
        self.scopes.pop()
        self.no_walrus -= 1
        return opening + item + text + closing

    def expr_range(self, depth):
        return f"range({', '.join(self.small() for _ in self.few(1, 3))})"

    def format_expression(self, depth):
        way = self.random.randrange(8)
        kind = self.pick(["int", "int", "float", "float", "str", "str", "bool", "list"])
        if way < 3:
            parts = []
            for _ in self.few(1, 3):
                inner = self.expr(kind, depth)
                if inner[:1] == "{" or any(word in inner for word in ("lambda", ":=", "!=", "=")):
                    inner = f"({inner})"
                conversion = self.pick(["", "", "", "!r", "!s", "!a", "="])
                spec = format_spec(self.random, kind) if self.chance(0.7) else ""
                if spec and self.chance(0.15):
                    spec = f"{{{self.random.randint(1, 12)}}}" + spec[-1:]
                parts.append(self.pick(["", "x", " - ", "{{", "}}"]) + "{" + inner + conversion + (":" + spec if spec else "") + "}")
            return 'f"' + "".join(parts) + '"'
        if way < 5:
            return f"format({self.expr(kind, depth)}, {format_spec(self.random, kind)!r})"
        if way == 5:
            return f"({percent_spec(self.random, kind)!r} % ({self.expr(kind, depth)},))"
        if way == 6:
            field = self.pick(["{}", "{0}", "{0!r:>12}", "{:{}}", "{0:^{1}}", "{a}", "{a[0]}", "{0.real}", "{0[1]}", "{1} {0}"])
            return f"{field!r}.format({self.expr(kind, depth)}, {self.pick(['8', '12', repr('x'), '3'])}, a={self.expr('str', depth)})"
        return f"{self.receiver(self.literal('str'))}.format(*{self.receiver(self.expr('list', depth))})"

    # --- sections

    def guarded(self, body):
        """A body whose error is printed; sometimes with what the traceback holds."""
        with self.block("try:"):
            body()
        way = self.random.randrange(5)
        if way == 0:
            with self.block(f"except ({self.pick(ERRORS)}, {self.pick(ERRORS)}) as error:"):
                self.put("print('some', type(error).__name__, error, error.args)")
        with self.block("except Exception as error:"):
            self.put("print('!', type(error).__name__, error)")
            if way == 1 and not self.in_module:
                self.put("print(error.__traceback__.tb_lineno, repr(error.__cause__), repr(error.__context__))")
        if way == 2:
            with self.block("else:"):
                self.put("print('fine')")
        if way == 3:
            with self.block("finally:"):
                self.put("print('finally')")

    def section_values(self):
        for _ in self.few(1, 4):
            def body():
                made = []
                for _ in self.few(2, 5):
                    kind = self.pick(TYPES)
                    name = self.name()
                    self.put(f"{name} = {self.expr(kind, 3)}")
                    self.put(f"show({name})")
                    made.append((name, kind))
                for name, kind in made:
                    if self.chance(0.3):
                        self.put(self.augmented(name, kind))
                        self.put(f"show({name})")
            self.guarded(body)
        self.scopes[0].clear()  # what failed has no value

    def augmented(self, name, kind):
        if kind in ("int", "float", "bool"):
            return f"{name} {self.pick(['+=', '-=', '*=', '//=', '%=', '/='])} {self.expr(self.pick(['int', 'float']), 1)}"
        if kind == "set":
            return f"{name} {self.pick(['|=', '&=', '-=', '^='])} {self.expr('set', 1)}"
        if kind == "dict":
            return f"{name} |= {self.expr('dict', 1)}"
        if kind == "list":
            return f"{name} {self.pick(['+=', '*='])} {self.pick([self.expr('list', 1), '2', self.expr('str', 1)])}"
        return f"{name} {self.pick(['+=', '*='])} {self.pick([self.expr(kind, 1), self.small()])}"

    def section_mutation(self):
        kind = self.pick(["list", "list", "dict", "set", "bytearray"])
        box = self.name("box")
        start = {"bytearray": f"bytearray({self.literal('bytes')})"}.get(kind) or self.literal(kind, 1)
        if start.startswith("frozenset"):
            start = "{1, 2}"
        self.put(f"{box} = {start}")
        if self.chance(0.5):
            self.put(f"alias = {box}")
        for _ in self.few(3, 9):
            def body():
                self.put(self.mutation(kind, box))
                self.put(f"show({box})")
            self.guarded(body)

    def mutation(self, kind, box):
        if kind == "list":
            return self.pick([
                lambda: f"{box}.append({self.expr('any')})", lambda: f"{box}.insert({self.small()}, {self.expr('any')})",
                lambda: f"{box}.extend({self.expr(self.pick(['list', 'str', 'tuple', 'set']))})", lambda: f"show({box}.pop())",
                lambda: f"show({box}.pop({self.small()}))", lambda: f"{box}.remove({self.expr('any', 0)})",
                lambda: f"{box}[{self.small()}] = {self.expr('any')}",
                lambda: f"{box}[{self.slice()}] = {self.expr(self.pick(['list', 'str', 'tuple', 'int']))}",
                lambda: f"del {box}[{self.small()}]", lambda: f"del {box}[{self.slice()}]", lambda: f"{box}.reverse()",
                lambda: f"{box}.sort(key={self.pick(['str', 'repr', 'lambda x: len(str(x))'])}, reverse={self.pick(['True', 'False'])})",
                lambda: f"{box}.sort()", lambda: f"{box} = {box} * 2", lambda: f"{box}.clear()", lambda: f"{box} = {box}.copy()",
                lambda: f"{box}[:2], {box}[-1] = {self.expr('str')}, {self.expr('any')}", lambda: f"{box}.append({box})",
                lambda: f"show({box}.index({self.expr('any', 0)}), {box}.count({self.expr('any', 0)}))"])()
        if kind == "dict":
            return self.pick([
                lambda: f"{box}[{self.key()}] = {self.expr('any')}", lambda: f"del {box}[{self.key()}]",
                lambda: f"show({box}.pop({self.key()}))", lambda: f"show({box}.pop({self.key()}, 'none'))",
                lambda: f"show({box}.popitem())", lambda: f"show({box}.setdefault({self.key()}, {self.expr('any')}))",
                lambda: f"{box}.update({self.expr('dict')}, k={self.expr('int')})",
                lambda: f"{box}.update([({self.key()}, {self.expr('any')})])", lambda: f"{box} |= {self.expr('dict')}",
                lambda: f"show(list({box}.items()), list(reversed({box})))", lambda: f"{box}[{self.expr('any')}] = 1",
                lambda: f"show({box}.keys() {self.pick(['&', '|', '-', '^'])} {self.expr('set')})", lambda: f"show({box}.get({self.key()}))",
                lambda: f"for key in {box}: {box}[str(key)] = 1" if self.chance(0.3) else f"for key in list({box}): {box}[key] = key",
                lambda: f"{box} = dict.fromkeys({self.expr('str')}, 0)", lambda: f"{box} = {box}.copy()"])()
        if kind == "bytearray":
            return self.pick([
                lambda: f"{box}.append({self.small()})", lambda: f"{box}.extend({self.expr('bytes')})",
                lambda: f"{box}[{self.slice()}] = {self.expr('bytes')}", lambda: f"{box}[{self.small()}] = {self.small()}",
                lambda: f"del {box}[{self.slice()}]", lambda: f"{box}.reverse()", lambda: f"{box} += {self.expr('bytes')}",
                lambda: f"show({box}.pop())", lambda: f"{box}.insert({self.small()}, 65)",
                lambda: f"show({box}.find({self.expr('bytes')}), {box}.upper(), {box}.hex())"])()
        return self.pick([
            lambda: f"{box}.add({self.expr('any')})", lambda: f"{box}.discard({self.expr('any', 0)})",
            lambda: f"{box}.remove({self.expr('any', 0)})", lambda: f"{box}.update({self.expr('list')}, {self.expr('str')})",
            lambda: f"{box} {self.pick(['|=', '&=', '-=', '^='])} {self.expr('set')}", lambda: f"show({box}.pop())",
            lambda: f"{box}.symmetric_difference_update({self.expr('list')})", lambda: f"show(sorted({box}, key=repr))",
            lambda: f"show({box} {self.pick(COMPARE)} {self.expr('set')})", lambda: f"{box} = {box}.copy()"])()

    def section_function(self):
        name = self.name("f")
        parameters, kinds = self.signature()
        decorated = self.chance(0.15)
        if decorated:
            wrapper = self.name("deco")
            self.put(f"def {wrapper}(function):\n    def inner(*args, **kwargs):\n        print('call', args, kwargs)\n"
                     f"        return function(*args, **kwargs)\n    return inner\n@{wrapper}")
        with self.block(f"def {name}({parameters}){self.pick(['', '', ' -> int', ' -> {!r}'.format('x')])}:"):
            if self.chance(0.3):
                self.put('"""A docstring."""')
            self.scopes.append({})
            self.put(f"print({', '.join([repr(name)] + kinds)})")
            for _ in self.few(0, 3):
                inner = self.name("l")
                kind = self.pick(TYPES)
                self.put(f"{inner} = {self.expr(kind, 2)}")
                self.declare(inner, kind)
            if self.chance(0.4):
                self.closure(kinds)
            self.put(self.pick(["return ", "return ", ""]) + (self.pick(kinds) if kinds and self.chance(0.3) else self.expr("any")))
            self.scopes.pop()
        for _ in self.few(2, 5):
            self.guarded(lambda: self.put(f"show({name}({self.arguments()}))"))
        if self.chance(0.3) and not decorated:
            self.put(f"show({name}.__name__, {name}.__defaults__, {name}.__kwdefaults__, {name}.__doc__, "
                     f"{name}.__code__.co_varnames, {name}.__code__.co_argcount, sorted({name}.__annotations__))")

    def signature(self):
        """Parameters of every kind, with the names that a body can use."""
        names = ["a", "b", "c", "d", "e"]
        self.random.shuffle(names)
        names = names[:self.random.randint(0, 4)]
        parts, has_default = [], False
        slash = self.random.randint(1, len(names)) if names and self.chance(0.25) else None
        star = self.random.randint(0, len(names)) if self.chance(0.4) else len(names)
        kinds = list(names)
        for i, name in enumerate(names):
            if i == star:
                way = self.chance(0.5)
                parts.append("*args" if way else "*")
                if way:
                    kinds.append("args")
            text = name + self.pick(["", "", "", ": int"])
            if i >= star or has_default:
                give = self.chance(0.5) or has_default and i < star
            else:
                give = self.chance(0.3)
            if give:
                has_default = has_default or i < star
                text += " = " + self.expr(self.pick(["int", "str", "list"]), 0)
            parts.append(text)
            if slash is not None and i + 1 == slash and i < star:
                parts.append("/")
        if star == len(names) and self.chance(0.2):
            parts.append("*args")
            kinds.append("args")
        if self.chance(0.25):
            parts.append("**kwargs")
            kinds.append("kwargs")
        return ", ".join(parts), kinds

    def arguments(self):
        parts = [self.expr("any", 1) for _ in self.few(0, 4)]
        if self.chance(0.15):
            parts.append("*" + self.expr(self.pick(["list", "tuple", "str", "int"]), 1))
        names = ["a", "b", "c", "d", "e", "z"]
        self.random.shuffle(names)
        if self.chance(0.5):
            parts += [f"{name}={self.expr('any', 1)}" for name in names[:self.random.randint(0, 3)]]
        if self.chance(0.15):
            parts.append(f"**{{'{names[4]}': {self.expr('int', 0)}}}")
        return ", ".join(parts)

    def closure(self, kinds):
        cell, maker = self.name("n"), self.name("g")
        self.put(f"{cell} = {self.expr('int', 1)}")
        with self.block(f"def {maker}(step={self.small()}):"):
            if self.chance(0.7):
                self.put(f"nonlocal {cell}\n{cell} += step")
            self.put(f"return ({', '.join([cell] + kinds[:2])},)")
        self.put(f"show({maker}(), {maker}(2), {cell})")
        if self.chance(0.3):
            self.put(f"show([each() for each in [lambda x={cell}, i=i: (x, i) for i in range(2)]])")
        if self.chance(0.2):
            self.put(f"del {cell}")
            self.put(f"show({maker}())")

    def section_flow(self):
        """A function of nested loops, tries, withs and jumps."""
        name = self.name("flow")
        is_generator = self.chance(0.3)
        with self.block(f"def {name}(x):"):
            self.put("n = 0")
            self.flow(3, False, is_generator)
            self.put(self.pick(["return n", "return ('end', n)", "print('fell out', n)"]))
            if is_generator and not any("yield" in line for line in self.lines[-40:]):
                self.put("yield 0")
        with self.block("for attempt in range(3):"):
            with self.block("try:"):
                if is_generator:
                    self.put(f"show(list({name}(attempt)))")
                else:
                    self.put(f"show({name}(attempt))")
            with self.block("except Fuel as error:"):
                self.put("print(error)")
            with self.block("except BaseException as error:"):
                self.put("print('!', type(error).__name__, error, repr(error.__context__), repr(error.__cause__))\n"
                         "tb = error.__traceback__\nwhile tb:\n    print(tb.tb_lineno, tb.tb_frame.f_code.co_name, end='; ')\n"
                         "    tb = tb.tb_next\nprint()")
        self.put("state[1] = 400")

    def flow(self, depth, in_loop, is_generator, in_finally=False):
        for _ in self.few(1, 3):
            self.flow_statement(depth, in_loop, is_generator)

    def flow_statement(self, depth, in_loop, is_generator):
        way = self.random.randrange(16)
        mark = self.name("m")
        if depth <= 0 or way < 3:
            self.put(self.pick([f"print({mark!r}, n)", f"n += {self.random.randrange(9)}", f"n = n * 3 % 1001",
                                f"x, n = n, x if isinstance(x, int) else 0", f"print({mark!r}, n := n + 1)"]))
            return
        if is_generator and way == 3:
            self.put(self.pick([f"yield n", f"n += (yield {mark!r}) or 1", f"yield from range(coin(3))",
                                "x = yield from (i for i in 'ab')"]))
            return
        if way in (3, 4, 5):
            with self.block(f"if {self.condition()}:"):
                self.flow(depth - 1, in_loop, is_generator)
            if self.chance(0.3):
                with self.block(f"elif {self.condition()}:"):
                    self.flow(depth - 1, in_loop, is_generator)
            if self.chance(0.5):
                with self.block("else:"):
                    self.flow(depth - 1, in_loop, is_generator)
        elif way in (6, 7):
            variable = self.name("i")
            head = self.pick([f"for {variable} in range({self.random.randint(0, 4)}):", f"while coin(4):",
                              f"for {variable}, _ in enumerate('abc', coin()):", f"for {variable} in (x, n, {mark!r}):"])
            with self.block(head):
                self.flow(depth - 1, True, is_generator)
            if self.chance(0.4):
                with self.block("else:"):
                    self.put(f"print('else of {mark}')")
                    self.flow(depth - 2, in_loop, is_generator)
        elif way in (8, 9, 10):
            with self.block("try:"):
                self.flow(depth - 1, in_loop, is_generator)
            has_except = self.chance(0.7)
            if has_except:
                for _ in self.few(1, 2):
                    error = self.pick(ERRORS[:8] + [f"({self.pick(ERRORS)}, {self.pick(ERRORS)})"])
                    with self.block(f"except {error}{self.pick(['', ' as e'])}:"):
                        self.flow(depth - 1, in_loop, is_generator)
                        if self.chance(0.3):
                            self.put(self.pick(["raise", f"raise {self.pick(ERRORS)}('again {mark}')",
                                                f"raise {self.pick(ERRORS)}('from {mark}') from None",
                                                f"raise {self.pick(ERRORS)}('cause {mark}') from KeyError({mark!r})"]))
                if self.chance(0.3):
                    with self.block("else:"):
                        self.flow(depth - 2, in_loop, is_generator)
            if not has_except or self.chance(0.4):
                with self.block("finally:"):
                    self.put(f"print('finally {mark}', n)")
                    self.flow(depth - 2, in_loop, is_generator)
        elif way == 11:
            managers = [f"Manager({self.name('c')!r}, {self.pick(['', '', 'True', 'coin()', 'False, ' + repr('exit'), 'False, ' + repr('enter')])})"
                        .replace(", )", ")") + self.pick(["", f" as {self.name('r')}"]) for _ in self.few(1, 2)]
            text = ", ".join(managers)
            with self.block(f"with {text}:" if self.chance(0.7) else f"with ({text}):"):
                self.flow(depth - 1, in_loop, is_generator)
        elif way == 12:
            if in_loop and self.chance(0.7):
                self.conditional(self.pick(["break", "continue"]))
            else:
                self.conditional(f"return {mark!r}, n")
        elif way == 13:
            self.conditional(self.pick([f"raise {self.pick(ERRORS)}({mark!r})", f"n //= 0", f"[][n]", f"{{}}[{mark!r}]",
                                        f"assert n < 0, {mark!r}", f"n.{mark}", f"raise {self.pick(ERRORS)}", f"undefined_{mark}",
                                        f"int({mark!r})", f"None + n", f"del {mark}", f"print({mark})\n    {mark} = 1"]))
        elif way == 14:
            with self.block(f"match {self.pick(['x', 'n', '(x, n)', 'n % 3', '[n, x, 1]'])}:"):
                for _ in self.few(1, 3):
                    guard = self.pick(["", "", f" if {self.condition()}"])
                    with self.block(f"case {self.pattern(2)}{guard}:"):
                        self.flow(depth - 2, in_loop, is_generator)
        else:
            inner = self.name("h")
            with self.block(f"def {inner}():"):
                self.put(f"nonlocal n\nn += 1")
                self.flow(depth - 2, False, False)
                self.put(f"return {mark!r}")
            self.put(f"print({inner}())")

    def condition(self):
        return self.pick(["coin()", "coin(3)", "n % 2", "x", "n > 5", "not n", "n and coin()", "coin() or x", "0 <= n < 9",
                          "not (coin() and n)", "x == n", "x in (0, 2)"])

    def conditional(self, statement):
        if self.chance(0.6):
            self.put(f"if {self.condition()}:\n    {statement}")
        else:
            self.put(statement.replace("\n    ", "\n"))

    # Each pattern that can fail, so that no later case is unreachable; captures are names of their own.
    def pattern(self, depth):
        way = self.random.randrange(11)
        if depth <= 0 or way < 3:
            return self.pick(["0", "1", "-1", "'a'", "'m1'", "None", "True", "b'k'", "1.5", "-2", "'key'"])
        inner = lambda: self.pick([self.pattern(depth - 1), self.name("q"), "_"])
        if way < 5:
            items = [inner() for _ in self.few(0, 3)]
            if self.chance(0.4):
                items.insert(self.random.randint(0, len(items)), self.pick(["*_", f"*{self.name('rest')}"]))
            return f"[{', '.join(items)}]" if self.chance(0.6) else "(" + "".join(item + ", " for item in items) + ")"
        if way == 5:
            pairs = [f"{key}: {inner()}" for key in self.random.sample(["'a'", "'b'", "1", "'key'", "None"], self.random.randint(0, 2))]
            if self.chance(0.3):
                pairs.append(f"**{self.name('rest')}")
            return "{" + ", ".join(pairs) + "}"
        if way == 6:
            return " | ".join(self.pick(["0", "1", "2", "'a'", "None", "[]", "[_]", "int()", "{}", "(_, _)"]) for _ in range(self.random.randint(2, 3)))
        if way == 7:
            return f"({self.pattern(depth - 1)}) as {self.name('q')}"
        if way == 8:
            return self.pick(["int()", "str()", "list()", f"int({self.name('q')})", f"str({self.name('q')})", "bool()", "float()",
                              f"tuple() as {self.name('q')}", "dict()", f"int(real=0)", f"bool({self.name('q')})"])
        return self.pattern(depth - 1)

    def section_match(self):
        name = self.name("kind")
        with self.block(f"def {name}(x):"):
            with self.block("match x:"):
                for _ in self.few(2, 6):
                    guard = self.pick(["", "", "", " if x", " if not x", " if len(str(x)) > 3"])
                    with self.block(f"case {self.pattern(3)}{guard}:"):
                        self.put(f"return {self.name('case')!r}, sorted((k, repr(v)) for k, v in locals().items() if k != 'x')")
                if self.chance(0.5):
                    with self.block("case _:"):
                        self.put("return 'other'")
        self.no_walrus += 1
        values = ", ".join(self.expr("any", 2) for _ in range(8))
        self.no_walrus -= 1
        with self.block(f"for subject in [0, 1, 'a', [], [1], (1, 2), [0, 1, 2], {{'a': 1}}, {{'a': 1, 'b': [2]}}, None, True, 1.5, -1]:"):
            self.guarded(lambda: self.put(f"print({name}(subject))"))
        self.guarded(lambda: self.put(f"print([{name}(subject) for subject in ({values})])"))

    def section_generator(self):
        name = self.name("gen")
        with self.block(f"def {name}(n):"):
            self.put(f"print('start')")
            with self.block("try:"):
                with self.block(f"for i in range(n):"):
                    self.put(self.pick(["got = yield i", "got = yield (i, n)", f"got = yield from sub(i)" if self.chance(0.5) else "got = yield"]))
                    self.put("print('got', got)")
                    if self.chance(0.4):
                        self.put("if got == 'stop':\n    return 'stopped'")
                    if self.chance(0.2):
                        self.put(f"if i == 1: raise {self.pick(ERRORS)}('inside')")
            if self.chance(0.5):
                with self.block(f"except {self.pick(['ValueError', 'KeyError', 'GeneratorExit', 'BaseException'])} as error:"):
                    self.put("print('caught', type(error).__name__, error)")
                    self.put(self.pick(["yield 'recovered'", "return 'after'", "raise", "pass"]))
            with self.block("finally:"):
                self.put(self.pick(["print('cleanup')", "print('cleanup')\nif coin(): yield 'late'", "pass"]))
            self.put("return 'done'")
        self.lines.insert(len(self.lines) - 1, "")
        self.put("def sub(k):\n    try:\n        return (yield ('sub', k))\n    finally:\n        print('sub ends')")
        variable = self.name("it")
        self.put(f"{variable} = {name}({self.random.randint(0, 4)})")
        for _ in self.few(3, 8):
            action = self.pick([f"next({variable})", f"next({variable}, 'default')", f"{variable}.send({self.pick(['None', '1', repr('stop')])})",
                                f"{variable}.throw({self.pick(['ValueError', 'KeyError(3)', 'StopIteration(4)', 'GeneratorExit', 'RuntimeError(5)'])})",
                                f"{variable}.close()", f"next({variable})", f"next({variable})"])
            with self.block("try:"):
                self.put(f"show({action})")
            with self.block("except StopIteration as stop:"):
                self.put("print('stop', stop.value)")
            with self.block("except BaseException as error:"):
                self.put("print('!', type(error).__name__, error, repr(error.__cause__), repr(error.__context__))")
        self.put(f"print({variable}.gi_frame is None, {variable}.gi_running)")

    def section_class(self):
        self.no_walrus += 1
        count = self.random.randint(1, 4)
        names = [self.name("C") for _ in range(count)]
        specials = ["__add__", "__radd__", "__eq__", "__lt__", "__len__", "__getitem__", "__contains__", "__call__", "__bool__", "__hash__",
                    "__iter__", "__int__", "__index__", "__neg__", "__getattr__", "__format__", "__iadd__", "__setitem__", "__delitem__",
                    "__mul__", "__rmul__", "__sub__", "__enter__", "__float__", "__str__", "__missing__", "__reversed__", "__round__",
                    "__matmul__", "__divmod__", "__pow__", "__invert__", "__abs__", "__le__", "__ne__", "__rsub__", "__floordiv__"]
        for i, name in enumerate(names):
            bases = [base for base in names[:i] if self.chance(0.5)]
            self.random.shuffle(bases)
            if not bases and self.chance(0.25):
                bases = [self.pick(["int", "str", "list", "dict", "tuple", "Exception", "object", "float", "set"])]
            def body(name=name, bases=bases):
                with self.block(f"class {name}{'(' + ', '.join(bases) + ')' if bases else ''}:"):
                    self.put(f"tag = {name!r}")
                    if not any(base in TYPES + ['Exception'] for base in bases) and self.chance(0.5):
                        self.put(f"def __init__(self, *args, **kw):\n    self.args = args\n    print('init {name}', args, kw)")
                        if bases and self.chance(0.5):
                            self.put(f"    super().__init__(*args)")
                    self.put(f"def __repr__(self):\n    return f'<{name}>'")
                    for special in self.random.sample(specials, self.random.randint(0, 6)):
                        self.special(special, name)
                    self.members(name, bases)
            self.guarded(body)
        for _ in self.few(1, 3):
            def body():
                cls = self.pick(names)
                thing = self.name("o")
                self.put(f"{thing} = {cls}({self.pick(['', '', '1', '1, 2', repr('ab')])})")
                for _ in self.few(2, 6):
                    self.guarded(lambda: self.put(self.object_use(thing, names)))
            self.guarded(body)

        self.no_walrus -= 1

    def special(self, special, name):
        unary = {"__len__": ["3", "0", "-1", "'x'"], "__bool__": ["True", "False", "1"], "__hash__": ["1", "'x'", "2 ** 70"], "__int__": ["5", "'x'"],
                 "__index__": ["1", "None"], "__neg__": ["'neg'"], "__iter__": ["iter([1, 2])", "iter('ab')", "5"], "__float__": ["1.5", "1"],
                 "__str__": ["'string'", "5"], "__reversed__": ["iter('rev')"], "__enter__": ["self"], "__invert__": ["'inv'"], "__abs__": ["'abs'"]}
        if special in unary:
            self.put(f"def {special}(self):\n    print('{name}.{special}')\n    return {self.pick(unary[special])}")
        elif special == "__call__":
            self.put(f"def __call__(self, *args, **kw):\n    return ('called', args, kw)")
        elif special == "__getattr__":
            self.put(f"def __getattr__(self, name):\n    if name.startswith('dyn'):\n        return name.upper()\n    "
                     + self.pick(["raise AttributeError(name)", "return super().__getattribute__(name)"]))
        elif special == "__format__":
            self.put("def __format__(self, spec):\n    return f'<{spec}>'")
        elif special == "__round__":
            self.put("def __round__(self, n=None):\n    return ('round', n)")
        elif special == "__setitem__":
            self.put(f"def __setitem__(self, key, value):\n    print('{name} set', key, value)")
        elif special in ("__delitem__",):
            self.put(f"def __delitem__(self, key):\n    print('{name} del', key)")
        elif special in ("__getitem__",):
            self.put(f"def __getitem__(self, key):\n    print('{name} get', key)\n    if key == 3: raise IndexError(key)\n    return key")
        elif special == "__contains__":
            self.put(f"def __contains__(self, key):\n    return {self.pick(['key == 1', '5', '[]'])}")
        elif special == "__missing__":
            self.put(f"def __missing__(self, key):\n    return ('missing', key)")
        else:
            result = self.pick([f"('{name}', '{special}')", "NotImplemented", "self", "True"])
            self.put(f"def {special}(self, other):\n    print('{name}.{special}')\n    return {result}")

    def members(self, name, bases):
        for _ in self.few(0, 4):
            way = self.random.randrange(8)
            member = self.pick(["alpha", "beta", "gamma"])
            if way == 0:
                self.put(f"@property\ndef {member}(self):\n    return '{name}.{member}'")
                if self.chance(0.5):
                    self.put(f"@{member}.setter\ndef {member}(self, value):\n    print('set', value)")
            elif way == 1:
                self.put(f"@classmethod\ndef {member}(cls, *args):\n    return (cls.__name__, args)")
            elif way == 2:
                self.put(f"@staticmethod\ndef {member}(*args):\n    return args")
            elif way == 3 and bases:
                self.put(f"def {member}(self, *args):\n    return ('{name}', super().{member}" + self.pick(["(*args))", ")"]))
            elif way == 4:
                self.put(f"{member} = {self.expr('any', 1)}")
            elif way == 5:
                self.put(f"def __init_subclass__(cls, **kw):\n    print('subclass', cls.__name__, kw)\n    super().__init_subclass__(**kw)")
            elif way == 6:
                self.put(f"def __set_name__(self, owner, name):\n    print('named', name)")
            else:
                self.put(f"def {member}(self, a=1, *args):\n    return ('{name}.{member}', a, args)")
        if self.chance(0.15):
            self.put(f"__slots__ = {self.pick(['()', repr(('alpha', 'p')), repr(['p', 'q']), repr('args')])}")

    def object_use(self, thing, names):
        member = self.pick(["alpha", "beta", "gamma", "tag", "dyn_x", "nothing", "args", "p"])
        other = self.pick(["1", "'s'", thing, "[1]", "2.5", "None"])
        return self.pick([
            f"show({thing}.{member})", f"show({thing}.{member}({self.pick(['', '1', '1, 2'])}))", f"{thing}.{member} = {other}",
            f"del {thing}.{member}", f"show({thing} {self.pick(BINARY + ['@', '**'])} {other})", f"show({other} {self.pick(BINARY)} {thing})",
            f"show({thing} {self.pick(COMPARE)} {other})", f"show(len({thing}))", f"show({thing}[{self.pick(['0', '1', '1:2', repr('k')])}])",
            f"{thing}[1] = 2", f"del {thing}[1]", f"show({thing}(1, k=2))", f"show(list({thing}))", f"show(bool({thing}), not {thing})",
            f"show(hash({thing}) == hash({thing}), {{{thing}: 1}})", f"show(1 in {thing})", f"show(int({thing}))", f"show(-{thing})",
            f"show(f'{{{thing}:>5}}', str({thing}))", f"show([10, 20, 30][{thing}])", f"show(isinstance({thing}, {self.pick(names)}))",
            f"show([c.__name__ for c in type({thing}).__mro__])", f"show(round({thing}, 2))", f"show(round({thing}))", f"show(float({thing}))",
            f"with {thing} as inside: show(inside)", f"show(list(reversed({thing})))", f"show(divmod({thing}, 2))", f"show(abs({thing}), ~{thing})",
            f"show(sorted(k for k in vars({thing})))", f"show(getattr({thing}, {member!r}, 'none'), hasattr({thing}, {member!r}))",
            f"{thing}.__class__ = {self.pick(names)}", f"show({thing} == {thing}, {thing} != {thing})", f"x, y = {thing}", f"show(*{thing})",
            f"show({self.pick(names)}.{member})", f"show(sum([{thing}, {thing}], 0))", f"{thing} += 1; show({thing})"])

    def section_descriptor(self):
        owner, descriptor = self.name("Owner"), self.name("D")
        with self.block(f"class {descriptor}:"):
            self.put("def __init__(self, default=None):\n    self.default = default\ndef __set_name__(self, owner, name):\n"
                     "    self.name = name\n    print('name', owner.__name__, name)")
            if self.chance(0.8):
                self.put("def __get__(self, instance, owner=None):\n    if instance is None: return 'on the class'\n"
                         "    return instance.__dict__.get(self.name, self.default)")
            if self.chance(0.6):
                self.put(f"def __set__(self, instance, value):\n    print('set', self.name, value)\n"
                         f"    {self.pick(['instance.__dict__[self.name] = value', 'raise AttributeError(self.name)', 'instance.__dict__[self.name] = (value, 1)'])}")
            if self.chance(0.4):
                self.put("def __delete__(self, instance):\n    print('delete', self.name)\n    del instance.__dict__[self.name]")
            self.put("def __repr__(self): return 'D'")
        meta = ""
        if self.chance(0.4):
            meta = self.name("Meta")
            with self.block(f"class {meta}(type):"):
                if self.chance(0.5):
                    self.put("def __new__(mcls, name, bases, ns, **kw):\n    print('new', name, sorted(k for k in ns if k[0] != '_'), kw)\n"
                             "    return super().__new__(mcls, name, bases, ns)")
                if self.chance(0.5):
                    self.put("def __call__(cls, *args):\n    print('making', cls.__name__, args)\n    return super().__call__(*args)")
                if self.chance(0.4):
                    self.put("@classmethod\ndef __prepare__(mcls, name, bases, **kw):\n    print('prepare', name, kw)\n    return {'prepared': 1}")
                if self.chance(0.4):
                    self.put("def __getattr__(cls, name):\n    if name == 'ghost': return 'meta ghost'\n    raise AttributeError('no ' + name)")
                if self.chance(0.3):
                    self.put("def __len__(cls): return 7\ndef __iter__(cls): return iter('meta')\ndef __contains__(cls, x): return x == 1")
                if self.chance(0.2):
                    self.put("def __init__(cls, name, bases, ns, **kw):\n    print('init', name, kw)")
        with self.block(f"class {owner}{'(metaclass=' + meta + (', extra=1' if self.chance(0.3) else '') + ')' if meta else ''}:") if not self.chance(0.1) else self.block(f"class {owner}:"):
            self.put(f"one = {descriptor}({self.small()})\ntwo = {descriptor}()")
            if self.chance(0.4):
                self.put("def __setattr__(self, name, value):\n    print('setattr', name)\n    super().__setattr__(name, value)")
            if self.chance(0.3):
                self.put("def __getattribute__(self, name):\n    if name == 'one': print('getattribute', name)\n    return super().__getattribute__(name)")
            if self.chance(0.2):
                self.put("def __delattr__(self, name):\n    print('delattr', name)\n    object.__delattr__(self, name)")
        self.guarded(lambda: self.put(f"thing = {owner}()\nthing.one = 5"))
        for _ in self.few(4, 9):
            member = self.pick(["one", "two", "three", "ghost", "prepared"])
            self.guarded(lambda: self.put(self.pick([
                f"show(thing.{member})", f"thing.{member} = {self.expr('any', 1)}", f"del thing.{member}", f"show({owner}.{member})",
                f"show(vars(thing))", f"thing.__dict__[{member!r}] = 'direct'", f"show(len({owner}))", f"show(list({owner}))", f"show(1 in {owner})",
                f"{owner}.{member} = 'class'", f"show(type({owner}).__name__)", f"del {owner}.{member}"])))

    def section_unpack(self):
        for _ in self.few(2, 4):
            def body():
                names = [self.name("u") for _ in self.few(1, 4)]
                targets = list(names)
                if self.chance(0.5):
                    star = self.random.randrange(len(targets))
                    targets[star] = "*" + targets[star]
                if len(targets) > 2 and self.chance(0.3):
                    targets[:2] = [f"({targets[0]}, {targets[1]})"] if "*" not in targets[0] + targets[1] else [f"[{targets[0]}, {targets[1]}]"]
                text = ", ".join(targets) + ("," if len(targets) == 1 else "")
                value = self.expr(self.pick(["list", "tuple", "str", "set", "dict", "bytes", "any"]), 2)
                if self.chance(0.4):
                    value = self.pick([f"({value}, 1)", f"[1, 2, 3]", f"'ab', {value}", f"*{self.literal('list', 1)}, 7", "(1, 2), 3"])
                way = self.random.randrange(4)
                if way == 0 and "*" not in value:
                    self.put(f"for {text} in [{value}, {value}]:\n    show({', '.join(names)})")
                elif way == 1:
                    whole = self.name("all")
                    self.put(f"{whole} = {text} = {value}\nshow({whole}, {', '.join(names)})")
                else:
                    self.put(f"{text} = {value}\nshow({', '.join(names)})")
            self.guarded(body)

    def section_scope(self):
        outer, name = self.name("outer"), self.name("s")
        self.put(f"{name} = 'global'")
        with self.block(f"def {outer}(flag):"):
            with self.block("if flag > 1:"):
                self.put(f"{name} = 'local'" if self.chance(0.7) else "pass")
            way = self.random.randrange(4)
            with self.block("def inner():"):
                if way == 0:
                    self.put(f"global {name}\n{name} = 'changed'")
                elif way == 1 and f"{name} = 'local'" in "".join(self.lines[-4:]):
                    self.put(f"nonlocal {name}\n{name} = 'nonlocal'")
                self.put(f"return {name}")
            self.put(f"r = inner()\nshow(r, {name})")
            if self.chance(0.3):
                self.put(f"class Local:\n    {name} = ({name}, 'class')\n    def method(self): return {name}\n    items = [{name} for _ in range(2)]\n"
                         f"show(Local.{name}, Local().method(), Local.items)")
            if self.chance(0.3):
                self.put(f"show(eval({name!r}), sorted(locals()))")
            if self.chance(0.3):
                self.put(f"exec('{name} = 5')\nshow({name})")
            if self.chance(0.2):
                self.put(f"del {name}\nshow({name})")
            self.put("return [k for k in range(2)], (lambda: flag)()")
        for flag in range(3):
            self.guarded(lambda: self.put(f"show({outer}({flag}))"))
        self.put(f"show({name})")

    def section_order(self):
        n = iter(range(100))
        value = lambda: f"tell({next(n)}, {self.expr(self.pick(['int', 'int', 'list', 'str']), 0)})"
        for _ in self.few(2, 4):
            def body():
                self.put(self.pick([
                    lambda: f"show({value()} {self.pick(COMPARE)} {value()} {self.pick(COMPARE)} {value()})",
                    lambda: f"show([{value()}, {value()}][{value()}:{value()}])",
                    lambda: f"show({{{value()}: {value()}, {value()}: {value()}}})",
                    lambda: f"show(*[{value()}], {value()})",
                    lambda: f"{{}}[{value()}] = {value()}",
                    lambda: f"tell('obj', [1, 2])[tell('index', 0)] += {value()}",
                    lambda: f"dict(a={value()}, **{{'b': {value()}}})",
                    lambda: f"show({value()} if {value()} else {value()})",
                    lambda: f"show(({value()} and {value()}) or {value()})",
                    lambda: f"def late(a={value()}, *, b={value()}) -> {value()}: pass",
                    lambda: f"assert {value()}, {value()}",
                    lambda: f"show([{value()} for i in tell('it', [1, 2]) if {value()}])",
                    lambda: f"show(f\"{{tell('f', 3)!r:>{{tell('w', 5)}}}}\")",
                    lambda: f"tell('a', {{}})[tell('b', 1)], *tell('c', [0])[tell('d', 0):] = {value()}, {value()}",
                    lambda: f"raise tell('raise', ValueError(1)) from tell('cause', KeyError(2))",
                ])())
                self.put("print()")
            self.guarded(body)

    def section_exceptions(self):
        error = self.name("Error")
        base = self.pick(ERRORS[:9])
        with self.block(f"class {error}({base}):"):
            self.put(self.pick(["pass", "def __init__(self, code, text='t'):\n    super().__init__(code, text)\n    self.code = code",
                                "def __str__(self):\n    return 'str of ' + repr(self.args)"]))
        def body():
            with self.block("try:"):
                with self.block("try:"):
                    self.put(self.pick([f"raise {error}({self.pick(['1', repr('text'), '1, 2', ''])})", f"raise {error}", f"1 // 0",
                                        f"int({self.literal('str')})", f"{self.expr('any')}[{self.expr('any', 1)}]", f"raise {self.pick(ERRORS)}({self.key()})"]))
                with self.block(f"except {self.pick([error, base, 'Exception', 'LookupError'])} as first:"):
                    self.put(self.pick(["first.add_note('a note')\nraise", f"raise {error}(7) from first", f"raise KeyError('k') from None",
                                        f"raise ValueError(first.args)", "print(repr(first), str(first), first.args)", "raise first.with_traceback(None)"]))
            with self.block(f"finally:"):
                self.put("print('ends')")
        with self.block("try:"):
            body()
        with self.block("except Exception as error:"):
            self.put("print(repr(error), str(error), error.args, repr(error.__cause__), repr(error.__context__), "
                     "error.__suppress_context__, getattr(error, '__notes__', None))")
            if self.chance(0.5):
                self.put("try:\n    print(error.code)\nexcept AttributeError as inner:\n    print(inner, repr(inner.__context__))")
            if self.chance(0.3):
                self.put("same = error\ntry:\n    raise error from RuntimeError('r')\nexcept Exception as again:\n    print(again is same, repr(again.__cause__))")

    def section_format(self):
        for _ in self.few(2, 5):
            self.guarded(lambda: self.put(f"show({self.format_expression(2)}, {self.format_expression(1)})"))

    def section_calls(self):
        for _ in self.few(2, 5):
            kind = self.pick(list(METHODS))
            self.guarded(lambda: self.put(f"show({self.call(kind, 1)}, {self.call(kind, 0)})"))

    def section_recursion(self):
        name = self.name("rec")
        self.put(self.pick([
            f"def {name}(n):\n    return n if n < 2 else {name}(n - 1) + {name}(n - 2)\nshow([{name}(i) for i in range(10)])",
            f"def {name}(x):\n    return [{name}(y) for y in x] if isinstance(x, (list, tuple)) else x\nshow({name}({self.expr('list', 3)}))",
            f"def {name}(n):\n    if n == 0: raise ValueError('bottom')\n    try:\n        {name}(n - 1)\n    finally:\n        print('up', n)",
        ]))
        self.guarded(lambda: self.put(f"show({name}({self.random.randint(0, 5)}))"))

    def section_uncaught(self):
        """The last one: it may end in a traceback."""
        depth = self.random.randint(0, 3)
        names = [self.name("t") for _ in range(depth)]
        failing = self.pick([
            lambda: self.expr("any", 3), lambda: f"{self.expr('any', 1)}[{self.expr('any', 1)}]", lambda: f"{self.expr('any', 1)} {self.pick([op for op in BINARY if op != '*'])} {self.expr('any', 2)}",
            lambda: f"{self.expr('any', 1)}({self.expr('any', 1)})", lambda: self.call(self.pick(list(METHODS)), 2), lambda: f"{self.receiver(self.expr('any', 1))}.missing",
            lambda: f"[{self.expr('int', 1)} // i for i in range(2)]", lambda: f"f\"{{{self.small()} / 0:>{{3}}}}\"", lambda: f"undefined_name + {self.expr('int', 1)}",
            lambda: f"(lambda x: x / {self.small()})(\n    {self.literal('str')})", lambda: f"show(\n    {self.small()},\n    {self.small()} // 0,\n)",
            lambda: f"max({self.expr('any', 1)})", lambda: f"{{**{self.expr('any', 1)}}}", lambda: f"show(*{self.expr('any', 1)})", lambda: f"not {self.expr('any')}[5]",
            lambda: f"{self.expr('any', 1)} < {self.expr('any', 1)} < {self.expr('any', 1)}", lambda: f"{{{self.expr('any', 2)}: 1}}"])()
        for i, name in enumerate(names):
            inner = f"{names[i - 1]}(x)" if i else failing
            with self.block(f"def {name}(x):"):
                way = self.random.randrange(6)
                if way == 0:
                    self.put(f"try:\n    return {inner}\nexcept LookupError as error:\n    raise ValueError('wrapped') from error".replace("\n    return " + inner, "\n    return " + inner.replace("\n", "\n    ")))
                elif way == 1:
                    self.put(f"with Manager({name!r}):\n    return {inner}".replace("return " + inner, "return " + inner.replace("\n", "\n    ")))
                elif way == 2:
                    self.put(f"return [{inner} for _ in range(1)]")
                elif way == 3:
                    self.put(f"value = x\nreturn value, {inner}")
                elif way == 4:
                    self.put(f"try:\n    return {inner}\nexcept Exception:\n    [].pop()".replace("return " + inner, "return " + inner.replace("\n", "\n    ")))
                else:
                    self.put(f"return {inner}")
        self.put(f"x = {self.expr('any', 1)}")
        last = f"{names[-1]}(x)" if names else failing
        self.put(self.pick([f"show({last})", f"y = {last}", last, f"assert {last}, 'message'", f"for z in {last}: show(z)", f"a, b = {last}"]))


class Indented:
    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.program.indent += 1
        self.start = len(self.program.lines)

    def __exit__(self, *_):
        if len(self.program.lines) == self.start:
            self.program.put("pass")
        self.program.indent -= 1


SECTIONS = sorted(name for name in dir(Program) if name.startswith("section_") and not name.startswith("section_uncaught"))
LAST_SECTIONS = sorted(name for name in dir(Program) if name.startswith("section_uncaught"))


def generate(seed):
    program = Program(seed)
    if program.chance(0.2):
        program.wrong = 0.1
    for _ in program.few(2, 6):
        getattr(program, program.pick(SECTIONS))()
    if program.chance(0.6):
        getattr(program, program.pick(LAST_SECTIONS))()
    text = "\n".join(program.lines) + "\n"
    prelude = PRELUDE.replace("SEED", str(seed % 1000003)) if any(word in text for word in ("coin", "Manager", "state")) else PRELUDE[:PRELUDE.index("class Fuel")]
    return first_imports(text) + prelude + text


def first_imports(text):
    """A first line with the modules of a program: what CPython collects while it imports depends on its own start."""
    found = re.findall(r"^(?:import ([\w., ]+)|from (\w+) import .*)$", text, re.MULTILINE)
    modules = {name.strip() for several, one in found for name in (several or one).split(",")}
    modules = sorted(name for name in modules if name.isidentifier() and importlib.util.find_spec(name))
    return f"import {', '.join(modules)}\n" if modules else ""


if __name__ == "__main__":
    import sys
    print(generate(int(sys.argv[1])), end="")
