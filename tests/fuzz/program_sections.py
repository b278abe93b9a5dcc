"""Sections made like the pieces of larger programs: coroutines, cooperating classes, scopes inside scopes, decorators of every
kind, loops that are left in every way, generic functions, managers of contextlib, priority queues, code that is made from text."""
import warnings


class ProgramSections:
    # --- coroutines

    def wait(self):
        return self.pick(["await Step(1)", "await Step('x')", "await inner(1)", "await inner(0)", "[await Step(i) for i in range(2)]", "{await Step(1): 1}", "(await Step(2)) + 1",
                          "[x async for x in agen(2)]", "{x: y async for x in agen(2) for y in 'ab' if await Step(x)}", "sum([x async for x in agen(3) if x])", "await Fails()", "await 5", "f'{await Step(3)!r:>5}'",
                          "lambda: 1", "await inner(2) if await Step(0) else 'no'", "print(await Step(1), sep=await Step(''))", "await anext(agen(1))", "await anext(agen(0), 'none')", "await aiter(agen(1)).__anext__()",
                          "[*[await Step(1)], 2]", "await agen(1).asend(None)", "await (lambda: Step(5))()", "(y := await Step(4), y)", "await Step(1) or await Step(2)"])

    def section_coroutine(self):
        """Coroutines that are driven by hand, without a loop."""
        self.put("class Step:\n    def __init__(self, value): self.value = value\n    def __await__(self):\n        got = yield ('step', self.value)\n        return got if got is not None else self.value\n"
                 "class Fails:\n    def __await__(self): " + self.pick(["return 5", "return iter('ab')", "raise KeyError('await')", "yield; raise ValueError(1)", "return None"]) +
                 "\nasync def inner(n):\n    try:\n        if n == 0: raise LookupError('inner')\n        return await Step(n)\n    finally:\n        print('inner ends', n)\n"
                 "async def agen(n):\n    try:\n        for i in range(n):\n            got = yield i\n            if got: print('agen got', got)\n            await Step('in agen')\n    " +
                 self.pick(["finally:\n        print('agen ends')", "except GeneratorExit:\n        print('agen exit')\n        raise", "except ValueError as error:\n        print('agen caught', error)\n        yield 'late'", "finally:\n        await Step('closing')"]))
        self.put("class AM:\n    def __init__(self, name, swallows=False): self.name, self.swallows = name, swallows\n    async def __aenter__(self):\n        print('enter', await Step(self.name))\n        return self\n"
                 "    async def __aexit__(self, kind, value, traceback):\n        print('exit', self.name, kind and kind.__name__)\n        " + self.pick(["return self.swallows", "return await Step(self.swallows)", "raise OSError('exit')", "await Step(1)"]))
        with self.block("async def main():"):
            for _ in self.few(1, 4):
                with self.block("try:" if self.chance(0.6) else "if True:"):
                    tried = self.lines[-1].endswith("try:")
                    way = self.random.randrange(6)
                    if way == 0:
                        self.put(f"async with AM('one', {self.pick(['True', 'False'])}) as m{self.pick(['', ', AM(2) as k'])}:\n    show({self.wait()})\n    " + self.pick(["pass", "raise ValueError('body')", "return 'left'", "1 // 0"]))
                    elif way == 1:
                        self.put(f"async for x in {self.pick(['agen(2)', 'agen(0)', 'agen(3)', '[1]', 'inner(1)', 'aiter(agen(1))'])}:\n    show(x, {self.wait()})\n    " + self.pick(["pass", "continue", "break", "if x: return x"]) +
                                 self.pick(["", "\nelse:\n    print('else')"]))
                    elif way == 2:
                        self.put(f"g = agen(2)\nshow(await g.asend(None))\nshow(await g.{self.pick(['asend(7)', 'athrow(ValueError(3))', 'aclose()', 'athrow(KeyError)', '__anext__()'])})")
                    else:
                        self.put(f"show({self.wait()})")
                if tried:
                    self.put(self.pick(["except LookupError as error:\n    print('caught', repr(error), repr(error.__context__))", "finally:\n    print('finally')", "except Exception as error:\n    print(type(error).__name__, error)\n    " + self.pick(["raise", "pass", "await Step('in handler')", "return 'handled'"])]))
            self.put(self.pick(["return 'done'", "pass", "return await Step('last')"]))
        self.put("def drive(it, what='send', *args):\n    try:\n        print(what, '->', getattr(it, what)(*args))\n        return True\n    except BaseException as error:\n        print(what, '!', type(error).__name__, error, error.args, repr(error.__context__)[:80])\n"
                 "it = main()\nprint(type(it).__name__, it.cr_running, it.cr_await, it.__name__)")
        if self.chance(0.5):
            self.put("for _ in range(30):\n    if not drive(it, 'send', None): break")
        else:
            for _ in self.few(3, 9):
                self.put(self.pick(["drive(it, 'send', None)", "drive(it, 'send', None)", "drive(it, 'send', 5)", "drive(it, 'throw', ValueError('thrown'))", "drive(it, 'throw', LookupError)", "drive(it, 'close')", "drive(it, 'send')", "drive(it, '__next__')", "drive(it.__await__(), '__next__')"]))
        self.put(self.pick(["it.close()", "drive(it, 'close')", "it.close()\ndrive(it, 'send', None)"]))

    def section_asyncio(self):
        """The loop: tasks, gather, timeouts, queues, events; all by the virtual clock."""
        self.put("import asyncio")
        number = lambda: self.pick(["0", "0.1", "0.2", "0.05", "1"])
        self.put("async def work(name, delay=0.1, fails=False):\n    try:\n        await asyncio.sleep(delay)\n        if fails: raise ValueError(name)\n        print('work', name)\n        return name\n"
                 "    except asyncio.CancelledError:\n        print('cancelled', name)\n        " + self.pick(["raise", "raise", "return 'no'"]) + "\n    finally:\n        print('end', name)")
        job = lambda: f"work({self.pick(['1', '2', repr('a'), repr('b')])}, {number()}{self.pick(['', '', '', ', True'])})"
        with self.block("async def main():"):
            for _ in self.few(2, 5):
                with self.block("try:"):
                    self.put(self.pick([
                        lambda: f"print(await asyncio.gather({job()}, {job()}, return_exceptions=True))", lambda: f"print(await asyncio.wait_for({job()}, {number()}))",
                        lambda: f"t = asyncio.create_task({job()})\nawait asyncio.sleep({number()})\nprint(t.done(), t.cancelled())\nt.cancel()\nprint(await t)",
                        lambda: f"async with asyncio.timeout({number()}):\n    print(await {job()})", lambda: f"async with asyncio.TaskGroup() as group:\n    a = group.create_task({job()})\n    b = group.create_task({job()})\nprint(a.result(), b.result())",
                        lambda: f"q = asyncio.Queue({self.pick(['', '1', '2'])})\nasync def producer():\n    for i in range(3):\n        await q.put(i)\n        print('put', i)\n    await q.put(None)\nt = asyncio.create_task(producer())\nwhile (x := await q.get()) is not None:\n    print('got', x)\nawait t",
                        lambda: f"e = asyncio.Event()\nasync def waiter(n):\n    await e.wait()\n    print('set', n)\nts = [asyncio.create_task(waiter(i)) for i in range(2)]\nawait asyncio.sleep({number()})\ne.set()\nawait asyncio.gather(*ts)",
                        lambda: f"lock = asyncio.Lock()\nasync def locked(n):\n    async with lock:\n        print('in', n)\n        await asyncio.sleep({number()})\n        print('out', n)\nawait asyncio.gather(locked(1), locked(2))",
                        # what nobody retrieves of a set dies in the order of addresses
                        lambda: f"done, pending = await asyncio.wait([asyncio.create_task({job()}), asyncio.create_task({job()})], timeout={number()})\nprint(len(done), len(pending))\nfor t in done: t.cancelled() or t.exception()\nfor t in sorted(pending, key=lambda t: (len(t.get_name()), t.get_name())): t.cancel()",
                        lambda: f"s = asyncio.Semaphore(1)\nasync with s:\n    print(s.locked(), await {job()})", lambda: f"f = asyncio.get_running_loop().create_future()\nasyncio.get_running_loop().call_later({number()}, f.set_result, 5)\nprint(await f)", lambda: f"print(await asyncio.shield({job()}))"])())
                with self.block(f"except {self.pick(['Exception', 'Exception', '(ValueError, TimeoutError)', 'BaseException'])} as error:"):
                    self.put("print(type(error).__name__, error)")
            # What is left is cancelled in an order that no address decides.
            self.put("for t in sorted(asyncio.all_tasks() - {asyncio.current_task()}, key=lambda t: (len(t.get_name()), t.get_name())):\n    t.cancel()\nawait asyncio.sleep(0)")
        with self.block("try:"):
            self.put("show(asyncio.run(main()))")
        self.put("except BaseException as error:\n    print('!', type(error).__name__, error)")

    # --- classes that work together

    def section_cooperation(self):
        """A diamond of classes whose methods call the next one, with properties, class and static methods on the way."""
        names = [self.name("Co") for _ in range(5)]
        bases = [[], [names[0]], [names[0]], [names[1], names[2]], self.pick([[names[3]], [names[2], names[1]], [names[1], names[3]], [names[3], names[0]]])]
        declared = []
        for name, base in zip(names, bases):
            with self.block("try:"):
                with self.block(f"class {name}({', '.join(base)}):"):
                    if self.chance(0.7):
                        self.put(f"def __init__(self, *args, **kw):\n    print('{name} init', args, sorted(kw.items()))\n    " + self.pick(["super().__init__(*args, **kw)", "super().__init__()", "super(__class__, self).__init__(*args[1:])", "self.made = True"] if base else ["pass", "self.base = args"]))
                    if self.chance(0.7):
                        self.put("def work(self, depth=0):\n    print(f'{depth:>{depth + 1}}', '" + name + ".work')\n    " + (self.pick(["return super().work(depth + 1)", "result = super().work(depth + 1)\n    return [result, depth]", "return [cls.__name__ for cls in type(self).__mro__][depth:]", "return (lambda: super(__class__, self).work(depth + 1))()"]) if base else "return depth"))
                    if self.chance(0.4):
                        self.put(self.pick([f"@property\ndef value(self): return ('{name}', {'super().value' if base else 'None'})", f"value = '{name} value'", f"@property\ndef value(self): return self._value\n@value.setter\ndef value(self, new):\n    print('{name} sets', new)\n    self._value = new",
                                            f"@classmethod\ndef value(cls): return cls.__name__, {'super().value' if base else '5'}", "@staticmethod\ndef value(*a): return a", f"def __getattr__(self, name): return '{name} has no ' + name"]))
                    if self.chance(0.3):
                        self.put(self.pick([f"def __eq__(self, other): return {'super().__eq__(other)' if base else 'NotImplemented'}", "def __hash__(self): return 7", f"def __repr__(self): return '<{name}>' + {'super().__repr__()[:3]' if base else repr('')}", "def __len__(self): return 2", "def __bool__(self): return False",
                                            "def __contains__(self, x): return x == 1", "def __iter__(self): yield from (1, 2)", f"def __init_subclass__(cls, **kw):\n    print('{name} subclass', cls.__name__, kw)\n    super().__init_subclass__(**kw)", "def __call__(self, *a): return a", "def __getitem__(self, k): return k", "def __enter__(self): return 'entered'\ndef __exit__(self, *a): print('left', a[0])", "def __delattr__(self, n): print('del', n)", "def __format__(self, spec): return 'formatted ' + spec", "def __missing__(self, k): return k", "def __index__(self): return 3"]))
            self.put("except TypeError as error:\n    print(error)")
            declared.append(name)
        for _ in self.few(4, 9):
            name = self.pick(names)
            self.line(self.pick([f"print([c.__name__ for c in {name}.__mro__])", f"show({name}(1, 2).work())", f"it = {name}(1, k=2)\nprint(sorted(vars(it)))", f"print({name}().value)", f"it = {name}()\nit.value = 5\nprint(it.value, vars(it))", f"print({name}.value)", f"print({name}().value())", f"del {name}().value",
                                 f"print({name}() == {name}(), {name}() != 1, hash({name}()) == 7)", f"print(len({name}()), bool({name}()))", f"print(list({name}()), 1 in {name}())", f"print(isinstance({name}(), {self.pick(names)}), issubclass({name}, {self.pick(names)}))", f"print({name}.work({self.pick(names)}()))", f"show({name}.work.__qualname__)",
                                 f"print(super({self.pick(names)}, {name}()).work())", f"print(f'{{{name}():>10}}')", f"with {name}() as w: print(w)", f"print({name}()(1), {name}()['k'], [5, 6, 7, 8][{name}()])", f"class Sub({name}, {self.pick(names)}, flag=1): pass\nprint(Sub().work())", f"it = {name}()\nit.__class__ = {self.pick(names)}\nprint(type(it).__name__, it.work())", f"print({name}().missing)",
                                 f"{name}.work = lambda self, d=0: ('patched', d)\nprint({self.pick(names)}().work())", f"del {name}.work\nprint({self.pick(names)}().work())", f"print({name}.__dict__.keys() & {{'work', 'value', '__init__'}} and sorted(k for k in vars({name}) if not k.startswith('_')))"]))

    def section_decorators(self):
        self.put("import functools\ndef traced(f):\n    @functools.wraps(f)\n    def wrapper(*args, **kw):\n        print('call', f.__name__, args, kw)\n        return f(*args, **kw)\n    return wrapper\n"
                 "def repeat(n):\n    def decorate(f):\n        def wrapper(*args, **kw): return [f(*args, **kw) for _ in range(n)]\n        return wrapper\n    return decorate\n"
                 "class Counting:\n    def __init__(self, f): self.f, self.count = f, 0\n    def __call__(self, *args):\n        self.count += 1\n        return self.count, self.f(*args)\n    def __get__(self, it, cls=None): return functools.partial(self, it) if it is not None else self\n"
                 "def register(table, key=None):\n    def add(thing):\n        table[key or thing.__name__] = thing\n        return thing\n    return add\ntable = {}")
        decorator = lambda: self.pick(["@traced", "@repeat(2)", "@Counting", "@register(table)", "@register(table, 'k')", "@functools.lru_cache", "@functools.lru_cache(maxsize=1)", "@(lambda f: f)", "@staticmethod", "@classmethod", "@property", "@functools.cache", "@[traced, Counting][1]", "@(d := traced)", "@None", "@5", "@functools.partial(traced)"])
        name, cls = self.name("deco"), self.name("Deco")
        def function(where=""):
            for _ in self.few(0, 3):
                self.put(decorator())
            with self.block(f"def {name}({where}*args, **kw):" if self.chance(0.5) else f"def {name}({where}x=1):"):
                self.put(f"return {self.pick(['x', 'args', '5', repr('text')]) if 'x=1' in self.lines[-1] else 'args, kw'}")
        self.guarded(function)
        for _ in self.few(2, 4):
            self.line(self.pick([f"show({name}(1))", f"show({name}(1, 2))", f"show({name}(a=1))", f"show({name}.__name__, {name}.__wrapped__.__name__)", f"print(sorted(table))", f"print({name}.count)", f"print({name}.cache_info())", f"show({name}([1]))"]))
        def made():
            if self.chance(0.3):
                self.put(self.pick(["@register(table)", "@functools.total_ordering", "@traced", "@(lambda c: c())"]))
            with self.block(f"class {cls}:"):
                function("self, ")
                if self.chance(0.4):
                    self.put(f"def __lt__(self, other): return True\n__call__ = {name}")
        self.guarded(made)
        for _ in self.few(2, 5):
            self.line(self.pick([f"show({cls}().{name}(1))", f"show({cls}.{name}(1))", f"show({cls}().{name})" if self.chance(0.2) else f"show(callable({cls}().{name}))", f"show({cls}() >= {cls}())", f"show({cls}()(1))", f"it = {cls}()\nshow(it.{name}(1) == it.{name}(1))", f"show({cls}.__name__)", f"show({cls}.{name}({cls}(), 5))"]))

    # --- scopes and jumps

    def whole_line(self, text):
        """A statement that not only the grammar but the compiler takes."""
        try:
            with warnings.catch_warnings(action="ignore"):
                compile(text, "", "exec")
        except SyntaxError:
            return
        self.line(text)

    def section_nested_scopes(self):
        """Comprehensions, lambdas and classes in one another, with names that mean something different in each."""
        names = ["a", "b", "c"]
        def expression(depth):
            name = self.pick(names)
            if depth <= 0:
                return self.pick([name, name, "1", f"({name}, {self.pick(names)})"])
            inner = lambda: expression(depth - 1)
            other = self.pick(names)
            return self.pick([
                lambda: f"[{inner()} for {name} in range(2)]", lambda: f"{{{name}: {inner()} for {name} in 'xy'}}", lambda: f"list({inner()} for {name} in [1, 2] if {other} != 5)", lambda: f"(lambda {name}: {inner()})(3)", lambda: f"(lambda {name}={inner()}: {name})()",
                lambda: f"[{inner()} for {name} in range(2) for {other} in [{name}, 9]]", lambda: f"[({other} := {name}) for {name} in [4, 5]] + [{other}]", lambda: f"[f() for f in [lambda: {inner()} for {name} in range(2)]]", lambda: f"[[{inner()} for {name} in 'p'] for {other} in 'q']", lambda: f"next({inner()} for {name} in 'z')",
                lambda: f"f'{{{inner()}}}'", lambda: f"max([{inner()}], key=lambda {name}: str({name}))", lambda: f"({inner()} if {name} else {inner()})", lambda: name, lambda: other])()
        self.put("a, b, c = 'global a', 'global b', 'global c'")
        for _ in self.few(2, 4):
            way = self.random.randrange(5)
            function = self.name("scope")
            if way == 0:
                self.whole_line(f"print({expression(3)})")
            elif way == 1:
                self.whole_line(f"class {function}:\n    a = 'class a'\n    x = {expression(2)}\n    def method(self, b='own'): return {expression(2)}\n    y = [a for _ in range(1)]\nprint({function}.x, {function}().method(), {function}.y)")
            else:
                lines = [f"def {function}({self.pick(['a', 'b=5', 'c, a=1', '*a', ''])}):"]
                for name in self.random.sample(names, self.random.randint(0, 2)):
                    lines.append(self.pick([f"    global {name}", f"    {name} = 'local {name}'", f"    for {name} in 'uv': pass", f"    if coin(): {name} = 1", f"    del {name}", f"    {name} = 7", f"    {name} += 'x'", f"    with Manager('m') as {name}: pass",
                                            f"    try: 1 // 0\n    except Exception as {name}: pass", f"    {name}: int", f"    class {name}: b = {name}" if self.chance(0.3) else f"    {name}: str = 'annotated'"]))
                lines.append(f"    def inner(): \n        {self.pick(['pass', 'nonlocal a', 'nonlocal b', 'global c'])}\n        {self.pick(names)} = 'inner'\n        return {expression(1)}")
                lines.append(f"    result = {expression(2)}, inner()\n    return result, {expression(1)}")
                self.whole_line("\n".join(lines) + f"\nprint({function}({self.pick(['', '1', '1, 2'])}))")
        self.put("show(*(x if isinstance(x, (str, int)) else type(x).__name__ for x in (a, b, c)))")

    def section_jumps(self):
        """Loops in try in with in loops, which are left by every kind of jump."""
        name = self.name("jumps")
        def body(depth, in_loop):
            for _ in self.few(1, 2):
                way = self.random.randrange(9 if depth else 3)
                jumps = ["return len(log)", "raise KeyError('jump')", "log.append('step')", "log.append('step')", "1 // coin()", "yield_ = coin()"] + (["break", "continue", "continue", "break"] if in_loop else [])
                if way < 2:
                    jump = self.pick(jumps)
                    if jump in ("break", "continue") or jump.startswith(("return", "raise")):
                        self.put(f"if coin(3) == 0: {jump}" if self.chance(0.7) else jump)
                    else:
                        self.put(jump)
                elif way == 2:
                    self.put(f"log.append({self.random.randrange(100)})")
                elif way < 5:
                    with self.block(self.pick(["for i in range(3):", "while coin(4):", "for i, j in enumerate('ab'):", "for log_ in (x for x in [1, 2]):"])):
                        body(depth - 1, True)
                    if self.chance(0.3):
                        with self.block("else:"):
                            body(depth - 1, in_loop)
                elif way == 5:
                    with self.block(f"with Manager('{depth}', {self.pick(['True', 'False', 'False'])}{self.pick(['', '', ', ' + repr('exit')])}){self.pick(['', ' as m', ', Manager(9) as n'])}:"):
                        body(depth - 1, in_loop)
                elif way == 6:
                    with self.block("match coin(4):"):
                        with self.block(self.pick(["case 0:", "case 1 | 2:", "case x if x > 1:"])):
                            body(depth - 1, in_loop)
                        with self.block("case _:"):
                            body(depth - 1, in_loop)
                else:
                    with self.block("try:"):
                        body(depth - 1, in_loop)
                    handlers = self.random.randint(0, 2)
                    for kind in self.random.sample(["KeyError", "ZeroDivisionError", "(LookupError, OSError)", "Exception"], handlers):
                        with self.block(f"except {kind}{self.pick(['', ' as e'])}:"):
                            body(depth - 1, in_loop)
                            if self.chance(0.3):
                                self.put(self.pick(["raise", "raise ValueError('again') from None", "log.append('handled')"]))
                    if handlers and self.chance(0.3):
                        with self.block("else:"):
                            body(depth - 1, in_loop)
                    if not handlers or self.chance(0.5):
                        with self.block("finally:"):
                            self.put("log.append('finally')")
                            if self.chance(0.7):
                                body(depth - 1, in_loop)
        start = len(self.lines)
        with self.block(f"def {name}(log):"):
            body(self.random.randint(2, 4), False)
            self.put("return 'end'")
        for n in range(3):
            self.put(f"log = []\ntry:\n    show({name}(log))\nexcept (Exception, Fuel) as error:\n    print(type(error).__name__, error, repr(error.__context__), error.__traceback__.tb_next.tb_lineno)\nprint(log[:30], len(log))")

    def section_generics(self):
        """Type parameters and aliases, which must not get in the way of what runs."""
        f, cls, alias = self.name("gen"), self.name("Gen"), self.name("Alias")
        parameters = lambda: self.pick(["T", "T: int", "T: (int, str)", "*Ts", "**P", "T, U", "T = int", "T, *Ts, **P", "T: list[T]", "T: undefined"])
        self.put("from typing import *")
        self.line(f"def {f}[{parameters()}](x: {self.pick(['T', 'int', repr('T'), 'list[T]'])} = 1) -> {self.pick(['T', 'None', 'dict[str, T]'])}:\n    {self.pick(['return x', 'return T', 'return T.__name__', 'return [T for _ in range(1)]'])}\nshow({f}())\nprint({f}.__type_params__, sorted({f}.__annotations__))")
        self.line(f"class {cls}[{parameters()}]({self.pick(['', 'list', 'object', 'dict[str, T]', 'Generic[T]', 'Protocol'])}):\n    x: T = 5\n    def m[U](self, u: U) -> T: return u, T\n    {self.pick(['pass', 'y = T', 'def n(self): return super().__repr__()[:3]'])}\nprint({cls}.__type_params__, {cls}().m(1), {cls}.__mro__[1].__name__)")
        self.line(f"type {alias}[{parameters()}] = {self.pick(['list[T]', 'int | T', 'undefined', 'dict[T, T]', repr('text'), alias + ' | None'])}\nprint({alias}, {alias}.__name__, {alias}.__type_params__)\nprint({alias}.__value__)")
        for _ in self.few(2, 5):
            self.line(self.pick([f"print({cls}[int], {cls}[int].__args__, {cls}[int]().x)", f"print({cls}[int, str])", f"print({alias}[int], {alias}[int].__origin__ is {alias})", f"class Sub({cls}[int]): pass\nprint(Sub.__bases__[0].__name__, Sub.__orig_bases__, Sub().x)", f"print({cls}.__parameters__)", f"T = TypeVar('T', bound=int)\nprint(T, T.__bound__, list[T][str], Optional[T])",
                                 "type X = int\nprint(X, isinstance(X, TypeAliasType), X.__value__, X | None)", f"isinstance(1, {alias})", f"print({f}.__type_params__[0].__bound__)", f"print({f}.__type_params__[0].__default__, {f}.__type_params__[0].has_default())", f"print(get_origin({cls}[int]), get_args({cls}[int]))", "def g[T](a, /, b: T, *c: T, d: T = 2, **e: T): return locals()\nprint(g(1, 2, 3, z=4))",
                                 f"class P(Protocol):\n    def run(self) -> int: ...\nprint(P.__name__)\nP()", "@runtime_checkable\nclass R(Protocol):\n    def __len__(self): ...\nprint(isinstance([], R), isinstance(1, R))", "class N(NamedTuple):\n    a: int\n    b: str = 'x'\nprint(N(1), N(1)._asdict(), N._field_defaults)", "print(cast(int, 'x'), Literal[1, 'a'], Annotated[int, 5], Callable[[int], str], Union[int, str, int], Final, ClassVar[int])"]))

    # --- what the library adds

    def section_contextlib(self):
        self.put("import contextlib, io, sys\nfrom contextlib import *")
        self.put("@contextmanager\ndef managed(name, " + self.pick(["swallows=False", "fails=''"]) + "):\n    print('enter', name)\n    try:\n        " + self.pick(["yield name", "yield name", "yield name; yield 2", "if name: yield name", "yield", "raise OSError('before')\n        yield"]) +
                 "\n    " + self.pick(["finally:\n        print('leave', name)", "except ValueError as error:\n        print('swallowed', error)\n    else:\n        print('well')", "except Exception:\n        print('changes')\n        raise KeyError('changed')", "except BaseException as error:\n        print(repr(error))\n        raise"]))
        body = lambda: self.pick(["print(m)", "raise ValueError('body')", "raise KeyError('k')", "1 // 0", "raise StopIteration(1)", "print('in')", "raise RuntimeError('r') from OSError('o')"])
        manager = lambda: self.pick(["managed(1)", "managed('')", "managed('a')", "suppress(ValueError)", "suppress(KeyError, ZeroDivisionError)", "nullcontext(5)", "closing(Closes())", "ExitStack()", "redirect_stdout(io.StringIO())", "suppress()", "managed", "5"])
        self.put("class Closes:\n    def close(self): print('closed')\nclass Deco(ContextDecorator):\n    def __enter__(self): print('deco in'); return self\n    def __exit__(self, *exc): print('deco out', exc[0] and exc[0].__name__); return " + self.pick(["False", "True"]))
        for _ in self.few(3, 7):
            self.line(self.pick([
                lambda: f"with {manager()} as m:\n    {body()}\nprint('after')", lambda: f"with {manager()} as m, {manager()} as k:\n    {body()}", lambda: f"@managed('deco')\ndef f(x):\n    {body().replace('m)', 'x)')}\n    return x\nshow(f(1), f(2))",
                lambda: f"with ExitStack() as stack:\n    m = stack.enter_context({manager()})\n    stack.callback(print, 'callback', 1)\n    stack.push({self.pick(['lambda *a: print(a[0])', 'lambda *a: True', 'Deco()'])})\n    {self.pick(['stack.pop_all()', 'stack.close()', 'pass', 'raise ValueError(1)'])}\n    {body()}",
                lambda: f"@Deco()\ndef g():\n    {body().replace('(m)', '(5)')}\n    return 7\nshow(g())", lambda: "buffer = io.StringIO()\nwith redirect_stdout(buffer):\n    print('hidden')\nshow(buffer.getvalue())", lambda: "it = managed('twice')\nwith it: pass\nwith it: pass", lambda: "class A(AbstractContextManager):\n    def __exit__(self, *a): return True\nwith A() as a: 1 // 0\nprint(type(a).__name__)"])())

    def section_queues(self):
        """heapq, bisect, deque and Counter at work."""
        self.put("import heapq, bisect\nfrom collections import deque, Counter, defaultdict, OrderedDict, ChainMap, namedtuple")
        data = lambda: self.pick(["[5, 1, 4]", "[]", "['b', 'a']", "[(2, 'x'), (1, 'y'), (1, 'a')]", "[3, 'a']", "list(range(8, 0, -1))", "[1.5, True, 0]", "[None, 1]", "[1, 1, 1]", "[[2], [1]]", "(1, 2)"])
        value = lambda: self.pick(["3", "0", "'a'", "(1, 'b')", "None", "2.5", "[1]"])
        key = lambda: self.pick(["", "", ", key=lambda x: -x", ", key=str", ", key=len"])
        for _ in self.few(4, 9):
            self.line(self.pick([
                lambda: f"h = {data()}\nheapq.heapify(h)\nshow(h)\nheapq.heappush(h, {value()})\nshow(h, heapq.heappop(h), h)", lambda: f"show(heapq.nlargest({self.small()}, {data()}{key()}))", lambda: f"show(heapq.nsmallest({self.small()}, {data()}{key()}))", lambda: f"h = {data()}\nshow(heapq.{self.pick(['heapreplace', 'heappushpop', 'heappush'])}(h, {value()}), h)",
                lambda: f"show(list(heapq.merge({data()}, {data()}{key()}{self.pick(['', ', reverse=True'])})))", lambda: f"show(bisect.{self.pick(['bisect', 'bisect_left', 'bisect_right'])}({data()}, {value()}{self.pick(['', ', 1', ', 0, 2', ', -1', ', lo=1, hi=9', ', key=str'])}))", lambda: f"b = {data()}\nbisect.{self.pick(['insort', 'insort_left'])}(b, {value()}{key()})\nshow(b)",
                lambda: f"d = deque({data()}, {self.pick(['3', 'None', '0', '2', '-1'])})\nd.{self.pick(['append', 'appendleft', 'extend', 'extendleft', 'remove', 'rotate', 'index', 'count'])}({value()})\nshow(d, d.maxlen)", lambda: f"d = deque({data()})\nd.rotate({self.small()})\nshow(d, d[{self.small()}])\nd.insert({self.small()}, 9)\ndel d[{self.small()}]\nshow(d)",
                lambda: f"c = Counter({data()})\nc.update({data()})\nshow(c.most_common({self.small()}), c.total(), c[{value()}])", lambda: f"show(Counter({data()}) {self.pick(['+', '-', '&', '|', '<=', '=='])} Counter({data()}))", lambda: f"d = defaultdict({self.pick(['list', 'int', 'lambda: 5', 'None', '5'])})\nd[{value()}] += {self.pick(['[1]', '1'])}\nshow(d, dict(d))",
                lambda: f"c = ChainMap({{1: 2}}, {{1: 3, 'x': 4}})\nc[{value()}] = 7\nshow(c, list(c), len(c), c.get('x'), c.new_child({{5: 6}}).parents)\ndel c['x']", lambda: f"P = namedtuple('P', {self.pick([repr('x y'), '[1]', repr('x x'), repr('x, y, def'), repr('_x y')])}{self.pick(['', ', rename=True', ', defaults=[5]'])})\nshow(P._fields, P(1, 2), P(1, 2)._replace(x=5), P(x=1))",
                lambda: f"o = OrderedDict({self.pick(['a=1, b=2, c=3', '[(1, 2), (3, 4)]'])})\no.move_to_end({self.pick([repr('a'), '1', repr('z')])}{self.pick(['', ', last=False'])})\nshow(o, o.popitem({self.pick(['', 'False'])}), list(reversed(o)), o == dict(o))"])())

    def section_made_code(self):
        """exec, eval and compile with namespaces of every kind."""
        code = lambda: self.pick(["'x = 1\\ny = x + 1'", "'1 + 1'", "'x'", "'def f(): return x\\nz = f()'", "'[x for _ in range(2)]'", "'print(x)'", "'x += 1'", "'del x'", "'class C: y = x\\nw = C.y'", "'raise ValueError(x)'", "'global x; x = 5'", "'lambda: x'", "'import math; r = math.pi'", "''", "'yield 1'", "'(y := x)'", "'return 1'", "'await x'", "b'x'", "'x' * 3", "'1 +'", "'if x:\\n    y = 3\\nelse: y = 4'", "'__name__'", "'x = __builtins__ is None'"])
        space = lambda: self.pick(["", ", {'x': 1}", ", dict(x=2)", ", {}", ", {'x': 1}, {'x': 2}", ", {'__builtins__': {}, 'x': 3}", ", globals()", ", None, {'x': 7}", ", 5", ", locals={'x': 9}", ", {}, []"])
        self.put("x = 'module x'")
        for _ in self.few(3, 7):
            self.line(self.pick([lambda: f"show(eval({code()}{space()}))", lambda: f"ns = {{'x': 10}}\nexec({code()}, ns)\nprint(sorted(k for k in ns if k[0] != '_'), ns.get('x'))", lambda: f"exec({code()}{space()})\nprint(x)", lambda: f"c = compile({code()}, 'made.py', {self.pick([repr('exec'), repr('eval'), repr('bad')])})\nprint(c.co_name, c.co_filename, c.co_names, c.co_consts[:2])\nns = {{'x': 4}}\nprint(eval(c, ns))\nprint(sorted(k for k in ns if k[0] != '_'))",
                                 lambda: f"def f(x='own'):\n    exec({code()})\n    return x, sorted(locals())\nprint(f())", lambda: f"class K:\n    x = 'class'\n    exec({code()})\nprint(sorted(k for k in vars(K) if k[0] != '_'))", lambda: f"print([eval('x', {{'x': i}}) for i in range(3)], eval('[i for i in x]', {{'x': 'ab'}}))", lambda: f"class NS(dict):\n    def __missing__(self, k):\n        print('missing', k)\n        return {self.pick(['5', 'k', '[1]'])}\nexec({code()}, {{}}, NS())", lambda: f"show(eval(compile({code()}, 'f', 'eval'), {{}}, {{'x': 3}}))", lambda: f"f = eval('lambda a, b={self.small()}: (a, b, x)')\nshow(f(1), f.__name__, f.__code__.co_varnames)"])())

    def section_iteration(self):
        """Iterators written by hand, in every built-in that walks them."""
        cls = self.name("Walk")
        with self.block(f"class {cls}:"):
            self.put("def __init__(self, n=3): self.n = n")
            way = self.random.randrange(4)
            if way == 0:
                self.put("def __iter__(self): return self\ndef __next__(self):\n    if self.n <= 0: raise " + self.pick(["StopIteration", "StopIteration", "StopIteration(5)", "IndexError", "ValueError('walk')"]) + "\n    self.n -= 1\n    return self.n")
            elif way == 1:
                self.put("def __getitem__(self, i):\n    if i >= self.n: raise " + self.pick(["IndexError", "IndexError(i)", "StopIteration", "KeyError(i)"]) + "\n    return i * 10")
            elif way == 2:
                self.put("def __iter__(self):\n    for i in range(self.n):\n        " + self.pick(["yield i", "yield i, str(i)", "yield [i]", "yield i\n        if i == 1: raise ValueError('mid')"]))
            else:
                self.put("def __iter__(self): return " + self.pick(["iter([3, 1, 2])", "5", "self", "[1]", "map(str, range(self.n))", "zip('ab', 'cd')", "None"]))
            if self.chance(0.3):
                self.put("def __len__(self): return " + self.pick(["self.n", "-1", "'x'", "2**70"]))
            if self.chance(0.3):
                self.put("def __length_hint__(self): return " + self.pick(["self.n", "-1", "'x'", "NotImplemented", "10**3"]))
            if self.chance(0.2):
                self.put("def __reversed__(self): return " + self.pick(["iter('rev')", "5", "'text'"]))
            if self.chance(0.2):
                self.put("def __contains__(self, x): return " + self.pick(["x", "x == 1", "1 // 0"]))
        it = lambda: f"{cls}({self.pick(['', '', '2', '0', '5'])})"
        for _ in self.few(5, 10):
            self.line(self.pick([
                lambda: f"show({self.pick(['list', 'tuple', 'set', 'sorted', 'sum', 'max', 'min', 'any', 'all', 'dict', 'frozenset', 'bytes', 'bytearray', 'len', 'bool', 'enumerate', 'iter', 'dict.fromkeys'])}({it()}))" if self.chance(0.9) else "show(5)", lambda: f"show(*{it()})", lambda: f"a, *b = {it()}\nshow(a, b)", lambda: f"a, b, c = {it()}\nshow(a, b, c)", lambda: f"show(list(zip({it()}, 'abc'{self.pick(['', ', strict=True'])})))", lambda: f"show(list(map(lambda *a: a, {it()}, {it()})))",
                lambda: f"show(list(filter(None, {it()})), list(enumerate({it()}, {self.small()})))", lambda: f"show({self.pick(['1', repr('1'), '10', '99'])} in {it()})", lambda: f"show(list(reversed({it()})))", lambda: f"show(','.join({it()}))", lambda: f"x = []\nx.extend({it()})\nx[1:1] = {it()}\nx += {it()}\nshow(x)", lambda: f"for x in {it()}: show(x)\nelse: print('else')", lambda: f"i = iter({it()})\nshow(next(i), next(i, 'end'), list(i), next(i, 'end'))\nnext(i)",
                lambda: f"show({{**{it()}}})", lambda: f"show([y for x in {it()} for y in {self.pick(['[x]', 'str(x)', 'x', '(x, x)'])}])", lambda: f"def g():\n    r = yield from {it()}\n    print('result', r)\nshow(list(g()))", lambda: f"show(list(iter({self.pick(['iter(range(5)).__next__', 'lambda: 3', 'input'])}, 3)))" if self.chance(0.5) else f"n = iter(range(9))\nshow(list(iter(lambda: next(n), {self.small()})))", lambda: f"x = set()\nx.update({it()}, {it()})\nshow(sorted(map(str, x)))", lambda: f"import operator\nshow(operator.length_hint({it()}, 7), operator.countOf({it()}, 1), operator.indexOf({it()}, 1))", lambda: f"from collections import *\nshow(deque({it()}, 2), Counter({it()}))", lambda: f"print(*{it()}, sep='-')", lambda: f"show(dict(zip({it()}, {it()})))", lambda: f"match [*{it()}]:\n    case [x, *y]: show(x, y)\n    case []: print('empty')"])())

    def section_formatted(self):
        """F-strings in f-strings, with every conversion and nested specifications."""
        value = lambda: self.pick(["3.14159", "-42", "'text'", "True", "None", "1e20", "[1, 'a']", "12345678", "'ü'", "0", "-0.0", "float('nan')", "1j", "{1: 2}", "b'x'", "10**20", "(1,)", "'a\\nb'"])
        spec = lambda: self.pick(["", ">10", "<8", "^9", "*^12", "+", " ", "05", ".2f", ".3", ",", "_", "x", "#x", "#b", "08.3f", "e", "g", "%", "s", "d", "c", "n", "=+8", ">{w}", "{f}{w}", ".{p}f", "{w}.{p}", "{'>'}{w + 2}", "{'' if w else w}", "z.1f", "#.3g", "10,.2f", "_b", "!r", "{w!r:>3}", "é>6", ".0f", ".1%", "-", "0>5", "a", "{{", ">>5", "{f!s}>7", "0=10", "r"])
        conversion = lambda: self.pick(["", "", "", "!r", "!s", "!a"])
        self.put("w, p, f = 8, 2, '*>'")
        def string(depth):
            quote = self.pick(['"', '"', "'''", '"""'])
            parts = ""
            for _ in self.few(1, 3):
                inner = value() if depth == 0 or self.chance(0.5) else string(depth - 1)
                if self.chance(0.2):
                    inner = self.pick([f"({inner})", f"[{inner}][0]", f"(lambda: {inner})()", f"{inner} if w else 0", f"(y := {inner})", f"{inner} == {inner}", f"{{'k': {inner}}}['k']", f" {inner} "])
                parts += self.pick(["", "a", " ", "{{", "}}", "\\n", "é", "\\x41", "'"]) + "{" + inner + self.pick(["", "", "", "=", " = "]) + conversion() + self.pick(["", ":" + spec()]) + "}"
            return self.pick(["f", "f", "F", "rf", "fr"]) + quote + parts + quote
        for _ in self.few(4, 9):
            self.line(self.pick([lambda: f"print({string(2)})", lambda: f"print({string(1)} {self.pick([repr('plain'), string(0)])})", lambda: f"print(ascii({string(1)}))", lambda: f"print(format({value()}, {spec()!r}))", lambda: f"print('{{:{spec()}}}|{{!r}}'.format({value()}, {value()}))", lambda: f"print('{{0[{self.pick(['0', 'a', '1'])}]}} {{x.real}} {{y!a:>8}}'.format({value()}, x=5, y={value()}))", lambda: f"print('{{:{{}}}} {{:{{}}.{{}}}}'.format({value()}, {self.pick(['5', repr('>6'), '2'])}, {value()}, 7, 2))",
                                 lambda: f"class Fm:\n    def __format__(self, spec): return {self.pick(['spec', 'repr(spec)', '5', 'spec[1]'])}\nprint(f'{{Fm()}} {{Fm():{spec()}}}')" ])())
