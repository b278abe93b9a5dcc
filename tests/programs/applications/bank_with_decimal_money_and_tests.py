"""A bank: decimal money, datetime, enum, dataclasses, a ledger with invariants, an audit log, JSON round trip, unittest."""
import json, unittest, io, logging, contextlib, itertools, operator, re, sys, textwrap, bisect, heapq, copy
from collections import defaultdict, Counter, OrderedDict, namedtuple, deque, UserDict
from dataclasses import dataclass, field, asdict, replace, fields, InitVar, KW_ONLY, astuple
from datetime import date, datetime, timedelta, timezone, time
from decimal import Decimal, ROUND_HALF_EVEN, ROUND_DOWN, localcontext, InvalidOperation, getcontext
from enum import Enum, Flag, auto, unique, IntFlag
from fractions import Fraction
from functools import total_ordering, cached_property, wraps, reduce
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable, TypedDict, Generic, TypeVar, Literal, get_type_hints
import abc, statistics, string

class Currency(Enum):
    EUR = ('€', 2); USD = ('$', 2); JPY = ('¥', 0)
    def __init__(self, sign, digits): self.sign, self.digits = sign, digits
    @property
    def quantum(self): return Decimal(1).scaleb(-self.digits)

class Permission(Flag):
    READ = auto(); WRITE = auto(); CLOSE = auto()
    ALL = READ | WRITE | CLOSE

@total_ordering
@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: Currency = Currency.EUR
    def __post_init__(self):
        object.__setattr__(self, 'amount', Decimal(self.amount).quantize(self.currency.quantum, ROUND_HALF_EVEN))
    def _same(self, o):
        if not isinstance(o, Money): return NotImplemented
        if o.currency is not self.currency: raise TypeError(f'{self.currency.name} and {o.currency.name} do not mix')
        return True
    def __add__(self, o):
        if o == 0: return self
        return s if (s := self._same(o)) is NotImplemented else Money(self.amount + o.amount, self.currency)
    __radd__ = __add__
    def __sub__(self, o): return self + -o
    def __neg__(self): return replace(self, amount=-self.amount)
    def __mul__(self, k): return Money(self.amount * Decimal(str(k)), self.currency) if isinstance(k, (int, float, Decimal)) else NotImplemented
    __rmul__ = __mul__
    def __lt__(self, o): self._same(o); return self.amount < o.amount
    def __bool__(self): return bool(self.amount)
    def __format__(self, spec):
        if not spec: return str(self)
        body = format(self.amount, re.sub(r'\$$', '', spec) or ',')
        return body + self.currency.sign if spec.endswith('$') else body
    def __str__(self): return f'{self.currency.sign}{self.amount:,}'
    def split(self, n):
        share = Money((self.amount / n).quantize(self.currency.quantum, ROUND_DOWN), self.currency)
        rest = int((self.amount - share.amount * n) / self.currency.quantum)
        return [share + Money(self.currency.quantum, self.currency) if i < rest else share for i in range(n)]

class InsufficientFunds(Exception):
    def __init__(self, account, wanted):
        self.account, self.wanted = account, wanted
        super().__init__(account.number, wanted)
    def __str__(self): return f'{self.account.number}: wanted {self.wanted}, has {self.account.balance}'

@dataclass(order=True)
class Entry:
    when: datetime
    amount: Money = field(compare=False)
    note: str = field(default='', compare=False)
    serial: int = field(default_factory=itertools.count(1).__next__, repr=False)

class Audited:
    def __init_subclass__(cls, *, log=None, **kw):
        super().__init_subclass__(**kw)
        cls.log = log if log is not None else []
        for name, f in list(vars(cls).items()):
            if getattr(f, '_audited', False):
                setattr(cls, name, cls._wrap(f))
    @classmethod
    def _wrap(cls, f):
        @wraps(f)
        def wrapper(self, *a, **k):
            try: result = f(self, *a, **k)
            except Exception as e:
                cls.log.append(f'{f.__name__} failed: {type(e).__name__}'); raise
            cls.log.append(f'{f.__name__} ok'); return result
        return wrapper
