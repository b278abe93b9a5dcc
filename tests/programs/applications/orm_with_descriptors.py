class Field:
    counter = 0
    def __init__(self, kind, default=None, required=False):
        self.kind, self.default, self.required = kind, default, required
        Field.counter += 1; self.order = Field.counter
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        return obj._data.get(self.name, self.default() if callable(self.default) else self.default)
    def __set__(self, obj, value):
        if value is not None and not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        old = obj._data.get(self.name); obj._data[self.name] = self.validate(value)
        if old != value: obj._dirty.add(self.name)
    def validate(self, value): return value
    def __eq__(self, other): return Where(self.name, "==", other)
    def __lt__(self, other): return Where(self.name, "<", other)
    def __gt__(self, other): return Where(self.name, ">", other)
    __hash__ = object.__hash__
class Text(Field):
    def __init__(self, longest=50, **kw): super().__init__(str, **kw); self.longest = longest
    def validate(self, v):
        if v is not None and len(v) > self.longest: raise ValueError(f"{self.name} is longer than {self.longest}")
        return v
class Integer(Field):
    def __init__(self, **kw): super().__init__(int, **kw)
class Where:
    ops = {"==": lambda a, b: a == b, "<": lambda a, b: a is not None and a < b, ">": lambda a, b: a is not None and a > b}
    def __init__(self, name, op, value): self.test = lambda r: self.ops[op](getattr(r, name), value); self.text = f"{name} {op} {value!r}"
    def __and__(self, o): w = object.__new__(Where); w.test = lambda r: self.test(r) and o.test(r); w.text = f"({self.text} AND {o.text})"; return w
    def __or__(self, o): w = object.__new__(Where); w.test = lambda r: self.test(r) or o.test(r); w.text = f"({self.text} OR {o.text})"; return w
    def __invert__(self): w = object.__new__(Where); w.test = lambda r: not self.test(r); w.text = f"NOT {self.text}"; return w
class ModelMeta(type):
    def __new__(mcls, name, bases, ns):
        fields = {}
        for b in reversed(bases): fields |= getattr(b, "_fields", {})
        fields |= {k: v for k, v in ns.items() if isinstance(v, Field)}
        cls = super().__new__(mcls, name, bases, ns)
        cls._fields = dict(sorted(fields.items(), key=lambda kv: kv[1].order)); cls._rows = []
        cls.DoesNotExist = type("DoesNotExist", (LookupError,), {"__qualname__": f"{name}.DoesNotExist"})
        return cls
    def __iter__(cls): return iter(cls._rows)
    def __len__(cls): return len(cls._rows)
class Model(metaclass=ModelMeta):
    def __init__(self, **values):
        self._data, self._dirty = {}, set()
        for name in values:
            if name not in self._fields: raise TypeError(f"{type(self).__name__} has no field {name!r}")
        for name, f in self._fields.items():
            if name in values: setattr(self, name, values[name])
            elif f.required: raise ValueError(f"{name} is required")
    def save(self):
        dirty = sorted(self._dirty); self._dirty.clear()
        if self not in type(self)._rows: type(self)._rows.append(self); return "INSERT " + ", ".join(dirty)
        return "UPDATE " + ", ".join(dirty) if dirty else "nothing"
    @classmethod
    def where(cls, condition): return [r for r in cls._rows if condition.test(r)]
    @classmethod
    def get(cls, condition):
        match cls.where(condition):
            case [one]: return one
            case []: raise cls.DoesNotExist(condition.text)
            case [*many]: raise ValueError(f"{len(many)} rows match {condition.text}")
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self._fields)})"
class Person(Model):
    name = Text(required=True, longest=10)
    age = Integer(default=18)
class Employee(Person):
    boss = Field(Person)
    tags = Field(list, default=list)
ann = Person(name="Ann", age=31); print(ann.save(), ann.save()); ann.age = 32; print(ann.save(), ann)
for n, a in [("Bob", 25), ("Cy", 61), ("Di", None)]: Person(name=n, age=a).save()
eve = Employee(name="Eve", boss=ann); eve.save(); print(eve, list(Employee._fields), len(Person), len(Employee), eve.tags is eve.tags)
print(Person.where((Person.age > 24) & (Person.age < 60)), Person.where(~(Person.name == "Ann") | (Person.age > 31)), (~(Person.age > 3) & (Person.name == "x")).text)
for action in (lambda: Person(), lambda: Person(name=5), lambda: Person(name="x" * 11), lambda: Person(name="a", color=1), lambda: Person.get(Person.name == "Zed"), lambda: Person.get(Person.age > 1), lambda: setattr(eve, "boss", "Ann")):
    try: print(action())
    except Exception as e: print(type(e).__qualname__, e)
print([p.name for p in Person], Person.get(Person.name == "Cy").age, isinstance(Person.DoesNotExist(), LookupError), Person.name is Person._fields["name"])
