"""Sections on the language itself that generate.py's own do not reach: classes made in every way, groups of exceptions, scopes,
calls with stars, slices of everything, arithmetic at its edges, sorting with what fails, and how all of it is reported."""
import ast
import warnings

SLICE_PARTS = ["", "", "0", "1", "2", "3", "-1", "-2", "5", "-5", "100", "-100", "None", "True", "10**20", "-10**20"]
STEPS = ["", "", "1", "2", "-1", "-2", "3", "-3", "0", "None", "10**20", "-10**20", "'x'", "1.0"]
EDGE_NUMBERS = ["0", "1", "-1", "2", "-2", "3", "7", "-7", "10", "255", "-256", "2**31", "-2**31", "2**53", "2**53 + 1", "2**63", "-2**63", "2**64 - 1",
                "10**25", "-10**25", "3**50", "True", "False", "0.0", "-0.0", "0.5", "-0.5", "1.5", "2.5", "1e-300", "1e300", "-1e300", "5e-324", "1e16",
                "123456789.987654321", "float('inf')", "float('-inf')", "float('nan')", "1j", "-1j", "2 + 3j", "0j", "complex('-0-0j')", "1e200 + 1e200j",
                "complex(float('inf'), float('nan'))", "1.5 - 2.5j", "2 ** 0.5", "1 / 3", "99.99", "-17", "1000003", "0.1"]
BIT = ["&", "|", "^", "<<", ">>"]