def audited(f): f._audited = True; return f

class Account(Audited):
    _numbers = itertools.count(1000, 7)
    interest: ClassVar[Decimal] = Decimal('0')
    def __init__(self, owner, currency=Currency.EUR, *, permissions=Permission.ALL):
        self.owner, self.currency, self.permissions = owner, currency, permissions
        self.number = f'{type(self).__name__[:2].upper()}{next(self._numbers)}'
        self.entries: list[Entry] = []
    @property
    def balance(self): return sum((e.amount for e in self.entries), Money(0, self.currency))
    @audited
    def deposit(self, amount, when, note='deposit'):
        if Permission.WRITE not in self.permissions: raise PermissionError(f'{self.number} is read-only')
        if amount <= Money(0, self.currency): raise ValueError('deposit must be positive')
        bisect.insort(self.entries, Entry(when, amount, note))
        return self
    @audited
    def withdraw(self, amount, when, note='withdrawal'):
        if self.balance < amount: raise InsufficientFunds(self, amount)
        bisect.insort(self.entries, Entry(when, -amount, note))
        return self
    def statement(self, start=date.min, end=date.max):
        total = Money(0, self.currency)
        for e in self.entries:
            if start <= e.when.date() <= end:
                total += e.amount
                yield f'{e.when:%d %b %Y %H:%M} {e.note:<12.12}{e.amount.amount:>+12,} {total.amount:>12,}'
    def __repr__(self): return f'<{type(self).__name__} {self.number} {self.owner} {self.balance}>'

class Savings(Account):
    interest = Decimal('0.0325')
    def accrue(self, day: date):
        daily = self.interest / (366 if day.year % 4 == 0 else 365)
        if m := self.balance * daily: self.deposit(m, datetime.combine(day, time(23, 59)), 'interest')

class Bank:
    def __init__(self): self.accounts = {}; self.hooks = defaultdict(list)
    def open(self, cls, *a, **k):
        acc = cls(*a, **k); self.accounts[acc.number] = acc; self.fire('open', acc); return acc
    def on(self, event):
        def register(f): self.hooks[event].append(f); return f
        return register
    def fire(self, event, *a):
        for f in self.hooks[event]: f(*a)
    @contextlib.contextmanager
    def transaction(self):
        saved = {n: list(a.entries) for n, a in self.accounts.items()}
        try: yield self
        except Exception as e:
            for n, entries in saved.items(): self.accounts[n].entries[:] = entries
            self.fire('rollback', e); raise
        else: self.fire('commit', len(self.accounts))
    def transfer(self, a, b, m, when):
        with self.transaction():
            self[b].deposit(m, when, f'from {a}'); self[a].withdraw(m, when, f'to {b}')
    def __getitem__(self, n):
        try: return self.accounts[n]
        except KeyError: raise LookupError(f'no account {n}') from None
    def to_json(self):
        def default(o):
            match o:
                case Decimal(): return str(o)
                case Enum(): return o.name
                case datetime(): return o.isoformat()
                case Money(amount=a, currency=c): return [str(a), c.name]
                case Entry(): return {f.name: getattr(o, f.name) for f in fields(o)}
            raise TypeError(type(o))
        return json.dumps({n: {'owner': a.owner, 'kind': type(a).__name__, 'entries': a.entries} for n, a in self.accounts.items()}, default=default, indent=1, sort_keys=True)

bank = Bank()
@bank.on('open')
def _(acc): print('opened', acc)
@bank.on('rollback')
def _(e): print('rollback:', type(e).__name__, e)
@bank.on('commit')
def _(n): print('commit over', n)
t0 = datetime(2024, 2, 27, 9, 30, tzinfo=timezone.utc)
giro = bank.open(Account, 'Ada'); save = bank.open(Savings, 'Ada'); yen = bank.open(Account, 'Bo', Currency.JPY, permissions=Permission.READ)
giro.deposit(Money('1234.565'), t0); giro.deposit(Money(99.995), t0 - timedelta(days=1, hours=3), 'earlier')
bank.transfer(giro.number, save.number, Money(500), t0 + timedelta(hours=1))
for a, b, m in [(giro.number, save.number, Money(5000)), (giro.number, 'XX1', Money(1)), (giro.number, yen.number, Money(5, Currency.JPY)), (giro.number, save.number, Money(3, Currency.USD))]:
    try: bank.transfer(a, b, m, t0 + timedelta(hours=2))
    except (InsufficientFunds, LookupError, PermissionError, TypeError) as e: print(type(e).__name__, '|', e, '|', e.__context__ and type(e.__context__).__name__)
