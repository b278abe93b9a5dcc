# Each of these never ends but for the limit of recursion; what stands between two levels is C code with much to remember.
# Every build must raise RecursionError in time, whatever its stack: also a browser's worker, which has the smallest.
ROUNDS = 1


def key(x):
    return sorted([1, 2], key=key)


class Less:
    def __lt__(self, other):
        return sorted([self, Less()], key=lambda x: x)


class Format:
    def __format__(self, spec):
        return "{:{}}".format(Format(), "x")


class Text:
    def __repr__(self):
        print([[Text()]])


class Index:
    def __index__(self):
        return [1][Index() : Index()]


class Base:
    def __init_subclass__(cls):
        class Derived(Base):
            pass


class Meta(type):
    def __new__(meta, name, bases, namespace):
        class Inner(metaclass=Meta):
            pass


class Call:
    def __call__(self, x):
        return sorted([1, 2, 3], key=Call())


class Mapping:
    def keys(self):
        return [1]

    def __getitem__(self, name):
        return dict(Mapping())


class Attribute:
    @property
    def x(self):
        return getattr(Attribute(), "x")


class Equal:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return {Equal(): 1}.get(Equal())


def generate():
    return any(generate() for _ in [1])


def classes():
    class Anything(Base):
        pass


def metaclasses():
    class Anything(metaclass=Meta):
        pass


def attempt(name, action):
    try:
        action()
    except RecursionError:
        print(name, "ended")
    else:
        print(name, "did not end as it should")


for _ in range(ROUNDS):
    attempt("sorting with a key", lambda: key(1))
    attempt("sorting by comparing", lambda: Less() < Less())
    attempt("formatting", lambda: format(Format(), ""))
    attempt("printing", lambda: repr(Text()))
    attempt("slicing", lambda: [1][Index() :])
    attempt("deriving classes", classes)
    attempt("making classes", metaclasses)
    attempt("calling", lambda: Call()(1))
    attempt("copying a mapping", lambda: dict(Mapping()))
    attempt("getting an attribute", lambda: Attribute().x)
    attempt("looking up a key", lambda: Equal() == Equal())
    attempt("generating", generate)
print("all of it")