class LanguageSections:
    def line(self, text):
        """A statement whose error is printed; what chance made no statement at all is left out."""
        try:
            with warnings.catch_warnings(action="ignore"):
                ast.parse(text)
        except (SyntaxError, ValueError):
            return
        self.guarded(lambda: self.put(text))

    def lines_of(self, low, high, *makers):
        for _ in self.few(low, high):
            self.line(self.pick(makers)())

    def edge_slice(self):
        parts = [self.pick(SLICE_PARTS), self.pick(SLICE_PARTS)]
        if self.chance(0.6):
            parts.append(self.pick(STEPS))
        return ":".join(parts)

    # --- classes

    def section_slots(self):
        base, sub, other = self.name("S"), self.name("S"), self.name("S")
        slots = lambda: self.pick(["('a', 'b')", "['a']", "'a'", "()", "('a', '__dict__')", "('b', '__weakref__')", "{'a': 'its text', 'c': None}",
                                   "('_p', '__q')", "('a', 'a')", "(1,)", "('a b',)", "('__dict__', '__dict__')", "iter('ab')", "b'ab'", "''"])
        base_is = self.pick(["", "", "", "(object)", "(int)", "(list)", "(Exception)", "(str)", "(tuple)", "(dict)"])
        with self.block("try:"):
            with self.block(f"class {base}{base_is}:"):
                self.put(f"__slots__ = {slots()}")
                if self.chance(0.2):
                    self.put("a = 1")
                self.put("def fill(self):\n    self.a = 1\n    self._p = self.__q = 2\n    return self")
            with self.block(f"class {sub}({base}):"):
                self.put(self.pick(["pass", f"__slots__ = {slots()}", "__slots__ = ()", "a = 'class'"]))
            with self.block(f"class {other}({self.pick([base, sub, base + ', ' + sub, sub + ', ' + base, base + ', dict', 'dict, ' + sub])}):"):
                self.put(self.pick(["pass", f"__slots__ = {slots()}"]))
        with self.block("except (TypeError, ValueError) as error:"):
            self.put("print(type(error).__name__, error)")
        for _ in self.few(3, 8):
            cls = self.pick([base, sub, other])
            thing = f"{cls}()"
            name = self.pick(["a", "b", "c", "_p", "__dict__", "other"])
            self.line(self.pick([
                f"it = {thing}\nit.{name} = 5\nshow(it.{name})\ndel it.{name}\nshow(it.{name})", f"it = {thing}.fill()\nshow(it.a, it._p)",
                f"show({thing}.{name})", f"it = {thing}\nit.new = 1\nshow(vars(it))", f"show(hasattr({thing}, '__dict__'), hasattr({thing}, '__weakref__'))",
                f"print({cls}.{name})", f"show({cls}.__slots__)", f"it = {thing}\ndel it.{name}", f"print(type({cls}.{name}).__name__)",
                f"it = {base}()\nit.__class__ = {sub}\nprint(type(it).__name__)", f"it = {sub}()\nit.__class__ = {self.pick([base, other, 'int'])}\nprint(type(it).__name__)",
                f"print(sorted(k for k in {cls}.__dict__ if not k.startswith('__')))", f"import copy\nit = {thing}.fill()\ntwin = copy.copy(it)\nshow(twin.a, twin is it)"]))

    def section_metaclass(self):
        meta, cls, sub = self.name("Meta"), self.name("K"), self.name("K")
        methods = {
            "new": "def __new__(mcls, name, bases, ns, **kw):\n    print('new', name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith('__')), kw)\n"
                   "    ns['made_by'] = mcls.__name__\n    return super().__new__(mcls, name, bases, ns)",
            "init": "def __init__(cls, name, bases, ns, **kw):\n    print('init', name, kw)\n    super().__init__(name, bases, ns)",
            "call": "def __call__(cls, *args, **kw):\n    print('call', cls.__name__, args, kw)\n    made = super().__call__(*args, **kw)\n    print('made', type(made).__name__)\n    return made",
            "prepare": "@classmethod\ndef __prepare__(mcls, name, bases, **kw):\n    print('prepare', name, kw)\n    return Names()",
            "instance": f"def __instancecheck__(cls, it):\n    print('is instance', cls.__name__)\n    return {self.pick(['True', 'it == 1', 'super().__instancecheck__(it)', '[]'])}",
            "subclass": "def __subclasscheck__(cls, other):\n    print('is subclass')\n    return super().__subclasscheck__(other)",
            "item": "def __getitem__(cls, key): return (cls.__name__, key)", "len": "def __len__(cls): return 3\ndef __iter__(cls): yield from 'xyz'",
            "eq": "def __eq__(cls, other): return other == 1 or cls is other\ndef __hash__(cls): return 1", "add": "def __add__(cls, other): return ('sum', other)\n__radd__ = __or__ = __add__",
            "getattr": "def __getattr__(cls, name):\n    if name[0] == '_': raise AttributeError(name)\n    return 'meta ' + name",
            "setattr": "def __setattr__(cls, name, value):\n    print('set', name)\n    super().__setattr__(name, value)",
            "mro": "def mro(cls):\n    print('mro', cls.__name__)\n    return super().mro()", "property": "@property\ndef shown(cls): return 'shown ' + cls.__name__",
            "method": "def shown(cls, n=0): return cls.__name__ * n", "repr": "def __repr__(cls): return '<the ' + cls.__name__ + '>'",
        }
        self.put("class Names(dict):\n    def __setitem__(self, key, value):\n        if not key.startswith('__'): print('define', key)\n        super().__setitem__(key, value)")
        with self.block(f"class {meta}(type):"):
            for key in self.random.sample(sorted(methods), self.random.randint(1, 6)):
                self.put(methods[key])
        def body():
            with self.block(f"class {cls}({self.pick(['', '', 'dict, ', 'int, '])}metaclass={meta}{self.pick(['', '', ', level=2', ', **{chr(97): 1}'])}):"):
                self.put(self.pick(["x = 1", "def __init__(self, *args): self.args = args", "x: int = 2\ny = [i for i in range(2)]", "def __new__(cls, *args): return object.__new__(cls)",
                                    "def __init_subclass__(cls, /, **kw):\n    print('init_subclass', cls.__name__, kw)", "def __class_getitem__(cls, item): return ('item', item)"]))
            with self.block(f"class {sub}({cls}{self.pick(['', '', ', extra=5', ', metaclass=type'])}):"):
                self.put(self.pick(["pass", "x = 5", "def method(self): return __class__.__name__, super().__repr__()[:3]"]))
        self.guarded(body)
        for _ in self.few(3, 8):
            it = self.pick([cls, sub])
            self.line(self.pick([
                f"show({it}().x)", f"show(isinstance({self.pick(['1', it + '()'])}, {it}))", f"show(issubclass({sub}, {it}), issubclass(int, {it}))", f"print({it}[1], {it}['a', 2])",
                f"print(len({it}), list({it}), 'x' in {it})", f"print({it} == 1, {it} == {cls}, {it} != 1)", f"print({it} + 1, 2 + {it})", f"print({it} | None)", f"print({it}.{self.pick(['ghost', 'x', 'shown', 'made_by'])})",
                f"{it}.z = 1\nprint({it}.z)", f"print([c.__name__ for c in {it}.__mro__], type({it}).__name__)", f"print(str({it})[:12], f'{{{it}!r}}'[:12])", f"print({it}(1, 2))", f"print({it}(k=1))",
                f"made = type({it})('Made', ({it},), {{'w': 1}})\nprint(made.__name__, made.w, made.__qualname__)", f"made = type('Plain', ({it},), {{}}, extra=1)", f"print({{{it}: 1}}[{it}])",
                f"{it}.__bases__ = (object,)", f"class Clash({it}, metaclass=Other): pass" if self.chance(0.5) else f"class Clash({it}, {self.pick(['int', 'str', 'object', it])}): pass",
                f"print({it}.shown(2))", f"print({it}().shown)", f"del {it}.x\nprint({it}.x)"]))

    def section_type_calls(self):
        """Classes made by calls, entries of bases, generic classes and special attributes."""
        a = self.name("T")
        self.put("class Entry:\n    def __init__(self, *bases): self.bases = bases\n    def __mro_entries__(self, bases):\n        print('entries', len(bases))\n        return self.bases")
        self.line(f"{a} = type({self.pick([repr(a), repr('T'), '5', repr('a b')])}, {self.pick(['()', '(int,)', '(list, dict)', '(bool,)', '(5,)', '[]', '(str,)', '(object, int)'])}, "
                  f"{self.pick(['{}', repr({'x': 1}), '{1: 2}', '[]', 'dict(__slots__=(chr(113),), f=lambda self: 1)', 'dict(__doc__=7, __module__=3)'])})\nshow({a}.__name__, {a}.__bases__, {a}.__doc__)")
        bases = lambda: self.pick(["Entry()", "Entry(int)", "Entry(list, dict)", "Entry(A), B", "A, B", "B, A", "A, object", "object, A", "A, A", "B, C, A", "A, C", "NoneType", "5", "len", "bool", "range", "slice"])
        self.put("class A:\n    'text of A'\n    def __init_subclass__(cls, **kw):\n        print('sub', cls.__name__, sorted(kw.items()))\nclass B(A): pass\nclass C(A):\n    def who(self): return 'C'\nNoneType = type(None)")
        for _ in self.few(3, 7):
            self.line(self.pick([
                f"class X({bases()}{self.pick(['', '', ', flag=1', ', **dict(k=2)'])}): pass\nprint([c.__name__ for c in X.__mro__], X.__dict__.get('__orig_bases__') is None)",
                f"class X(*[{self.pick(['A', 'B, C', 'int'])}]): pass\nprint(X.__base__.__name__, X.__doc__, X.__module__)", "class X:\n    __qualname__ = 'Other.Name'\nprint(X.__qualname__, X)",
                "class X:\n    __qualname__ = 5", "class X:\n    x = y", "class X:\n    __class_getitem__ = lambda *a: a[1:]\nprint(X[1], X[1:2], X[()])", "print(A[0])", "print(type(A()).__name__, A().__class__ is A, A.__class__)",
                "B.__bases__ = (C,)\nprint(B().who())", "A.__bases__ = (B,)", "A.__name__ = 'Renamed'\nprint(A)\nA.__name__ = 'A'", "A.__name__ = 5", "del A.__name__", "A.__doc__ = 'new'\nprint(A.__doc__)", "int.x = 1", "A.__dict__['x'] = 1",
                "x = A()\nx.__dict__ = {'k': 1}\nprint(x.k)\nx.__dict__ = 5", "x = A()\ndel x.__dict__\nprint(x.__dict__)", "x = object()\nx.a = 1", "x = A()\nx.__class__ = int", "print(super(B, B()).__init__.__name__)",
                "print(super(B, A()))", "super().x", "print(super(A, B).__init_subclass__.__name__)", "def f(): super().x\nf()", "print([c.__name__ for c in A.__subclasses__()][:3])", "print(type.mro(C))", "type('X')\ntype()",
                "object.__new__(5)", "object.__new__(int)", "int.__new__(str)", "A.__init__(5)\nA.__init__()", "object(1)", "A(1)", "A(x=1)", "class X(A):\n    def __new__(cls, *a): return super().__new__(cls, *a)\nX(1)", "print(A.__dict__.keys() >= {'__doc__'})",
                "class X:\n    def __del__(self): print('gone')\nx = X()\nx = None\nX().y", "class X:\n    def f(self): return __class__\nprint(X().f() is X)", "class X:\n    global gg\n    gg = 1\nprint(gg, hasattr(X, 'gg'))", "@(lambda c: 5)\nclass X: pass\nprint(X)"]))

    def section_reflected(self):
        """Which of two operands is asked, in which order, and what follows when they decline."""
        left, right = self.name("Left"), self.name("Right")
        inherits = self.chance(0.5)
        base = self.pick(["", "", "int", "float", "str", "list", "tuple", "dict", "set"])
        operators = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "@": "matmul", "**": "pow", "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor"}
        compare = {"<": "lt", "<=": "le", "==": "eq", "!=": "ne", ">": "gt", ">=": "ge"}
        chosen = self.random.sample(sorted(operators), 2) + self.random.sample(sorted(compare), 2)
        for cls, bases in ((left, base), (right, left if inherits else "")):
            with self.block(f"class {cls}({bases}):"):
                for symbol in chosen:
                    word = operators.get(symbol) or compare[symbol]
                    for prefix in ("", "r", "i") if symbol in operators else ("",):
                        if self.chance(0.55):
                            self.put(f"def __{prefix}{word}__(self, other, *rest):\n    print('{cls}.{prefix}{word}', type(other).__name__, *rest)\n"
                                     f"    return {self.pick(['NotImplemented', 'NotImplemented', repr(cls), 'self', '1', 'other' if symbol in operators else '[]'])}")
                        elif self.chance(0.08):
                            self.put(f"__{prefix}{word}__ = None")
                self.put("def __repr__(self): return '" + cls + "()'")
                if self.chance(0.3):
                    self.put("__hash__ = None" if self.chance(0.5) else "def __hash__(self): return 5")
        values = [f"{left}()", f"{right}()", f"{left}()", "1", "2.5", "'s'", "[1]", "(1,)", "{1}", "{1: 2}", "None", "True", "1j", "b'x'"]
        for _ in self.few(4, 9):
            symbol = self.pick(chosen)
            one, two = self.pick(values[:3]), self.pick(values)
            if self.chance(0.5):
                one, two = two, one
            if symbol in operators and self.chance(0.35):
                self.line(f"it = {one}\nit {symbol}= {two}\nshow(it)")
            elif symbol in operators:
                self.line(f"show({one} {symbol} {two})")
            else:
                self.line(self.pick([f"show({one} {symbol} {two})", f"show({one} {symbol} {two} {self.pick(['<', '==', 'in', 'is not'])} {self.pick(values)})", f"show({one} in [{two}, {one}])",
                                     f"show([{one}, {two}] {symbol} [{two}, {one}])", f"show(sorted([{one}, {two}]))", f"show(max({one}, {two}))", f"show({{{one}: 1}} == {{{two}: 1}})", f"show([{one}].index({two}))"]))
        self.line(self.pick([f"show(pow({left}(), {right}(), 2))", f"show(divmod({left}(), 2))", f"show(sum([{left}(), {right}()]))", f"show(1 if {left}() else 2)", f"show(hash({right}()) == hash({right}()))"]))

    def section_protocols(self):
        """Objects whose special methods give what they must not."""
        cls = self.name("P")
        wrong = ["None", "1", "-1", "'s'", "1.5", "[]", "True", "2**70", "NotImplemented", "iter([1])", "b'x'", "()", "(1, 2)", "self"]
        names = self.random.sample(["__len__", "__bool__", "__hash__", "__repr__", "__str__", "__bytes__", "__int__", "__float__", "__complex__", "__index__", "__iter__", "__next__", "__reversed__", "__contains__(k)", "__getitem__(k)",
                                    "__length_hint__", "__format__(s)", "__dir__", "__trunc__", "__floor__", "__ceil__", "__round__(*n)", "__call__(*a)", "__enter__", "__exit__(*a)", "__sizeof__", "__abs__", "__neg__", "__invert__", "__pos__",
                                    "__getattr__(n)", "__missing__(k)", "__instancecheck__(o)", "__fspath__", "__await__", "__index__", "__class_getitem__(k)", "__reduce__", "__copy__", "__deepcopy__(m)", "__eq__(o)", "__lt__(o)"], self.random.randint(3, 9))
        with self.block(f"class {cls}{self.pick(['', '', '(int)', '(dict)', '(list)', '(str)'])}:"):
            for name in names:
                head, _, parameters = name.partition("(")
                self.put(f"def {head}(self{', ' + parameters if parameters else ')'}:\n    " + self.pick(["", "", f"print('{head}')\n    ", "if coin(3) == 0: raise LookupError('" + head + "')\n    "]) + f"return {self.pick(wrong)}")
        uses = ["len({0})", "bool({0})", "hash({0}) == 1", "repr({0})", "str({0})", "bytes({0})", "int({0})", "float({0})", "complex({0})", "[1, 2, 3][{0}]", "list({0})", "next({0})", "list(reversed({0}))", "1 in {0}", "{0}[1]", "f'{{{0}:x}}'",
                "dir({0})[:2]", "__import__('math').trunc({0})", "__import__('math').floor({0})", "__import__('math').ceil({0})", "round({0})", "round({0}, 1)", "{0}(1)", "abs({0})", "-{0}", "~{0}", "+{0}", "{0}.ghost", "isinstance(1, {0})", "range({0})",
                "'ab' * {0}", "[0] * {0}", "chr({0})", "hex({0})", "(1).__add__({0})", "divmod({0}, 2)", "sorted({0})", "tuple({0})", "set({0})", "dict({0})", "''.join({0})", "zip({0}, {0})", "list(map(str, {0}))", "max({0})", "sum({0})", "any({0})", "{0} == 1",
                "{0} < 1", "[*{0}]", "{{**{0}}}", "print(*{0})", "'%d' % {0}", "'%s' % {0}", "'{{:5}}'.format({0})", "format({0})", "slice({0}).indices(5)", "'abc'[{0}:]", "__import__('copy').copy({0})", "__import__('copy').deepcopy({0})", "enumerate({0})",
                "round(1.5, {0})", "pow(2, {0})", "1 << {0}", "bytes([{0}])", "bytearray(3)[{0}]", "'x'.center({0})", "[3, 4].pop({0})", "'abc'.find('c', {0})", "__import__('operator').length_hint({0})", "__import__('operator').index({0})", "{0} and 1", "not {0}",
                "all([{0}])", "sum([1, {0}])", "type({0})[1]", "iter({0}, 1)", "str({0}, 'ascii')", "int({0}, 5)", "float.fromhex({0})", "ord({0})", "__import__('json').dumps({0})", "{0}.__sizeof__()"]
        for _ in self.few(5, 11):
            use = self.pick(uses).format(f"{cls}()")
            self.line(f"show({use})" if not use.startswith("print") else use)
        if self.chance(0.5):
            self.line(self.pick([f"with {cls}() as x: show(x)", f"a, *b = {cls}()", f"for x in {cls}():\n    show(x)\n    if coin(4) == 0: break", f"with {cls}(): 1 / 0", f"it = {cls}()\nit[1] = 2", f"del {cls}()[1]", f"it = {cls}()\nit += 1\nshow(it)"]))

    # --- exceptions

    def group(self, depth=2):
        leaf = lambda: self.pick(["ValueError(1)", "ValueError('two')", "TypeError('t')", "KeyError('k')", "OSError(2, 'gone')", "ZeroDivisionError()", "IndexError('i', 2)", "StopIteration(3)"])
        items = [self.group(depth - 1) if depth and self.chance(0.35) else leaf() for _ in self.few(1, 3)]
        return f"{self.pick(['ExceptionGroup', 'ExceptionGroup', 'BaseExceptionGroup', 'Special'])}({self.pick(['one', 'two', 'group'])!r}, [{', '.join(items)}])"

    def group_class(self):
        with self.block("class Special(ExceptionGroup):"):
            self.put(self.pick(["def derive(self, errors):\n    print('derive', len(errors))\n    return Special(self.message, errors)", "pass", "def __str__(self): return 'special ' + self.message",
                                "def __new__(cls, message, errors):\n    made = super().__new__(cls, 'new ' + message, errors)\n    made.code = 5\n    return made"]))
        self.put("def tell_group(error, indent=''):\n    print(indent + type(error).__name__, repr(str(error)), getattr(error, '__notes__', None), repr(error.__cause__), repr(error.__context__))\n"
                 "    for inner in getattr(error, 'exceptions', ()): tell_group(inner, indent + '  ')")

    def section_group(self):
        self.group_class()
        kinds = ["ValueError", "TypeError", "KeyError", "OSError", "LookupError", "ArithmeticError", "Exception", "(ValueError, KeyError)", "(IndexError, OSError)", "StopIteration"]
        for _ in self.few(1, 3):
            name = self.name("tries")
            with self.block(f"def {name}():"):
                with self.block("try:"):
                    if self.chance(0.3):
                        self.put("print('body')")
                    raised = self.pick([self.group(), self.group(), self.group(1), "ValueError('bare')", "KeyError('bare')"])
                    self.put(self.pick([f"raise {raised}", f"raise {raised}", f"error = {raised}\nerror.add_note('noted')\nraise error", f"raise {raised} from OSError('cause')", f"try:\n    1 / 0\nfinally:\n    raise {raised}", "print('nothing raised')"]))
                for _ in self.few(1, 3):
                    with self.block(f"except* {self.pick(kinds)}{self.pick([' as error', ' as error', ''])}:"):
                        has = self.lines[-1].endswith("as error:")
                        self.put(self.pick(["tell_group(error)" if has else "print('caught')", "raise" if self.chance(0.4) else "pass", "raise ValueError('in handler')" if self.chance(0.4) else "print('handled')",
                                            "raise KeyError('new') from error" if has else "raise KeyError('new') from None", "raise error" if has else "print('x')", "for e in [1]: print(e)", "error.add_note('seen')" if has else "pass"]))
                if self.chance(0.3):
                    with self.block("else:"):
                        self.put("print('else')")
                if self.chance(0.3):
                    with self.block("finally:"):
                        self.put("print('finally')")
                self.put("return 'returned'")
            self.put(f"try:\n    print({name}())\nexcept BaseException as error:\n    tell_group(error)")
        for _ in self.few(1, 4):
            what = self.pick(kinds + ["lambda e: isinstance(e, ValueError)", "lambda e: e.args", "lambda e: False", "5", "lambda e: 1 / 0"])
            self.line(self.pick([f"a, b = {self.group()}.split({what})\nprint(repr(a), repr(b))", f"print(repr({self.group()}.subgroup({what})))", f"g = {self.group()}\nprint(g, g.message, g.args, len(g.exceptions))",
                                 f"print(repr({self.group()}.derive([ValueError(5)])))", "ExceptionGroup('x', [])", "ExceptionGroup('x', 5)", "ExceptionGroup('x', [5])", "ExceptionGroup(5, [ValueError()])", "ExceptionGroup('x')", "ExceptionGroup('x', [KeyboardInterrupt()])",
                                 "print(repr(BaseExceptionGroup('x', [ValueError()])), repr(BaseExceptionGroup('x', [SystemExit()])))", "g = ExceptionGroup('x', (ValueError(1),))\ng.message = 5", "try:\n    raise ExceptionGroup('x', [ValueError(1)])\nexcept* ExceptionGroup: pass",
                                 "try:\n    raise ValueError(1)\nexcept* 5: pass", f"try:\n    raise {self.group()}\nexcept ValueError: print('no')"]))

    def section_uncaught_group(self):
        """What a group looks like on standard error; a program's last section."""
        self.group_class()
        self.put(f"def inner(n):\n    try:\n        {self.pick(['1 / 0', 'raise ValueError(n)', '[][n]', 'int(' + repr('x') + ')'])}\n    except Exception as error:\n        {self.pick(['error.add_note(' + repr('note %') + ')', 'error.__cause__ = KeyError(n)', 'pass', 'error.add_note(' + repr('two' + chr(10) + 'lines') + ')'])}\n        return error")
        self.put(f"made = [inner(i) for i in range({self.random.randint(1, 4)})]\nif {self.pick(['True', 'False'])}: made.append({self.group(1)})")
        with self.block("def fails():"):
            self.put(self.pick(["raise ExceptionGroup('many', made)", "try:\n    raise ExceptionGroup('many', made)\nexcept* ValueError:\n    raise OSError('handler')", "try:\n    raise ExceptionGroup('many', made)\nexcept* ZeroDivisionError as error:\n    raise",
                                "try:\n    raise KeyError('first')\nexcept KeyError as error:\n    raise ExceptionGroup('many', made) from error", "error = ExceptionGroup('many', made * 2)\nerror.add_note('of the group')\nraise error",
                                f"raise ExceptionGroup('outer', [ExceptionGroup('inner', made), {self.group(1)}])"]))
        self.put(self.pick(["fails()", "try:\n    fails()\nexcept Exception as error:\n    raise RuntimeError('after') from error", "try:\n    fails()\nfinally:\n    print('finally')"]))

    def section_uncaught_chain(self):
        """Chains of causes and contexts, notes, suggestions and marks under long or many-lined expressions; the last section."""
        self.put("class Thing:\n    def __init__(self): self.colour = 1\n    def method(self, value): return value / 0\n    def __getitem__(self, key): raise LookupError(key)\n    @property\n    def broken(self): return [].pop()\n"
                 "    def __enter__(self): return self\n    def __exit__(self, *a): raise OSError('exit')\n    def __iter__(self): yield 1; raise ValueError('iterating')\n    def __add__(self, other): return other.missing\nthing = Thing()\nvalue = data = {'a': [1, 2]}")
        failing = lambda: self.pick([
            "thing.color", "thing.method(\n    5\n)", "thing['key']", "thing.broken", "thing + 1", "list(thing)", "valeu", "pritn(1)", "self.x", "data['a'][0]['b']", "data['a'][5] + 1", "thing.method(1) + thing.method(2)", "(1 +\n    2 +\n    None)", "[x for x in thing]",
            "{x: 1 for x in [[]]}", "sum(x / 0 for x in [1])", "(lambda: 1 / 0)()", "thing.method(\n    value=1,\n    other=2)", "len(5)", "max([])", "int('é' * 3)", "'ä' + 1", "'日本' + 'x' + 5", "thing.method(  1  ).other", "thing . broken", "data['a']['b']", "f'{thing.color}'", "f'{1:{2/0}}'",
            "not thing.colr", "-'x'", "thing.colour.real.imag.none", "thing(1)", "thing.method()", "print(1, sap='')", "'abc'.repalce('a', 'b')", "[].appendd(1)", "import_module", "Tru", "dict(a=1)['b']", "1 if thing.nope else 2", "(thing\n .method(1)\n .x)", "assert_(1)",
            "range(5)[7]", "[1, 2, 3][\n    7]", "thing.__dict__['nope']", "isinstance(1, 5)", "sorted([1, 'a'])", "min(1, 'a')", "next(iter([]))", "open_()", "(yield_)", "'%d' % 'x'", "'{}'.format()", "' '.join([1])", "b'' + ''", "1 << -1", "2 ** 0.5 // 0", "thing < thing", "None[0]", "None.x", "None()", "[] < {}"])
        statements = lambda: self.pick([
            lambda: failing(), lambda: f"x = {failing()}", lambda: f"return {failing()}", lambda: f"x = y = [{failing()}, 2]", lambda: f"data['a'] += {failing()}", lambda: "data.x.y = 1", lambda: "data['q']['r'] = 1", lambda: "del data['q']", lambda: "del thing.x, data", lambda: "a, b, c = 1, 2",
            lambda: "a, *b = 5", lambda: "(a, b), c = [1, 2]", lambda: "for a, b in [(1, 2, 3)]: pass", lambda: "for x in 5: pass", lambda: "with thing: pass", lambda: "with 5: pass", lambda: f"with thing as t: {failing()}".replace("\n", "\n    "), lambda: "import nonsense_module", lambda: "from itertools import chian",
            lambda: f"assert {failing()}", lambda: "assert 1 == 2, 'no'", lambda: "assert (1 ==\n        2)", lambda: "raise ValueError", lambda: "raise ValueError('a', 'b')", lambda: "raise 5", lambda: "raise ValueError from 5", lambda: "raise KeyError('k') from None", lambda: "raise",
            lambda: "global_name", lambda: "x += 1", lambda: "exec('1 +')", lambda: "eval('a b')", lambda: "exec('def f():\\n  return 1/0\\nf()')", lambda: "data['a'][0], data['b'][1] = 1, 2", lambda: "if thing.nope: pass", lambda: "while thing.nope: pass", lambda: "match thing.nope:\n    case 1: pass",
            lambda: "class X(thing.nope): pass", lambda: "class X(int, str): pass", lambda: "@thing.nope\ndef g(): pass", lambda: "def g(a=thing.nope): pass", lambda: "class X:\n    y = 1 / 0", lambda: "lambda_ = [(lambda q: q.w)(1) for _ in 'a']", lambda: "raise SystemExit('leaving')", lambda: "raise SystemExit(3)",
            lambda: "import sys; sys.exit([1])", lambda: "raise type('Made', (Exception,), {})('made')", lambda: "raise type('Bad', (Exception,), {'__str__': lambda s: 1 / 0})", lambda: "e = ValueError('noted'); e.add_note('first'); e.add_note('second\\nline'); raise e", lambda: "e = ValueError(); e.__notes__ = 5; raise e",
            lambda: "e = ValueError(''); e.__notes__ = ['a', 5]; raise e"])()
        count = self.random.randint(1, 4)
        for i in range(count):
            with self.block(f"def level{i}(arg{', *rest' if self.chance(0.2) else ''}):"):
                if i == 0:
                    self.put(statements())
                    continue
                call = f"level{i - 1}(arg)"
                self.put(self.pick([f"return {call}", f"value = {call}\nreturn value", f"try:\n    {call}\nexcept Exception as error:\n    raise RuntimeError('wrapped') from error", f"try:\n    {call}\nexcept Exception:\n    {statements()}".replace("\n", "\n    ").replace("\n    except", "\nexcept"),
                                    f"try:\n    {call}\nfinally:\n    print('cleanup {i}')", f"try:\n    {call}\nexcept Exception as error:\n    error.add_note('note {i}')\n    raise", f"try:\n    {call}\nexcept Exception:\n    raise KeyError('hidden') from None", f"for x in [1]:\n    {call}",
                                    f"return [{call}\n        for _ in range(1)]", f"with Manager('{i}'): {call}", f"return (\n    1,\n    {call},\n)", f"return {{'k': {call}}}", f"return (lambda: {call})()", f"yield_ = list(({call} for _ in 'a'))\nreturn yield_", f"return max({call}, {call})"]))
        self.put(self.pick([f"level{count - 1}(1)", f"print(level{count - 1}(1))", f"x = level{count - 1}(\n    arg=1,\n)", f"try:\n    level{count - 1}(1)\nexcept ValueError as error:\n    raise", f"class Runs:\n    x = level{count - 1}(1)", f"[level{count - 1}(i) for i in range(2)]",
                            f"level{count - 1}()", f"level{count - 1}(1, b=2)", f"for i in range(2):\n    level{count - 1}(i)", f"import traceback\ntry:\n    level{count - 1}(1)\nexcept BaseException:\n    traceback.print_exc()"]))

    # --- scopes and calls

    def section_closures(self):
        """Functions three deep, each with its own view of a few names."""
        names = ["p", "q", "r"]
        top = self.name("outer")
        self.put("p = 'global p'\nq = 'global q'")
        def body(level, bound):
            declared = set()
            for name in names:
                way = self.random.randrange(6)
                if way == 0 and name in bound and level:
                    self.put(f"nonlocal {name}")
                    declared.add(name)
                elif way == 1:
                    self.put(f"global {name}")
                    declared.add(name)
                    bound = bound - {name} if level == 0 else bound
            mine = set()
            for name in names:
                if self.chance(0.45):
                    self.put(self.pick([f"{name} = ('{name}', {level})", f"{name} = '{level}'", f"for {name} in range({level + 1}): pass", f"[{name} := i for i in range(2)]", f"try: 1 / 0\nexcept Exception as {name}: pass",
                                        f"import math as {name}\n{name} = {name}.__name__", f"with Manager('{name}') as {name}: pass", f"match {level}:\n    case {name}: pass", f"def {name}(): return '{name}{level}'\n{name} = {name}()", f"({name}, _) = 'ab'"]))
                    if name not in declared:
                        mine.add(name)
            self.put(f"try:\n    print({level}, {self.pick(names)!r}, {self.pick(names)})\nexcept NameError as error:\n    print(type(error).__name__, error)")
            if level < 2:
                kind = self.pick(["def", "def", "def", "class", "lambda", "comprehension"])
                free = (bound | mine) - {n for n in names if any(line.strip() == f"global {n}" for line in self.lines[-12:])}
                if kind == "def":
                    parameter = self.pick(["", "", "z", "*w"])
                    with self.block(f"def inner{level}({parameter}):"):
                        body(level + 1, free)
                    self.put(f"try:\n    print(inner{level}({'1' if parameter == 'z' else ''}))\nexcept NameError as error:\n    print(type(error).__name__, error)")
                elif kind == "class":
                    name = self.pick(names)
                    with self.block(f"try:"):
                        with self.block(f"class Inner{level}:"):
                            self.put(self.pick([f"{name} = {name}", f"shown = [{name} for _ in range(1)]", f"{name} = 'class'\nshown = [{name}, [{name} for _ in range(1)], (lambda: {name})()]", f"items = [1, 2]\nshown = [i for i in items if i]", f"x = 2\nshown = [x for i in range(2)]",
                                                f"def method(self): return {name}\nshown = property(method)", f"shown = {{k: v for k, v in zip('ab', [{name}] * 2)}}"] + ([f"nonlocal {name}\n{name} = 'from class'\nshown = {name}"] if name in free - declared else [])))
                        self.put(f"print(sorted(k for k in vars(Inner{level}) if k[0] != '_'), getattr(Inner{level}(), 'shown', None))")
                    self.put("except NameError as error:\n    print(type(error).__name__, error)")
                elif kind == "lambda":
                    name = self.pick(names)
                    self.put(f"made = [lambda n=n: (n, {name}) for n in range(2)] + [lambda: n for n in range(2)]\nfor each in made:\n    try: print(each())\n    except NameError as error: print(type(error).__name__, error)")
                else:
                    name, other = self.random.sample(names, 2)
                    self.put(f"try: print([({name}, {other}) for {name} in range(2) for _ in [{other}]], [[{name} for {other} in 'a'] for _ in 'b'])\nexcept NameError as error: print(type(error).__name__, error)")
            if self.chance(0.3):
                self.put(f"try:\n    del {self.pick(sorted(mine or declared or {'zz'}))}\nexcept NameError as error:\n    print(type(error).__name__, error)")
            if self.chance(0.3):
                self.put("print(sorted(locals()))")
            self.put(f"return {level}")
        with self.block(f"def {top}():"):
            body(0, set())
        self.line(f"print({top}())\nprint({top}.__code__.co_cellvars, {top}.__code__.co_freevars, {top}.__code__.co_varnames)")
        self.line("print(p, q)")

    def section_stars(self):
        """Calls with every mixture of arguments, and displays with stars."""
        name = self.name("f")
        parameters = self.pick(["*args, **kw", "a, b=2, *args, c, d=4, **kw", "a, /, b, *, c=1", "a, b, /", "*, a, b=1", "a, *args", "**kw", "a=1, /, **kw", "a, b, c", "", "self, a", "a, /, *args, a2=1, **kw"])
        self.put(f"def {name}({parameters}): return sorted(locals().items())")
        cls = self.name("C")
        self.put(f"class {cls}:\n    def __init__({'self, ' + parameters if 'self' not in parameters else parameters}): print('made', sorted((k, v) for k, v in locals().items() if k != 'self'))\n    method = {name}\n    static = staticmethod({name})\n    grouped = classmethod({name})\n    def __call__(self, *a, **k): return a, k")
        self.put("def numbers():\n    print('numbers')\n    yield from (1, 2)\nclass Mapping:\n    def keys(self): return ['a', 'k']\n    def __getitem__(self, key): return 'value of ' + key\nimport functools")
        def call():
            parts = []
            for _ in self.few(0, 5):
                parts.append(self.pick(["1", "'s'", "*[3, 4]", "*()", "*numbers()", "*'xy'", "*5", "*None", "*{7: 8}"]) if self.chance(0.6) else self.pick(["a=10", "b=20", "c=30", "z=40", "**{'a': 50}", "**{'k': 60}", "**Mapping()", "**{}", "**5", "**None", "*[9]", "self=3", "**{'b': 1, 'c': 2}", "**dict(zip('cd', 'xy'))"]))
            seen, out, double = set(), [], False
            for part in parts:
                keyword = part.partition("=")[0] if not part.startswith("*") and "=" in part else ""
                if keyword in seen and keyword:
                    continue
                if (out and "=" in out[-1] and not out[-1].startswith("*") or any("=" in p and not p.startswith("*") for p in out)) and not keyword and not part.startswith("*"):
                    continue
                if double and part.startswith("*") and not part.startswith("**") or double and not keyword and not part.startswith("*"):
                    continue
                double = double or part.startswith("**")
                seen.add(keyword)
                out.append(part)
            return ", ".join(out)
        for _ in self.few(4, 9):
            target = self.pick([name, name, name, cls, f"{cls}(1, 2, 3).method", f"{cls}.method", f"{cls}.static", f"{cls}.grouped", f"functools.partial({name}, 1, a=2)", f"functools.partial({name})", f"(lambda *a, **k: (a, k))", "dict", "print", "max", "sorted", "int", "str.join", "list", "(lambda a, b=1: a)", "type", "zip", "range"])
            text = f"{target}({call()})"
            self.line(text if target in (cls, "print") else f"x = {text}\nprint(x if not isinstance(x, (type, zip)) else type(x).__name__)")
        self.lines_of(1, 4, lambda: f"show([*{self.pick(['numbers()', '5', 'range(3)', 'Mapping()'])}, 1, *{self.expr('list', 1)}])", lambda: f"show({{**{self.pick(['Mapping()', '{}', '5', '[(1, 2)]'])}, 'a': 2, **{self.expr('dict', 1)}}})",
                      lambda: f"def g():\n    return *{self.expr('list', 1)}, 1\nshow(g())", lambda: "def g():\n    x = yield *'ab', 1\nshow(list(g()))", lambda: f"for x in *{self.expr('tuple', 1)}, 9: show(x)", lambda: "class G:\n    def __getitem__(self, k): return k\nshow(G()[*'ab'], G()[1:2, *[3]], G()[*()])",
                      lambda: f"a, (b, *c), *d = {self.pick(['1, ' + repr('xyz') + ', 3, 4', '1, (2,), 3', '1, 2, 3', '1', '[0, [1, 2, 3]]'])}\nshow(a, b, c, d)", lambda: f"*a, = {self.expr('any', 1)}\nshow(a)", lambda: f"(*a, b), c = {self.expr('any', 1)}, 1\nshow(a, b, c)", lambda: f"[a, *[b, c]] = {self.pick(['1, 2, 3', '1, 2', repr('abc')])}\nshow(a, b, c)",
                      lambda: f"a = b, *c = {self.pick(['1, 2, 3', repr('ab'), '()', 'range(3)'])}\nshow(a, b, c)", lambda: "d = {}\nd['x'], *d['y'] = 1, 2, 3\nshow(d)")

    def section_generators_deep(self):
        """Delegation through generators and iterators that answer send, throw and close in their own way."""
        self.put("class Answers:\n    def __init__(self, *methods): self.n = 0\n    def __iter__(self): return self\n    def __next__(self):\n        self.n += 1\n        if self.n > 3: raise StopIteration('answers end')\n        return 'next', self.n")
        for method, lines in (("send", ["return 'sent', value", "raise StopIteration(value)", "raise ValueError('send')"]), ("throw", ["return 'thrown', type(value).__name__, len(rest)", "raise StopIteration('by throw')", "raise KeyError('throw')"]), ("close", ["print('close called')", "raise OSError('close')"])):
            if self.chance(0.5):
                self.put(f"    def {method}(self{', value, *rest' if method != 'close' else ''}):\n        print('answers {method}')\n        {self.pick(lines)}")
        self.put("def leaf(n):\n    try:\n        while n:\n            got = yield n\n            print('leaf got', got)\n            n -= 1\n        return 'leaf done'\n" +
                 self.pick(["    finally:\n        print('leaf finally')", "    except ValueError as error:\n        print('leaf caught', error)\n        yield 'after'\n        return 'leaf recovered'", "    except GeneratorExit:\n        print('leaf exit')\n        " + self.pick(["raise", "return 'no'", "yield 'refuses'", "raise KeyError('in exit')"]), "    except BaseException as error:\n        raise RuntimeError('leaf') from error"]))
        self.put(f"def middle(n):\n    got = yield from {self.pick(['leaf(n)', 'leaf(n)', 'Answers()', '[n, n + 1]', 'range(n)', 'middle(n - 1) if n else leaf(2)', 'iter(' + repr('ab') + ')'])}\n    print('middle got', got)\n    " + self.pick(["return got, n", "yield got\n    return 'm'", "raise StopIteration('from middle')", "return"]))
        self.put(f"def root():\n    with Manager('root', {self.pick(['False', 'True'])}):\n        result = yield from middle({self.random.randint(0, 3)})\n        print('root result', result)\n    " + self.pick(["yield 'last'", "return 5", "yield from (x for x in [1])", "pass"]))
        self.put("def act(what, *args):\n    try:\n        print(what, '->', getattr(it, what)(*args))\n    except BaseException as error:\n        print(what, '!', type(error).__name__, error, error.args, repr(error.__cause__), repr(error.__context__))\nit = " + self.pick(["root()", "root()", "middle(2)", "leaf(3)", "(x * y for x in range(3) for y in leaf(x))"]))
        for _ in self.few(4, 9):
            self.put(self.pick(["act('__next__')", "act('__next__')", "act('send', None)", "act('send', 7)", "act('throw', ValueError('v'))", "act('throw', ValueError)", "act('throw', GeneratorExit)", "act('throw', StopIteration('s'))", "act('close')", "act('throw', KeyError('k'))", "act('throw', 5)", "act('send')", "print(it.gi_frame is None, it.gi_running, it.gi_suspended, it.gi_yieldfrom is None)", "act('__next__')"]))
        if self.chance(0.3):
            self.line("show(list(it))")
        if self.chance(0.3):
            self.put("del it")
        if self.chance(0.3):
            self.line(self.pick(["def r():\n    yield next(self_)\nself_ = r()\nnext(self_)", "g = (i for i in 5)", "def g():\n    raise StopIteration(1)\n    yield\nnext(g())", "g = leaf(1)\nnext(g)\nprint(g.send(None))", "def g(): return (yield)\nx = g()\nprint(x.send(None))\nx.send(4)", "print(sum(i for i in leaf(4)), [*middle(1)])", "for i in root():\n    print(i)\n    break"]))

    # --- containers and numbers

    def section_slices(self):
        kind = self.pick(["list", "list", "bytearray", "str", "tuple", "range", "memoryview", "bytes", "array", "deque"])
        start = {"list": f"list(range({self.random.randint(0, 9)}))", "bytearray": f"bytearray(b'{'abcdefgh'[:self.random.randint(0, 8)]}')", "str": self.pick(["'abcdefg'", "'äé日😀'", "''"]), "tuple": "(1, 'b', None, 4.0, (5,))", "range": self.pick(["range(10)", "range(5, -5, -3)", "range(0)", "range(-2**70, 2**70, 2**66)"]),
                 "memoryview": "memoryview(bytearray(b'abcdefgh'))", "bytes": "b'\\x00bytes\\xff'", "array": "__import__('array').array('i', [1, -2, 3, 4])", "deque": "__import__('collections').deque([1, 2, 3, 4], 6)"}[kind]
        box = self.name("box")
        self.put(f"{box} = {start}")
        values = {"list": ["[]", "[7]", "'xy'", "range(3)", "(1, 2)", "5", box, "[7, 8, 9, 10]", "iter([5, 6])", "{}", "None"], "bytearray": ["b''", "b'Z'", "b'XY'", "[1, 2]", "5", "[300]", "'s'", box, "range(3)", "(65, 66, 67)"], "memoryview": ["b'Z'", "b'XY'", "b'QRS'", "5", "[1]", "''"],
                  "array": ["__import__('array').array('i', [9, 8])", "__import__('array').array('b')", "[1]", box, "5"]}.get(kind, ["'x'", "1"])
        for _ in self.few(4, 10):
            self.line(self.pick([f"show({box}[{self.edge_slice()}])"] * 2 + [f"{box}[{self.edge_slice()}] = {self.pick(values)}"] * 3 + [f"del {box}[{self.edge_slice()}]", f"{box}[{self.pick(SLICE_PARTS[2:])}] = {self.pick(['5', '300', '-1', repr('a'), 'None', 'b' + repr('q')])}", f"del {box}[{self.pick(SLICE_PARTS[2:])}]",
                                                                        f"show({box}[{self.pick(SLICE_PARTS[2:])}])", f"show({box}[{self.edge_slice()}][{self.edge_slice()}])", f"show(len({box}), {box} == {box}[:], {box}[::-1] == {box})", f"show({box}[{self.pick(['1, 2', '...', 'None', '1.0', repr('1'), ':, 1', '[1]'])}])",
                                                                        f"{box} *= {self.pick(['0', '1', '2', '-1', 'True', '1.5'])}", f"{box} += {self.pick(values)}", f"show(slice({self.pick(SLICE_PARTS[2:])}, {self.pick(SLICE_PARTS[2:])}, {self.pick(STEPS[2:])}).indices({self.pick(['5', '0', '-1', '10**30'])}))"]) + (f"\nshow({box})" if self.chance(0.6) else ""))
        self.line(self.pick([f"show(list(reversed({box})), {box}.index({self.pick(['1', '98', repr('b')])}), {box}.count(1))", f"show(slice(1, 2) == slice(1, 2, None), slice(3), hash(slice(1)) == hash(slice(1)))", f"show({box}.__getitem__(slice(1, None)))", f"print(*{box})", f"show(sorted({box}), sum({box}))", f"for x in {box}:\n    {box}.append(x)\n    if len({box}) > 12: break\nshow({box})"]))

    def section_views(self):
        one, two = self.name("d"), self.name("d")
        self.put(f"{one} = {self.literal('dict', 1)}\n{two} = {self.literal('dict', 1)}")
        view = lambda: f"{self.pick([one, two])}.{self.pick(['keys', 'items', 'values', 'keys', 'items'])}()"
        other = lambda: self.pick([view(), self.expr("set", 1), self.expr("list", 1), "[(1, 2)]", "5", "'ab'", "{('a', 1)}", "iter([1])", "None", "frozenset([1])"])
        for _ in self.few(4, 10):
            self.line(self.pick([lambda: f"show(sorted({view()} {self.pick(['&', '|', '-', '^'])} {other()}, key=repr))", lambda: f"show(sorted({other()} {self.pick(['&', '|', '-', '^'])} {view()}, key=repr))", lambda: f"show({view()} {self.pick(['<', '<=', '==', '!=', '>', '>='])} {other()})", lambda: f"show({view()}.isdisjoint({other()}))", lambda: f"show({self.key()} in {view()}, ({self.key()}, 1) in {view()})",
                                 lambda: f"show({view()}, len({view()}))", lambda: f"show(list(reversed({view()})))", lambda: f"show({view()}.mapping)", lambda: f"show({view()}.__len__())", lambda: f"v = {view()}\n{one}[{self.key()}] = 'new'\nshow(v)", lambda: f"for k in {view()}: {one}.pop({self.key()}, None)", lambda: f"for k in {view()}: {one}[len({one})] = k", lambda: f"v = {view()}\nv |= {other()}\nshow(type(v).__name__)",
                                 lambda: f"it = iter({view()})\nshow(next(it))\ndel {one}[{self.key()}]\nshow(next(it))", lambda: f"show({view()}[0])", lambda: f"show({one} | {two}, {two} | {one})", lambda: f"{one}.update({other()})\nshow({one})", lambda: f"{one} |= {other()}\nshow({one})", lambda: f"show({one} == {two}, {one} != {two}, {one} < {two})", lambda: f"show(dict({other()}))",
                                 lambda: f"show({one}.popitem(), {one})", lambda: f"show({one}.setdefault({self.key()}, []), {one}.pop({self.key()}, 0))", lambda: f"{one}[{{}}] = 1", lambda: f"show({one}[[]])", lambda: f"show(dict.fromkeys({other()}, 0))", lambda: f"show(set({view()}) == {view()})", lambda: f"s = {self.expr('set', 1)}\ns {self.pick(['&=', '|=', '-=', '^='])} {view()}\nshow(s)",
                                 lambda: f"show({self.expr('set', 1)}.{self.pick(['union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint'])}({other()}))", lambda: f"show(type({view()}).__name__, {view()}.__class__ is dict)"])())

    def section_numbers(self):
        n = lambda: f"({self.pick(EDGE_NUMBERS)})"
        whole = lambda: f"({self.pick([x for x in EDGE_NUMBERS if not set(x) & set('.ejf')])})"
        small = lambda: f"({self.pick(['0', '1', '2', '3', '-1', '-2', '5', '0.5', '-0.5', '2.0', '1j', '64'])})"
        for _ in self.few(6, 14):
            self.line(self.pick([
                lambda: f"show({n()} {self.pick(['+', '-', '*', '/', '//', '%'])} {n()})", lambda: f"show({n()} {self.pick(['+', '-', '*', '/', '//', '%'])} {n()})", lambda: f"show({whole()} {self.pick(BIT[:3])} {whole()}, {whole()} {self.pick(BIT[3:])} {self.pick(['0', '1', '31', '64', '100', '-1'])})", lambda: f"show({n()} ** {small()})", lambda: f"show(pow({n()}, {small()}))",
                lambda: f"show(pow({whole()}, {self.pick(['-1', '-2', '5', '100', '0'])}, {whole()}))", lambda: f"show(divmod({n()}, {n()}))", lambda: f"show({n()} {self.pick(['<', '<=', '==', '!=', '>', '>='])} {n()})", lambda: f"show(round({n()}), round({n()}, {self.pick(['0', '1', '2', '-1', '-2', '-20', '300', 'None'])}))", lambda: f"show(int({n()}), float({n()}))", lambda: f"show(float({n()}))", lambda: f"show(complex({n()}, {n()}))",
                lambda: f"show(abs({n()}), -{n()}, +{n()})", lambda: f"show({n()} == {n()}, bool({n()}))", lambda: f"x = {n()}\nshow(x == x, x != x, [x] == [x], x in [x])", lambda: f"show({n()}.real, {n()}.imag, {n()}.conjugate())", lambda: f"show({n()}.is_integer(), {n()}.as_integer_ratio())", lambda: f"show(({n()}).hex())", lambda: f"show(str({n()}), f'{{{n()}:.3}}', f'{{{n()}:+.2f}}', '%g' % {n()})",
                lambda: f"show(min({n()}, {n()}), max({n()}, {n()}), sum([{n()}, {n()}, {n()}]))", lambda: f"show(sorted([{n()}, {n()}, {n()}]))", lambda: f"show(format({n()}, {self.pick(['e', '.0f', ',', '_', '010', '+', '%', 'g', '.3g', 'n', '.10', '#x', 'b', '>30', '<+20.3e', '_b', ',d', 'c', '=+12', 'z.0f', 's'])!r}))", lambda: f"show({whole()}.bit_length(), {whole()}.bit_count(), {whole()}.to_bytes({self.pick(['1', '8', '16', '0'])}, {self.pick(['little', 'big', 'x'])!r}, signed={self.pick(['True', 'False'])}))",
                lambda: f"show(int({self.pick(['0x10', ' 12 ', '1_0', '1__0', '_1', '-0b11', '٣', '', '1e3', '+5', '--5', '0b2', '0o17', 'zz', '1' * 30, '-'])!r}, {self.pick(['0', '2', '10', '16', '36', '37', '-1', '1'])}))", lambda: f"show(float({self.pick(['1e400', '-1e-400', 'nan', '-inf', ' 1.5\\n', '1_0.5', '1e', '.5', '5.', '0x1', 'infinity', '1e5_0', '', '٣.٥', '+.e1', '1.7976931348623159e308', '2.4703282292062328e-324'])!r}))",
                lambda: f"show(complex({self.pick(['1+2j', '1+j', '-j', 'inf-nanj', ' ( 1+2j ) ', '1 +2j', '1e5j', '', '1+2', 'j1', '+1-1e-3J'])!r}))", lambda: f"show({n()} and {n()}, {n()} or {n()}, not {n()})", lambda: f"x = {n()}\nx {self.pick(['+=', '-=', '*=', '/=', '//=', '%=', '**='])} {small()}\nshow(x)", lambda: f"import math\nshow(math.{self.pick(['floor', 'ceil', 'trunc', 'sqrt', 'isqrt', 'factorial', 'frexp', 'modf', 'isnan', 'isinf', 'fabs', 'ulp', 'isfinite', 'degrees', 'radians'])}({n() if self.chance(0.4) else small()}))",
                lambda: f"import math\nshow(math.{self.pick(['gcd', 'lcm', 'copysign', 'fmod', 'remainder', 'ldexp', 'isclose', 'nextafter', 'hypot', 'gcd'])}({self.pick([n(), small()])}, {small()}))", lambda: f"import math\nshow(math.fsum([{n()}, {n()}, {n()}]), math.prod([{small()}, {n()}]))", lambda: f"show(isinstance({n()}, int), type({n()} + {small()}).__name__)", lambda: f"show(repr({n()} * {n()})[:60])", lambda: f"show(range({small()}, {n()}))", lambda: f"show({n()}.__add__({n()}), ({whole()}).__rsub__({n()}), {n()}.__floordiv__({n()}))"])())

    def section_sorting(self):
        items = self.name("items")
        self.put("calls = []\nclass Key:\n    def __init__(self, value): self.value = value\n    def __repr__(self): return f'Key({self.value!r})'\n    def __lt__(self, other):\n        calls.append((self.value, other.value))\n        " + self.pick(["return self.value < other.value", "if self.value == 3: raise ValueError('three')\n        return self.value < other.value", "return other.value < self.value", "return NotImplemented", "return []", "return self.value % 3 < other.value % 3"]))
        values = self.pick(["[3, 1, 2]", "[5, 2, 3, 1, 4, 2]", "list('hello')", "[True, 0, 1.0, -1]", "[1, 'a']", "[(1, 'b'), (1, 'a'), (0, 'z')]", "[[2], [1, 5], []]", "['b', 'B', 'a', 'A']", "[1.5, float('nan'), 0]", "[None, 1]", "list(range(20))[::-1]", "[(i * 7) % 11 for i in range(30)]", "[b'b', b'a']", "[{1}, {1, 2}, {3}]", "[]", "[2**70, -2**70, 0, 1.5]", "[(i % 3, -i) for i in range(12)]"])
        self.put(f"{items} = {values}")
        key = lambda: self.pick(["Key", "len", "str", "lambda x: -x", "lambda x: x % 2", "None", "5", "lambda x: 1 / x", "repr", "lambda x: (len(str(x)), str(x))", "str.lower", "lambda x: [][x]", f"lambda x: {items}.append(1)", "abs", "lambda x: Key(x)", "functools.cmp_to_key(lambda a, b: (a > b) - (a < b))", "functools.cmp_to_key(lambda a, b: None)", "operator.itemgetter(0)", "operator.neg"])
        self.put("import functools, operator, bisect, heapq")
        for _ in self.few(3, 8):
            self.line(self.pick([lambda: f"show(sorted({items}, key={key()}))", lambda: f"show(sorted({items}, key={key()}, reverse={self.pick(['True', 'False', '0', repr('x'), 'None'])}))", lambda: f"copied = {items}[:]\ntry:\n    copied.sort(key={key()})\nfinally:\n    show(copied)", lambda: f"show(min({items}, key={key()}), max({items}, key={key()}))", lambda: f"show(max({items}, default='none'), min({items}))",
                                 lambda: f"show(sorted(map(Key, {items})), len(calls))", lambda: f"{items}.sort(reverse=True)\nshow({items})", lambda: f"show(list(zip(sorted({items}), reversed({items}))))", lambda: f"show(bisect.{self.pick(['bisect', 'bisect_left', 'bisect_right'])}({items}, {self.pick(['2', repr('h'), '(1,)', 'None', '1.5'])}{self.pick(['', ', 1', ', 0, 2', ', -1', ', key=str', ', lo=1, hi=99'])}))", lambda: f"bisect.insort({items}, {self.pick(['2', repr('h'), '1.5', 'None'])}{self.pick(['', ', key=lambda x: x'])})\nshow({items})",
                                 lambda: f"heap = {items}[:]\nheapq.heapify(heap)\nshow(heap)\nshow([heapq.heappop(heap) for _ in {items}])", lambda: f"show(heapq.{self.pick(['nlargest', 'nsmallest'])}({self.pick(['0', '1', '3', '-1', '100'])}, {items}{self.pick(['', ', key=str', ', key=lambda x: -x'])}))", lambda: f"show(list(heapq.merge({items}, [1, 2], {self.pick(['[0]', 'reverse=True', 'key=str', '()'])})))", lambda: f"heap = {items}[:]\nshow(heapq.heappushpop(heap, {self.pick(['0', '99', 'None'])}), heapq.heapreplace(heap, 1), heap)",
                                 lambda: "calls.clear()\nshow(sorted([Key(3), Key(1), Key(2)]), calls)", lambda: "calls.clear()\nshow(max(Key(1), Key(3), Key(2)), calls)", lambda: f"show([Key(1)] < [Key(2)], (Key(1), 1) < (Key(1), 2))", lambda: f"sorted({items}, str)", lambda: "sorted()", lambda: f"{items}.sort(1)", lambda: f"sorted(5)", lambda: f"sorted({items}, cmp=1)"])())

    def section_formatting(self):
        """Nested fields, percent with mappings and stars, and str.format's fields."""
        values = lambda: self.pick(["42", "-7", "3.14159", "'text'", "True", "None", "[1, 2]", "{'k': 'v'}", "1e20", "2**70", "b'by'", "(1, 2)", "'ä'", "1+2j", "obj", "float('nan')", "''", "{}", "-0.0", "65", "1114112", "'%'", "0"])
        self.put("class Shown:\n    attr = 'attribute'\n    items = {'key': [10, 20], '0': 'zero'}\n    def __format__(self, spec): return f'<{spec}|{len(spec)}>'\n    def __repr__(self): return 'é repr'\n    def __str__(self): return 'str of it'\n    def __getitem__(self, key): return f'item {key!r}'\nobj = Shown()\nwidth, name = 8, 'n'")
        fields = ["{}", "{0}", "{1!r}", "{0!s:>10}", "{0!a}", "{0.attr}", "{0[key]}", "{0[0]}", "{0.items[key][1]}", "{0.items[0]}", "{:{}}", "{:{width}}", "{name}", "{name!r:^{width}}", "{{}}", "{{{}}}", "{", "}", "{0", "{!x}", "{0!}", "{0.}", "{0[}", "{0[]}", "{a b}", "{-1}", "{5}", "{nokey}", "{:10", "{0:{1}{2}}", "{0:{{}}}", "{:>{width}.{1}}", "{0!r!s}", "{ }", "{0x1}", "{:,}", "{:x}", "{:c}", "{:>>5}", "{:=5}", "{:05}", "{:.2}", "{:%}", "{:_}", "{:e}", "{:+}", "{: }", "{:#}", "{:z}", "{0.real}", "{0.__class__.__name__}", "{0[-1]}", "{0[1]}"]
        percents = ["%s", "%r", "%a", "%d", "%i", "%u", "%x", "%X", "%o", "%#x", "%#o", "%e", "%.3f", "%g", "%G", "%c", "%5d", "%-5d|", "%05d", "%+d", "% d", "%*d", "%.*f", "%-*s|", "%%", "%(k)s", "%(k)5d", "%(a)r", "%()s", "%(k", "%", "%z", "%5", "%.d", "%ld", "%hs", "%5%", "%10.3s|", "%-10r|", "%+.1e", "%#.0f", "%b", "%.-1d", "%*s"]
        def fstring():
            inner = lambda: self.pick(["obj", "width", "name", "name!r", "width:>5", "obj:{width}", "name:>{width}", "name:{'>'}{width}", "width=", "width = :>4", "obj!s:10", "obj!r:>10", "(lambda: 5)()", "{'a': 1}['a']", "[x for x in range(3)]", "f'{name}'", "f'{width:{width}}'", "'a' if width else 'b'", "(y := 5)", "width:=5", "width!a", "name * 2", "'\\n'", "name.upper()", "*[1, 2],", "{1, 2} - {2}", "width > 5", "width != 3", "obj.attr", "1.5:.{width}f", "2**70:,", "'\"'", "name + \"x\"", "f\"{f'{name!r}'}\"", "not width", "width:{'x'}", "3.0:{width}.{1}", "lambda_", "1/0", "width:{name}"])
            quote = self.pick(['"', '"""', "'", "'''"])
            parts = [self.pick(["", "a", "{{", "}}", " ", "ä", "\\t", "\\x41", "%"]) + "{" + self.pick(["", " "]) + inner() + "}" for _ in self.few(1, 4)]
            text = self.pick(["f", "f", "f", "rf", "F"]) + quote + "".join(parts) + ("\n" if len(quote) == 3 and self.chance(0.4) else "") + quote
            return text + self.pick(["", "", "", " 'plain {x}'", " f'{1}'"])
        for _ in self.few(5, 12):
            way = self.random.randrange(4)
            if way == 0:
                arguments = ", ".join(values() for _ in self.few(0, 3))
                text = "".join(self.pick(fields) for _ in self.few(1, 2))
                self.line(f"show({text!r}.format({arguments}{', ' if arguments else ''}width=6, name={values()}))")
            elif way == 1:
                text = " ".join(self.pick(percents) for _ in self.few(1, 2))
                right = self.pick([f"({values()},)", f"({values()}, {values()})", f"({self.random.randint(-3, 9)}, {values()})", values(), f"{{'k': {values()}, 'a': 1}}", "()"])
                self.line(f"show({self.pick(['', '', '', 'b'])}{text!r} % {right})")
            elif way == 2:
                text = fstring()
                try:
                    compile(text, "f", "eval")
                except (SyntaxError, ValueError):
                    continue
                self.line(f"show({text})")
            else:
                self.line(self.pick([f"show(format({values()}, {self.pick(['', '>10', '^10', '<5', '=5', '05', '.2', '.2f', 'd', 'x', 'c', 's', ',', '_x', ',x', '10,.2f', '+', '%', 'zz', 'é^9', '>>9', '{}', '=^9', '#b', '1' * 20, '.' + '9' * 20, '<<', 'n', 'g', '-', ' d', 'z', '#', '.', ',_', '_,', ',n', 'c#', '+s', '0=5s', '.3d', '.1c', '+c', ',c'])!r}))",
                                     f"show({self.pick(fields)!r}.format_map({self.pick(['Shown()', '{}', '[]', 'dict(name=5, width=3)', '5'])}))", f"import string\nshow(list(string.Formatter().parse({''.join(self.pick(fields) for _ in range(2))!r})))", f"import string\nshow(string.Template({self.pick(['$name and ${width}', '$$', '$', '${', '$nope', '$name$name', '${nope}', '$1'])!r}).{self.pick(['substitute', 'safe_substitute'])}({self.pick(['name=1, width=2', '{}', 'dict(name=1)', ''])}))"]))

    def section_with(self):
        """Managers of every kind, in every order."""
        self.put("import contextlib\n@contextlib.contextmanager\ndef managed(name, swallow=False):\n    print('in', name)\n    try:\n        yield name\n    except Exception as error:\n        print('managed', name, repr(error), repr(error.__context__))\n        if not swallow: " + self.pick(["raise", "raise KeyError(name) from error", "raise ValueError('new')", "raise error"]) +
                 "\n    finally:\n        print('out', name)\nclass Closes:\n    def close(self): print('closed')\nclass Half:\n    def __enter__(self): return self\n" + self.pick(["", "    def __exit__(self): pass\n", "    __exit__ = None\n", "    def __exit__(self, *a): return a[0] and 'yes'\n"]) + "@contextlib.contextmanager\ndef wrong():\n    " + self.pick(["yield 1\n    yield 2", "return\n    yield", "try: yield 1\n    except ValueError: yield 2", "raise StopIteration('x')\n    yield"]))
        manager = lambda: self.pick(["managed('a')", "managed('b', True)", "contextlib.suppress(KeyError)", "contextlib.suppress(ValueError, LookupError)", "contextlib.nullcontext(5)", "contextlib.closing(Closes())", "Manager('m')", "Manager('s', True)", "Manager('e', False, 'exit')", "Manager('n', False, 'enter')", "Half()", "wrong()", "5", "contextlib.ExitStack()", "contextlib.redirect_stdout(__import__('io').StringIO())", "None"])
        body = lambda: self.pick(["print('body')", "raise ValueError('v')", "raise KeyError('k')", "1 / 0", "return 'returned'", "break", "continue", "yield 1", "print(x)", "raise StopIteration('s')", "x = undefined"])
        for _ in self.few(1, 3):
            name = self.name("runs")
            with self.block(f"def {name}():"):
                with self.block("for i in range(2):"):
                    managers = [manager() + self.pick(["", " as x", " as (x, y)" if self.chance(0.2) else " as x", " as box['k']" if self.chance(0.3) else ""]) for _ in self.few(1, 3)]
                    text = ", ".join(managers)
                    with self.block(f"with {text}:" if self.chance(0.6) else f"with (\n        {text},\n    ):"):
                        if self.chance(0.4):
                            with self.block(f"with {manager()}:"):
                                self.put(body())
                        self.put(body())
                    self.put("print('after', i)")
                self.put("return 'end'")
            self.put("box = {}")
            self.line(f"x = {name}()\nprint(list(x) if hasattr(x, 'send') else x)\nprint(box)")
        with self.block("try:"):
            with self.block("with contextlib.ExitStack() as stack:"):
                for _ in self.few(1, 4):
                    self.put(self.pick(["stack.enter_context(managed('st'))", "stack.callback(print, 'callback', end='!\\n')", "stack.push(Manager('pushed', coin()))", "stack.push(lambda *a: print('exit fn', a[0]))", "stack.enter_context(5)", "stack.callback(lambda: 1 / 0)", "kept = stack.pop_all()\nprint('kept')\nkept.close()", "stack.close()", "stack.enter_context(contextlib.suppress(Exception))"]))
                self.put(body().replace("return 'returned'", "pass").replace("break", "pass").replace("continue", "pass").replace("yield 1", "pass"))
        self.put("except BaseException as error:\n    print('!', type(error).__name__, error, repr(error.__context__))")
        if self.chance(0.4):
            self.put(f"class Deco(contextlib.ContextDecorator):\n    def __enter__(self): print('deco in')\n    def __exit__(self, *a):\n        print('deco out', a[0])\n        return {self.pick(['True', 'False'])}\n@Deco()\ndef decorated(n): return 1 // n")
            self.line(f"print(decorated({self.pick(['1', '0'])}))")

    def section_match_classes(self):
        """Patterns over classes with __match_args__, mappings, sequences of all kinds, values and guards."""
        self.put("import collections, enum, dataclasses\nclass Point:\n    __match_args__ = " + self.pick(["('x', 'y')", "('x',)", "()", "['x', 'y']", "('x', 5)", "('x', 'x')", "5"]) + "\n    def __init__(self, x, y): self.x, self.y = x, y\n    def __repr__(self): return f'Point({self.x!r}, {self.y!r})'\nclass Sub(Point):\n    " + self.pick(["pass", "__match_args__ = ('y', 'x')"]) +
                 "\n@dataclasses.dataclass\nclass Data:\n    a: int\n    b: object = None\nclass Colour(enum.Enum):\n    RED = 1\n    BLUE = 'blue'\nNamed = collections.namedtuple('Named', 'p q')\nclass Meta(type):\n    def __instancecheck__(cls, it): return it == 7\nclass Seven(metaclass=Meta): pass\nclass Consts:\n    ONE = 1\n    NAME = 'a'\n    class Deep: VALUE = (1, 2)")
        depth = [0]
        def pattern(level):
            leaf = lambda: self.pick(["1", "'a'", "None", "True", "-1", "2.5", "Colour.RED", "Consts.ONE", "Consts.NAME", "Consts.Deep.VALUE", "0", "'blue'", "b'x'", "1 + 2j", "-1 - 1j", "'ab' 'c'"])
            if level <= 0:
                return self.pick([leaf(), leaf(), self.name("c"), "_"])
            inner = lambda: pattern(level - 1)
            return self.pick([leaf, leaf,
                              lambda: f"Point({inner()}, {inner()})", lambda: f"Point({inner()})", lambda: f"Point(x={inner()}, y={inner()})", lambda: f"Point({inner()}, y={inner()})", lambda: "Point(1, 2, 3)", lambda: f"Point(x={inner()}, z={inner()})", lambda: f"Sub({inner()})", lambda: f"Data({inner()})", lambda: f"Data(b={inner()})", lambda: f"Named({inner()}, {inner()})",
                              lambda: "Seven()", lambda: f"int({inner()})", lambda: f"str({inner()})", lambda: f"list({inner()})", lambda: f"dict({inner()})", lambda: f"Colour({inner()})", lambda: "int(1, 2)", lambda: f"object()", lambda: f"float({inner()})", lambda: f"Consts.Deep(VALUE={inner()})",
                              lambda: f"[{inner()}, *{self.name('rest')}, {inner()}]", lambda: f"({inner()}, {inner()})", lambda: f"[{inner()}]", lambda: "[]", lambda: "[*_]", lambda: f"[_, *_, {inner()}]", lambda: f"{{'k': {inner()}, **{self.name('rest')}}}", lambda: f"{{Consts.NAME: {inner()}, 'k': {inner()}}}", lambda: "{}", lambda: f"{{1: {inner()}}}",
                              lambda: f"({leaf()} | {leaf()} | [])", lambda: f"([1, _] | {{'k': 1}} | Point(x=1))", lambda: f"[{inner()}] as {self.name('whole')}", lambda: f"({leaf()} | {leaf()}) as {self.name('whole')}"])()
        name = self.name("kind")
        cases = []
        for _ in self.few(2, 7):
            text = f"case {pattern(2)}{self.pick(['', '', '', ' if it', ' if len(repr(it)) % 2', ' if it == 1'])}:"
            source = f"match 1:\n    {text} pass\n    case 5: pass"
            try:
                compile(source, "m", "exec")
            except SyntaxError:
                continue
            cases.append(text)
        with self.block(f"def {name}(it):"):
            with self.block("match it:"):
                for i, text in enumerate(cases or ["case 1:"]):
                    with self.block(text):
                        self.put(f"return {i}, sorted((k, repr(v)) for k, v in locals().items() if k != 'it')")
                if self.chance(0.5):
                    self.put("case other: return 'other', other")
        subjects = ["1", "'a'", "None", "True", "Point(1, 2)", "Point('a', [1])", "Sub(1, None)", "Sub(0, 1)", "Data(1)", "Data('a', Point(1, 1))", "Named(1, 'a')", "Colour.RED", "Colour.BLUE", "7", "[1, 2]", "(1, 2)", "[1]", "[]", "{'k': 1}", "{'k': Point(1, 2), 'z': 0}", "{1: 2, 'a': 3}", "{}", "'ab'", "b'x'", "range(2)",
                    "collections.deque([1, 2])", "collections.OrderedDict(k=1)", "collections.defaultdict(list)", "{1, 2}", "2.5", "1.0", "bytearray(b'x')", "iter([1])", "-1", "[[1], [2]]", "(1, (2, 3))", "memoryview(b'ab')", "collections.UserDict(k=1)", "1+2j", "int", "__import__('array').array('i', [1, 2])"]
        with self.block(f"for subject in [{', '.join(self.random.sample(subjects, self.random.randint(6, 18)))}]:"):
            self.put(f"try:\n    print(type(subject).__name__, {name}(subject))\nexcept Exception as error:\n    print('!', type(error).__name__, error)")

    def section_augmented(self):
        """Augmented assignment on every target, with values that decide for themselves."""
        cls = self.name("Aug")
        operators = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "@"]
        words = dict(zip(operators, ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift", "matmul"]))
        chosen = self.random.sample(operators, 3)
        with self.block(f"class {cls}:"):
            self.put("def __init__(self, n=1): self.n = n\ndef __repr__(self): return f'Aug({self.n})'\ndef __getitem__(self, key):\n    print('get', key)\n    return self.n\ndef __setitem__(self, key, value):\n    print('set', key, value)\n    self.n = value\n@property\ndef prop(self):\n    print('get prop')\n    return self.n")
            if self.chance(0.6):
                self.put("@prop.setter\ndef prop(self, value):\n    print('set prop', value)\n    self.n = value")
            for symbol in chosen:
                for prefix in self.pick([("i",), ("",), ("r",), ("i", ""), ("i", "r"), ("", "r"), ()]):
                    self.put(f"def __{prefix}{words[symbol]}__(self, other):\n    print('{prefix}{words[symbol]}', other)\n    return {self.pick(['self', repr('result'), 'NotImplemented', '{}(5)'.format(cls), 'None'])}")
        self.put(f"class Holder: pass\nholder = Holder()\nbox = {{}}\nitems = []\ndef which(x):\n    print('which', x)\n    return x")
        for _ in self.few(4, 9):
            value = lambda: self.pick([f"{cls}()", f"{cls}(3)", "1", "2", "[1]", "'s'", "2.5", "(1,)", "{1}", "None"])
            symbol = self.pick(chosen + chosen + operators)
            target, ready = self.pick([("x", "x = {}"), ("holder.a", "holder.a = {}"), ("box['k']", "box['k'] = {}"), ("items[0]", "items[:] = [{}]"), (f"thing[1]", "thing = {}"), ("thing.prop", "thing = {}"), ("which(box)[which('k')]", "box['k'] = {}"), ("which(holder).a", "holder.a = {}"), ("items[:]", "items[:] = [{}]"), ("tup[0]", "tup = ({},)"), ("gone", "gone2 = {}"), ("holder.gone", "{}"), ("box['gone']", "{}"), ("x", "x = y = {}")])
            self.line(ready.format(value()) + f"\n{target} {symbol}= {self.pick(['', 'which'])}({value()})\nshow({target})")
        self.line(self.pick(["t = ([],)\ntry:\n    t[0] += [1]\nfinally:\n    show(t)", "def f():\n    n += 1\nn = 0\nf()", "def f():\n    global n\n    n += 1\nn = 0\nf()\nshow(n)", "class K:\n    v = 1\n    v += 1\nk = K()\nk.v += 5\nshow(k.v, K.v, vars(k))", "s = 'a'\nt = s\ns += 'b'\nshow(s, t)", "a = b = [1]\na += [2]\na = a + [3]\nshow(a, b)", "a = b = {1}\na |= {2}\nshow(a is b, b)", "x: int = 5\nx += 1\nshow(x, __annotations__)"]))

    def section_text(self):
        """Methods of text and bytes with arguments at their edges."""
        text = lambda: self.pick(["''", "'a'", "'abcabc'", "'  x y  '", "'a\\tb\\tc'", "'line\\r\\nnext\\x0bvt\\x1cfs\\u2028ls'", "'ÄÖß'", "'ŉǰΐ'", "'Ⅷⅷ'", "'1²½٣'", "'ﬀ'", "'i̇İı'", "'ΑΣ ΑΣ.'", "'\\ud800'", "'\\x00\\x1f\\x7f\\x80\\xad'", "'😀👍🏽'", "'aaaa'", "'HelloWorld'", "\"they're bill's\"", "('x' * 50)", "'e\\u0301'", "'00042'", "'+-7'", "'ab,cd,,ef'", "'Ǆǅǆ'", "'\\u3000\\xa0 '", "'_id9'"])
        data = lambda: self.pick(["b''", "b'a'", "b'abcabc'", "b'  x y  '", "b'a\\tb'", "b'l1\\r\\nl2\\x0b'", "b'\\xff\\x00'", "bytearray(b'abc')", "memoryview(b'abc')", "bytearray()", "b'Hello World'", "b'00042'", "b'a,b,,c'"])
        index = lambda: self.pick(["0", "1", "-1", "2", "-3", "100", "-100", "None", "10**20", "True", "'x'", "1.5"])
        part = lambda: self.pick(["''", "'a'", "'ab'", "'b'", "' '", "'\\n'", "','", "None", "5", "b'a'", "'é'", "'xyz'", "('a', 'b')", "()", "(1,)"])
        bpart = lambda: self.pick(["b''", "b'a'", "b'b'", "b' '", "97", "256", "-1", "'a'", "None", "bytearray(b'ab')", "(b'a', b'')", "b','", "memoryview(b'c')"])
        count = lambda: self.pick(["0", "1", "2", "-1", "-5", "100", "None"])
        for _ in self.few(6, 14):
            self.line(self.pick([
                lambda: f"show({text()}.{self.pick(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'])}({part()}, {index()}, {index()}))", lambda: f"show({data()}.{self.pick(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'])}({bpart()}, {index()}))", lambda: f"show({text()}.{self.pick(['split', 'rsplit'])}({part()}, {count()}))", lambda: f"show({data()}.{self.pick(['split', 'rsplit'])}({bpart()}, {count()}))", lambda: f"show({text()}.{self.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix', 'partition', 'rpartition'])}({part()}))",
                lambda: f"show({data()}.{self.pick(['strip', 'lstrip', 'rstrip', 'removeprefix', 'removesuffix', 'partition', 'rpartition'])}({bpart()}))", lambda: f"show({text()}.replace({part()}, {part()}, {count()}))", lambda: f"show({data()}.replace({bpart()}, {bpart()}, {count()}))", lambda: f"show({text()}.{self.pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'splitlines', 'split', 'isupper', 'islower', 'istitle', 'isidentifier', 'isprintable', 'isspace', 'isalnum', 'isalpha', 'isnumeric', 'isdigit', 'isdecimal', 'isascii'])}())",
                lambda: f"show({data()}.{self.pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'splitlines', 'split', 'isupper', 'islower', 'istitle', 'isspace', 'isalnum', 'isalpha', 'isdigit', 'isascii', 'hex', 'expandtabs', 'reverse', 'copy', 'clear', 'pop', 'tolist'])}())", lambda: f"show({text()}.{self.pick(['center', 'ljust', 'rjust'])}({self.pick(['0', '5', '10', '-3', 'None', '2.0'])}, {self.pick([repr('*'), repr('é'), repr(''), repr('ab'), 'b' + repr('*'), '5'])}))", lambda: f"show({data()}.{self.pick(['center', 'ljust', 'rjust'])}({self.pick(['0', '5', '10'])}, {self.pick(['b' + repr('*'), repr('*'), 'b' + repr('ab'), '42'])}))",
                lambda: f"show({text()}.zfill({self.pick(['0', '8', '-1'])}), {data()}.zfill(8))", lambda: f"show({text()}.expandtabs({self.pick(['0', '4', '-1', '1', 'tabsize=3'])}))", lambda: f"show({text()}.splitlines({self.pick(['True', 'False', 'keepends=1', 'None'])}))", lambda: f"show({text()}.join({self.pick([text(), '[1]', '[' + text() + ', ' + text() + ']', 'iter(' + text() + ')', '5', '{1: 2}', '[b' + repr('a') + ']'])}))", lambda: f"show({data()}.join([{data()}, {data()}]))",
                lambda: f"show({text()}.encode({self.pick([repr(c) for c in ('utf-8', 'ascii', 'latin-1', 'utf8', 'UTF_8', 'iso-8859-1', 'nope')])}, {self.pick([repr(c) for c in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogatepass', 'surrogateescape', 'nope')])}))", lambda: f"show({self.pick(['b' + chr(39) + s + chr(39) for s in (r'\xff\xfe', r'caf\xe9', r'\xe2\x82', r'\xf0\x9f\x98\x80', r'\xed\xa0\x80', r'ok', r'\xc0\x80', r'a\x80b')])}.decode({self.pick([repr(c) for c in ('utf-8', 'ascii', 'latin-1', 'nope')])}, {self.pick([repr(c) for c in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass', 'nope')])}))",
                lambda: f"show({text()}.translate({self.pick(['{97: 98}', '{97: None}', '{97: ' + repr('xyz') + '}', 'str.maketrans(' + repr('abc') + ', ' + repr('xyz') + ')', 'str.maketrans(' + repr('a') + ', ' + repr('b') + ', ' + repr('c') + ')', '{}', '[1, 2]', '5', '{97: -1}', '{97: 2**21}', 'str.maketrans(' + repr('ab') + ', ' + repr('a') + ')'])}))", lambda: f"show({data()}.translate({self.pick(['None', 'bytes(range(256))', 'b' + repr('x')])}{self.pick(['', ', b' + repr('a'), ', delete=b' + repr('b')])}))", lambda: f"show({text()} {self.pick(['<', '==', '>=', '!='])} {text()}, {text()} in {text()}, {part()} in {text()})",
                lambda: f"show({data()} {self.pick(['<', '==', '>=', '!='])} {data()}, {bpart()} in {data()})", lambda: f"show({text()} * {self.pick(['0', '2', '-1', 'True', '1.5'])}, {text()} + {part()})", lambda: f"show({data()} * {self.pick(['0', '2', '-1'])}, {data()} + {bpart()})", lambda: f"show(ascii({text()}), repr({text()}), len({text()}))", lambda: f"show(list({text()}), list({data()}))", lambda: f"show([ord(c) for c in {text()}], max({text()}, default=''))", lambda: f"show({self.pick(['bytes', 'bytearray'])}({self.pick(['5', '-1', '[1, 2]', '[256]', repr('a'), repr('a') + ', ' + repr('ascii'), 'b' + repr('x'), '{1: 2}', 'range(3)', '[None]', '1.5', 'None', 'True', 'source=b' + repr('z')])}))",
                lambda: f"show({self.pick(['bytes', 'bytearray'])}.fromhex({self.pick([repr(c) for c in ('00ff', '0 1', '0', 'zz', 'AB cd', '', ' 12 34 ', 'é')])}))", lambda: f"show({data()}.hex({self.pick(['', repr(':'), repr(':') + ', 2', repr('::'), repr('_') + ', -2', repr('-') + ', 0', 'b' + repr('.')])}))", lambda: f"m = memoryview({self.pick(['b' + repr('abcdef'), 'bytearray(b' + repr('abcdef') + ')'])})\nshow(m[1:4].tobytes(), m[::2].tolist(), m[{index()}], m.nbytes, m.readonly, m.shape, m.format)",
                lambda: f"m = memoryview(bytearray(b'abcdef'))\nm[{self.edge_slice()}] = {bpart()}\nshow(m.tobytes())", lambda: f"m = memoryview(b'abcd').cast({self.pick([repr(c) for c in ('B', 'H', 'I', 'b', 'c', 'q', 'x')])})\nshow(m.tolist(), m.itemsize, len(m))", lambda: "b = bytearray(b'abc')\nm = memoryview(b)\nb.append(1)", lambda: "m = memoryview(b'abc')\nm.release()\nshow(m[0])", lambda: f"show({text()}.__class__.{self.pick(['upper', 'join', 'split', '__add__', '__contains__'])}({part()}))", lambda: f"show(str({data()}, {self.pick([repr('utf-8'), repr('latin-1'), 'errors=' + repr('replace'), 'encoding=5'])}))"])())

    def section_builtins(self):
        """Built-in functions, called rightly and wrongly."""
        value = lambda: self.expr("any", 1)
        iterable = lambda: self.pick([self.expr("list", 1), self.expr("str", 1), "range(4)", "iter([1, 2])", "5", "{'a': 1}", "(i for i in range(3))", "None", "zip('ab', [1, 2])", "[[1, 2], [3, 4]]", "['a', 'b']", "[(1, 2)]"])
        function = lambda: self.pick(["str", "len", "lambda x: x", "lambda x, y: (x, y)", "None", "5", "int", "bool", "lambda: 1", "print", "list", "(lambda *a: a)", "max", "divmod", "chr"])
        for _ in self.few(5, 12):
            self.line(self.pick([
                lambda: f"show(list(map({function()}, {iterable()}{self.pick(['', ', ' + iterable()])})))", lambda: f"show(list(filter({function()}, {iterable()})))", lambda: f"show(list(zip({iterable()}, {iterable()}{self.pick(['', ', strict=True', ', strict=False', ', ' + iterable()])})))", lambda: f"show(list(enumerate({iterable()}{self.pick(['', ', 5', ', start=-1', ', None', ', 2**70'])})))", lambda: f"show(sum({iterable()}{self.pick(['', ', 5', ', []', ', start=1.5', ', ' + repr('')])}))",
                lambda: f"show({self.pick(['min', 'max'])}({iterable()}{self.pick(['', ', key=str', ', default=7', ', key=len, default=None', ', ' + iterable()])}))", lambda: f"show({self.pick(['any', 'all', 'sorted', 'list', 'tuple', 'set', 'dict', 'frozenset'])}({iterable()}))", lambda: f"show(list(reversed({iterable()})))", lambda: f"it = iter({iterable()})\nshow(next(it), next(it, 'end'), next(it, 'end'), next(it))", lambda: f"show(list(iter(iter([1, 2, 3]).__next__, {self.pick(['2', '5'])})))", lambda: f"show(iter({function()}, 1))",
                lambda: f"show(getattr({value()}, {self.pick([repr('real'), repr('upper'), repr('x'), '5', repr('__len__')])}{self.pick(['', ', 7'])}) is None)", lambda: f"show(hasattr({value()}, {self.pick([repr('real'), '5', repr('append')])}))", lambda: f"setattr({value()}, 'x', 1)", lambda: f"delattr({value()}, 'x')", lambda: f"show(isinstance({value()}, {self.pick(['int', '(int, (str, list))', 'int | str', '5', '()', 'None', 'int | None', 'list[int]', 'type', 'object'])}))", lambda: f"show(issubclass({self.pick(['bool', 'int', '5', 'dict'])}, {self.pick(['int', '(str, int)', '5', 'int | str', 'object'])}))",
                lambda: f"show(callable({function()}), callable({value()}))", lambda: f"show(round({value()}, {self.pick(['1', 'None', '-1', repr('a')])}))", lambda: f"show(divmod({value()}, {value()}))", lambda: f"show(pow({value()}, 2), abs({value()}))", lambda: f"show(chr({self.pick(['65', '0x1f600', '-1', '0x110000', repr('a'), 'True', '10**20'])}))", lambda: f"show(ord({self.pick([repr('a'), repr('ab'), 'b' + repr('a'), repr(''), '5', 'bytearray(b' + repr('z') + ')'])}))", lambda: f"show({self.pick(['bin', 'hex', 'oct'])}({self.pick(['10', '-255', 'True', '1.5', '2**65', repr('x')])}))",
                lambda: f"show(eval({self.pick([repr(s) for s in ('1 + 1', 'x', '[i for i in range(3)]', '1 +', '(', 'x = 1', '  5', '', 'lambda: 1', '__name__', 'a.b', '1\\n2', 'not', 'x y')])}{self.pick(['', ', {}', ', {' + repr('x') + ': 5}', ', None, {' + repr('x') + ': 6}', ', 5', ', {}, {' + repr('x') + ': 7}'])}))", lambda: f"exec({self.pick([repr(s) for s in ('y = 5', 'print(1)', 'def f(): return 1', 'return 1', 'if 1:', 'yield', 'for i in range(2): print(i)', 'x = = 1', 'class K: z = 1', 'import math; print(math.pi)', 'raise ValueError(1)', 'break', '\\tx', 'a: int = 1')])}, {self.pick(['{}', '{' + repr('x') + ': 1}', 'globals()'])})",
                lambda: f"show(compile({self.pick([repr('1 + 1'), repr('x ='), '5'])}, 'name', {self.pick([repr('eval'), repr('exec'), repr('single'), repr('nope')])}).co_name)", lambda: f"show(len({iterable()}), bool({iterable()}))", lambda: f"show(type({value()}).__name__, type({value()}) is int)", lambda: f"print({value()}, {value()}, sep={self.pick([repr('-'), 'None', '5', repr('')])}, end={self.pick([repr('|') + '', repr(chr(10)), 'None'])})\nprint()", lambda: "print(1, file=5)", lambda: f"show(range({self.small()}, {self.small()}, {self.small()}))", lambda: f"r = range({self.small()}, {self.small()}, {self.pick(['1', '2', '-1'])})\nshow(list(r), {self.small()} in r, r == range(0), len(r), r[0], r.index({self.small()}), r.count(1), r[-1], r.start, r[::2])",
                lambda: f"show(slice({self.small()}, {value()}), slice(None) == slice(None, None))", lambda: f"show(vars({self.pick(['5', 'type(' + repr('X') + ', (), {})()', '[]'])}))", lambda: "show(sorted(vars()) == sorted(globals()), locals() is globals())", lambda: f"show(str({value()}), repr({value()}), format({value()}), ascii({value()}))", lambda: f"show(int({value()}))", lambda: f"show(float({value()}))", lambda: f"show(bool({value()}), complex({value()}))", lambda: f"show({self.pick(['int', 'str', 'list', 'dict', 'tuple', 'set', 'float', 'bool', 'bytes', 'complex', 'object', 'frozenset', 'range', 'slice', 'type', 'bytearray', 'enumerate', 'zip', 'map', 'filter', 'reversed', 'super', 'property', 'staticmethod'])}({self.pick(['', value(), 'x=1', value() + ', ' + value(), '1, 2, 3, 4', 'key=1'])}).__class__.__name__)",
                lambda: f"show({self.pick(['len', 'abs', 'chr', 'ord', 'hash', 'id', 'iter', 'next', 'repr', 'sum', 'min', 'sorted', 'isinstance', 'getattr', 'divmod', 'pow', 'round', 'callable', 'bin', 'all', 'hasattr', 'vars', 'eval', 'format', 'any', 'issubclass', 'setattr', 'compile', '__import__', 'dir', 'print'])}({self.pick(['', '1, 2, 3, 4', 'x=1', '*[]', 'None'])}) is None)", lambda: f"show(hash({self.pick(['1.0', '1', 'True', '2**61 - 1', '2**61', '-1', 'float(' + repr('inf') + ')', '0.5', '(1, 2)', '()', 'frozenset([1, 2])', '-2', '1j', '[]', '{}', 'range(3)', '1.5', repr('abc'), 'None is None', '10**30', '3.7e100'])}))", lambda: f"show(list({iterable()})[{self.slice()}])", lambda: "global_a = 1\ndel global_a\nglobal_a", lambda: f"x = y = z = {value()}\ndel x, (y, [z])\nshow(x)", lambda: "del undefined_thing", lambda: "del [][0]", lambda: "d = {1: 2}\ndel d[1], d[1]", lambda: "del (5).real"])())
