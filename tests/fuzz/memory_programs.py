"""Random programs about memory, the same for the same seed.

Statements over a few names whose kinds are known here, so that nearly each does something: what they print (reference counts,
sizes, results of collections, the order of finalizers and callbacks, what is tracked, whether an address is used again)
depends on no address and no hash of a string. The tables of memory_sections.py say what a program is made of.
"""
import random
import re

from memory_sections import ASK, ASK_OF, CHANGE, CREATE, MODULE_ONLY, PRELUDES, SMALL, UNTRACKED

MODULES = ["atexit", "collections", "functools", "gc", "types", "weakref"]  # what the programs import
NAMES = "abcdefgh"
PLACE = re.compile(r"\$(?:([a-z])|\(([^)]*)\))")


class Missing(Exception):
    """No name of the kind that a template asks for."""


COUNTS = re.compile("get_count|set_threshold|get_objects|get_stats|callbacks")


def without_counts(templates):
    return [text for text in templates if not COUNTS.search(text)]


class Program:
    def __init__(self, seed, counts):
        self.random = random.Random(seed)
        self.ask = ASK if counts else without_counts(ASK)
        self.module_only = MODULE_ONLY if counts else without_counts(MODULE_ONLY)
        self.kinds = {}
        self.serial = 0
        self.depth = 0

    def known(self, *wanted):
        names = [name for name, kind in self.kinds.items() if not wanted or kind in wanted]
        if not names:
            raise Missing
        return self.random.choice(names)

    def value(self):
        if self.kinds and self.random.random() < 0.7:
            return self.known()
        return self.random.choice(SMALL)

    def fill(self, template, target=None):
        """The template with its places filled: $x the target, $v a value, $n and $m numbers, $s a serial number,
        $(list dict) a name that holds one of these."""
        def place(found):
            letter, kinds = found.groups()
            if kinds is not None:
                return self.known(*kinds.split())
            if letter == "s":
                self.serial += 1
                return str(self.serial)
            return {"x": lambda: target, "v": self.value, "n": lambda: str(self.random.randint(1, 8)),
                    "m": lambda: str(self.random.choice((0, 3, 5, 9, 17, 30, 60)))}[letter]()
        return PLACE.sub(place, template)

    def creation(self):
        kind = self.random.choice(list(CREATE))
        text = self.fill(self.random.choice(CREATE[kind]))
        return self.store(kind, text)

    def store(self, kind, text):
        name = self.random.choice(NAMES)
        self.kinds[name] = kind
        return f"{name} = {text}"

    def alias(self):
        name = self.known()
        return self.store(self.kinds[name], name)

    def change(self):
        name = self.known()
        templates = CHANGE.get(self.kinds[name])
        if not templates:
            raise Missing
        return self.fill(self.random.choice(templates), name)

    def removal(self):
        name = self.known()
        if self.random.random() < 0.5 and self.depth == 0:
            del self.kinds[name]
            return f"del {name}"
        self.kinds[name] = "none"
        return f"{name} = None"

    def question(self):
        if self.random.random() < 0.3 or not self.kinds:
            return self.fill(self.random.choice(self.ask))
        name = self.known()
        kind = self.kinds[name]
        templates = ASK_OF["any"] + ASK_OF.get(kind, [])
        if kind not in UNTRACKED and kind != "tuple":  # a constant's holders are the compiler's business
            templates = templates + ASK_OF["container"]
        return self.fill(self.random.choice(templates + ASK_OF.get(kind, [])), name)

    def simple(self):
        while True:
            r = self.random.random()
            make = (self.creation if r < 0.28 else self.alias if r < 0.31 else self.change if r < 0.6
                    else self.removal if r < 0.7 else self.question)
            try:
                return make()
            except Missing:
                continue

    def block(self):
        """A compound statement."""
        self.depth += 1
        body = indent([self.statement() for _ in range(self.random.randint(1, 4))])
        kind = self.random.randrange(6)
        if kind == 0:
            text = f"for i in range({self.random.randint(1, 4)}):\n{body}"
        elif kind == 1:
            after = indent([self.simple()])
            name = self.random.choice(NAMES)
            text = f"try:\n{body}\n    raise ValueError({self.value()})\nexcept ValueError as e:\n{after}\n    {name} = e"
            self.kinds[name] = "error"
        elif kind == 2:
            text = f"try:\n{body}\nfinally:\n{indent([self.simple()])}"
        elif kind == 3:
            text = f"with Managed({self.value()}) as m:\n{body}"
        elif kind == 4:
            text = f"for i in ({self.value()}, {self.value()}):\n    print('item', rc(i))\n{body}"
        else:
            text = f"try:\n    fail({self.value()}, {self.random.randint(0, 3)})\nexcept ValueError as problem:\n{body}\n    print('problem', rc(problem))"
        self.depth -= 1
        return guard(text)

    def statement(self):
        if self.depth < 2 and self.random.random() < 0.1:
            return self.block()
        text = self.simple()
        return guard(text)

    def function(self):
        """A function of its own, whose locals are what the statements are about."""
        outside, self.kinds = self.kinds, {}
        self.serial += 1
        name = f"part{self.serial}"
        parameters = self.random.sample(NAMES, self.random.randint(0, 2))
        for parameter in parameters:
            self.kinds[parameter] = "other"
        lines = [self.statement() for _ in range(self.random.randint(3, 14))]
        if self.kinds and self.random.random() < 0.4:
            inner = self.known()
            lines.insert(self.random.randrange(len(lines)), f"def inner():\n    return {inner}, rc({inner})")
            lines.append(guard(self.random.choice([
                "print('inner', inner()[1], rc(inner))", "saved.append(inner)", f"{inner} = inner", "inner.me = inner"])))
        if self.random.random() < 0.2:
            lines.insert(self.random.randrange(len(lines)), f"yield {self.value()}")
            if self.random.random() < 0.5:
                lines.insert(self.random.randrange(len(lines)), f"b = yield {self.value()}")
            lines.append(f"yield {self.value()}")
            kind = "generator"
        else:
            lines.append(f"return {self.value()}")
            kind = "other"
        self.kinds = outside
        arguments = ", ".join(self.value() for _ in parameters)
        to = self.random.choice(NAMES)
        self.kinds[to] = kind
        text = f"def {name}({', '.join(parameters)}):\n{indent(lines)}\n"
        return text + guard(f"{to} = {name}({arguments})", f"{to} = None")

    def piece(self):
        while True:
            try:
                if self.random.random() < 0.12:
                    return self.function()
                if self.random.random() < 0.1:
                    return guard(self.fill(self.random.choice(self.module_only)))
                return self.statement()
            except Missing:
                continue


def indent(lines):
    return re.sub("^", "    ", "\n".join(lines), flags=re.M)


def guard(text, otherwise=None):
    handler = "print(type(error).__name__)" + ("\n    " + otherwise if otherwise else "")
    return f"try:\n{indent([text])}\nexcept Exception as error:\n    {handler}"


def generate(seed, counts=False):
    """With counts the programs also ask how many containers were born, and have collections begin on their own."""
    program = Program(seed, counts)
    pieces = [program.random.choice(PRELUDES if counts else without_counts(PRELUDES))]
    pieces += [program.piece() for _ in range(program.random.randint(8, 45))]
    pieces.append(program.random.choice(['print("end", gc.collect(), len(saved))', 'print("end")', "gc.disable()"]))
    pieces.append("gc.set_threshold(0)")  # what CPython makes while it ends is no fact about the program
    return "\n".join(pieces) + "\n"


if __name__ == "__main__":
    import sys
    print(generate(int(sys.argv[1]), "--counts" in sys.argv), end="")