for d in range(4): save.accrue(date(2024, 2, 27) + timedelta(d))if 0 else None
aware = [e.when for e in save.entries]
try: save.accrue(date(2024, 2, 28))
except TypeError as e: print(e)
print(*giro.statement(), sep='\n'); print(*save.statement(date(2024, 2, 27)), sep='\n')
print(Money(100).split(3), [str(m) for m in Money(1000, Currency.JPY).split(7)])
print(f'{Money(1234567.891):,$}|{Money("-5.5"):>12}|{Money(3, Currency.JPY)}|{Money(1)!r}')
print(max(Money(1), Money(3)), sorted([Money(3), Money(1)]), sum([Money(1), Money(2)]), Money(2) * 1.5, 3 * Money('0.335'), Money(0) or 'zero')
print(Account.log[-6:], Counter(Account.log), Savings.log)
print(Permission.READ | Permission.CLOSE, ~Permission.READ, Permission.ALL, Permission(3), list(Permission.ALL), Permission.WRITE in yen.permissions)
print(bank.to_json()[:420])
data = json.loads(bank.to_json(), parse_float=Decimal)
print({k: len(v['entries']) for k, v in data.items()}, datetime.fromisoformat(data[giro.number]['entries'][0]['when']) == t0 - timedelta(days=1, hours=3))
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(2).sqrt(), Decimal(1) / 7, (Decimal('1e10') + Decimal('0.1')), Decimal('1.10') + Decimal('2.205'))
for bad in ('abc', '1.2.3', ''):
    try: Money(bad)
    except InvalidOperation as e: print('InvalidOperation', e)
print(get_type_hints(Entry), [f.name for f in fields(Entry)], astuple(Entry(t0, Money(1), 'x', 5)))
print(Fraction(Decimal('0.125')) + Fraction(1, 3), statistics.mean(map(Decimal, '1 2 4'.split())), statistics.stdev([1, 2, 4]), Decimal('NaN').is_nan())

class TestBank(unittest.TestCase):
    def setUp(self): self.bank = Bank(); self.a = self.bank.open(Account, 'T')
    def test_empty(self): self.assertEqual(self.a.balance, Money(0))
    def test_negative(self):
        with self.assertRaisesRegex(ValueError, 'positive'): self.a.deposit(Money(-1), t0)
    def test_mix(self):
        with self.assertRaises(TypeError) as cm: Money(1) + Money(1, Currency.USD)
        self.assertIn('EUR', str(cm.exception))
    def test_split(self):
        for n in range(1, 8):
            with self.subTest(n=n): self.assertEqual(sum(Money(10).split(n)), Money(10))
    @unittest.skip('later')
    def test_skip(self): self.fail()
    @unittest.expectedFailure
    def test_expected(self): self.assertEqual(Money(1), 1)
    def test_fails(self): self.assertEqual([Money(1), Money(2)], [Money(1), Money(3)], 'lists')
    def test_error(self): {}['missing']
stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(TestBank))
print(re.sub(r'in [\d.]+s', 'in Ns', re.sub(r'File ".*?"', 'File "F"', stream.getvalue())))
print(result, result.wasSuccessful(), len(result.failures), len(result.skipped))
log = logging.getLogger('bank'); h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(funcName)s|%(message)s')); log.addHandler(h); log.setLevel(logging.INFO)
def audit():
    log.info('%d accounts, total %s', len(bank.accounts), giro.balance + save.balance); log.debug('hidden'); log.warning('low: %r', yen)
    try: 1 / 0
    except ZeroDivisionError: log.error('oops', exc_info=False)
audit()
