from collections import defaultdict
from contextlib import contextmanager
from functools import total_ordering
class BankError(Exception): """Anything that goes wrong in the bank."""
class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} has {account.balance:.2f} but needs {needed:.2f}")
        self.account, self.needed = account, needed
class Frozen(BankError): pass
def positive(f):
    def check(self, amount, *rest):
        if not isinstance(amount, (int, float)) or isinstance(amount, bool): raise TypeError(f"amount must be a number, not {type(amount).__name__}")
        if amount <= 0: raise ValueError(f"amount must be positive: {amount}")
        return f(self, amount, *rest)
    check.__name__ = f.__name__
    return check
@total_ordering
class Account:
    _next = 1000; kinds = {}
    def __init_subclass__(cls, kind, **kw): super().__init_subclass__(**kw); Account.kinds[kind] = cls
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history, self.frozen = owner, balance, [], False
        self.number = Account._next; Account._next += 1
    @property
    def balance(self): return self._balance
    @positive
    def deposit(self, amount): self._change(amount, "deposit")
    @positive
    def withdraw(self, amount):
        if amount > self.available(): raise InsufficientFunds(self, amount)
        self._change(-amount, "withdraw")
    def available(self): return self._balance
    def _change(self, amount, why):
        if self.frozen: raise Frozen(f"account {self.number} is frozen")
        self._balance += amount; self.history.append((why, amount, self._balance))
    def __eq__(self, o): return self.balance == o.balance if isinstance(o, Account) else NotImplemented
    def __lt__(self, o): return self.balance < o.balance
    __hash__ = object.__hash__
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.balance:,.2f})"
class Checking(Account, kind="checking"):
    overdraft = 100
    def available(self): return super().available() + self.overdraft
class Savings(Account, kind="savings"):
    rate = 0.05
    def add_interest(self): self.deposit(round(self._balance * self.rate, 2))
class Bank:
    def __init__(self): self.accounts, self.log = {}, defaultdict(list)
    def open(self, kind, owner, balance=0):
        try: a = Account.kinds[kind](owner, balance)
        except KeyError as e: raise BankError(f"no account of kind {e}") from e
        self.accounts[a.number] = a; return a
    @contextmanager
    def transaction(self, *accounts):
        saved = [(a, a._balance, len(a.history)) for a in accounts]
        try: yield self
        except BankError as e:
            for a, balance, n in saved: a._balance = balance; del a.history[n:]
            self.log["rolled back"].append(str(e)); raise
        else: self.log["done"].append(len(accounts))
    def transfer(self, source, target, amount):
        with self.transaction(source, target):
            source.withdraw(amount); target.deposit(amount)
    def __iter__(self): return iter(self.accounts.values())
    def __getitem__(self, n): return self.accounts[n]
    def __len__(self): return len(self.accounts)
bank = Bank()
ann, bob = bank.open("checking", "Ann", 500), bank.open("savings", "Bob", 1234.5)
bank.transfer(ann, bob, 550); bob.add_interest(); print(ann, bob, sep="\n")
for action in (lambda: bank.transfer(ann, bob, 1000), lambda: ann.deposit(-5), lambda: ann.deposit("5"), lambda: ann.withdraw(True), lambda: bank.open("gold", "Cy"), lambda: bank[5], lambda: setattr(ann, "balance", 10**6)):
    try: action()
    except (BankError, ValueError, TypeError, KeyError, AttributeError) as e: print(f"{type(e).__name__}: {e}", "caused by", repr(e.__cause__))
bob.frozen = True
try: bank.transfer(ann, bob, 10)
except Frozen as e: print(e)
print(ann, ann.history, dict(bank.log), sorted(bank), max(bank), ann < bob, ann == bob, len(bank), sum(a.balance for a in bank))
print(f"{'Owner':<10}|{'Number':^8}|{'Balance':>12}"); print("-" * 32)
for a in bank: print(f"{a.owner:<10}|{a.number:^8}|{a.balance:>12,.2f}")
