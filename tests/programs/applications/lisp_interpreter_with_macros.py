"""A small Lisp: reader, macros, tail calls, continuations by exceptions, a standard library, and an error report."""
from __future__ import annotations
import operator as op, sys, math, re
from collections import ChainMap
from dataclasses import dataclass, field
from functools import reduce, partial, singledispatch
from typing import Any, Callable, Iterator, Optional, Union
from enum import Enum, auto, Flag, IntEnum, StrEnum
import traceback

class Tok(Enum):
    OPEN = auto(); CLOSE = auto(); QUOTE = auto(); ATOM = auto(); STRING = auto()
    def __repr__(self): return f'{self.name.lower()}'

TOKEN = re.compile(r'''
    (?P<space>\s+|;[^\n]*) | (?P<open>[(\[]) | (?P<close>[)\]]) | (?P<quote>'|`|,@|,)
  | (?P<string>"(?:\\.|[^"\\])*") | (?P<atom>[^\s()\[\]"';`,]+)''', re.X)

class LispError(Exception):
    def __init__(self, message, *, form=None):
        super().__init__(message)
        self.form = form
    def __str__(self):
        s = super().__str__()
        return s if self.form is None else f'{s} in {show(self.form)}'

class Symbol(str):
    __slots__ = ()
    table: dict[str, Symbol] = {}
    def __new__(cls, name):
        try: return cls.table[name]
        except KeyError: return cls.table.setdefault(name, super().__new__(cls, name))
    def __repr__(self): return str(self)

@dataclass(frozen=True, slots=True)
class Token:
    kind: Tok
    text: str
    line: int = field(compare=False, default=0)

def tokens(source: str) -> Iterator[Token]:
    pos, line = 0, 1
    while pos < len(source):
        m = TOKEN.match(source, pos)
        if m is None:
            raise LispError(f'line {line}: unexpected {source[pos]!r}')
        kind = m.lastgroup
        if kind != 'space':
            yield Token(Tok[kind.upper()], m.group(), line)
        line += m.group().count('\n')
        pos = m.end()

QUOTES = {"'": 'quote', '`': 'quasiquote', ',': 'unquote', ',@': 'unquote-splicing'}

class Reader:
    def __init__(self, source):
        self.stream = tokens(source)
        self.ahead: Optional[Token] = None
    def peek(self):
        if self.ahead is None: self.ahead = next(self.stream, None)
        return self.ahead
    def take(self):
        t, self.ahead = self.peek(), None
        return t
    def __iter__(self): return self
    def __next__(self):
        if self.peek() is None: raise StopIteration
        return self.read()
    def read(self):
        match self.take():
            case None: raise LispError('unexpected end')
            case Token(Tok.OPEN, line=line):
                items = []
                while (t := self.peek()) is not None and t.kind is not Tok.CLOSE:
                    items.append(self.read())
                if t is None: raise LispError(f'( of line {line} never closed')
                self.take()
                return items
            case Token(Tok.CLOSE, text, line): raise LispError(f'line {line}: stray {text}')
            case Token(Tok.QUOTE, text): return [Symbol(QUOTES[text]), self.read()]
            case Token(Tok.STRING, text): return text[1:-1].encode().decode('unicode_escape')
            case Token(Tok.ATOM, text): return atom(text)

def atom(text):
    if text in ('#t', '#f'): return text == '#t'
    for convert in (int, float, complex):
        try: return convert(text)
        except ValueError: continue
    return Symbol(text)

@singledispatch
def show(x) -> str: return repr(x)
@show.register
def _(x: bool): return '#t' if x else '#f'
@show.register
def _(x: Symbol): return str(x)
@show.register(str)
def _(x): return '"' + x.replace('\n', '\\n') + '"'
@show.register(list)
def _(x): return '(' + ' '.join(map(show, x)) + ')'
@show.register(type(None))
def _(x): return 'nil'

class Env(ChainMap):
    def find(self, name):
        for m in self.maps:
            if name in m: return m
        raise LispError(f'unbound: {name}')
    def child(self, names=(), values=()):
        return Env(dict(zip(names, values)), *self.maps)

@dataclass
class Lambda:
    params: list
    body: list
    env: Env = field(repr=False)
    name: str = 'lambda'
    def bind(self, args):
        ps = self.params
        if Symbol('.') in ps:
            *req, _, rest = ps
            if len(args) < len(req): raise LispError(f'{self.name}: wanted at least {len(req)}, got {len(args)}')
            return self.env.child([*req, rest], [*args[:len(req)], list(args[len(req):])])
        if len(ps) != len(args): raise LispError(f'{self.name}: wanted {len(ps)}, got {len(args)}')
        return self.env.child(ps, args)
    def __call__(self, *args):
        return evaluate_body(self.body, self.bind(args))

class Macro(Lambda): pass

class Escape(BaseException):
    def __init__(self, tag, value): self.tag, self.value = tag, value

def evaluate_body(body, env):
    result = None
    for form in body: result = evaluate(form, env)
    return result

SPECIAL: dict[Symbol, Callable] = {}
def special(name):
    def register(f): SPECIAL[Symbol(name)] = f; return f
    return register

class Tail:
    __slots__ = ('form', 'env')
    def __init__(self, form, env): self.form, self.env = form, env

@special('quote')
def _(env, x): return x
@special('if')
def _(env, c, t, e=None): return Tail(t if evaluate(c, env) not in (False, None) else e, env)
@special('define')
def _(env, head, *body):
    if isinstance(head, list):
        name, *params = head
        env.maps[0][name] = Lambda(params, list(body), env, name)
        return name
    (value,) = body
    env.maps[0][head] = evaluate(value, env)
    return head
@special('set!')
def _(env, name, value): env.find(name)[name] = evaluate(value, env)
@special('lambda')
def _(env, params, *body): return Lambda(params if isinstance(params, list) else [Symbol('.'), params], list(body), env)
@special('defmacro')
def _(env, head, *body):
    name, *params = head
    env.maps[0][name] = Macro(params, list(body), env, name)
@special('begin')
def _(env, *body):
    for form in body[:-1]: evaluate(form, env)
    return Tail(body[-1], env) if body else None
@special('let')
def _(env, bindings, *body):
    if isinstance(bindings, Symbol):
        name, (bindings, *body) = bindings, body
        inner = env.child()
        f = inner.maps[0][name] = Lambda([b[0] for b in bindings], list(body), inner, name)
        return Tail([f, *[b[1] for b in bindings]], env)
    inner = env.child([b[0] for b in bindings], [evaluate(b[1], env) for b in bindings])
    return SPECIAL['begin'](inner, *body)
@special('cond')
def _(env, *clauses):
    for test, *body in clauses:
        if test == 'else' or evaluate(test, env) not in (False, None):
            return SPECIAL['begin'](env, *body)
@special('and')
def _(env, *xs):
    r = True
    for x in xs:
        if not (r := evaluate(x, env)): break
    return r
@special('or')
def _(env, *xs): return next((r for x in xs if (r := evaluate(x, env))), False)
@special('quasiquote')
def _(env, x):
    def walk(x):
        match x:
            case [Symbol('unquote'), e]: return evaluate(e, env)
            case list():
                out = []
                for item in x:
                    match item:
                        case [Symbol('unquote-splicing'), e]: out += evaluate(e, env)
                        case _: out.append(walk(item))
                return out
            case _: return x
    return walk(x)
@special('try')
def _(env, body, handler):
    try: return evaluate(body, env)
    except (LispError, ArithmeticError) as e: return evaluate(handler, env)(str(e))

def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list): return x
        if not x: return None
        head = x[0]
        if isinstance(head, Symbol) and head in SPECIAL:
            try: r = SPECIAL[head](env, *x[1:])
            except (TypeError, ValueError) as e: raise LispError(f'bad {head}: {type(e).__name__}', form=x) from e
            if isinstance(r, Tail): x, env = r.form, r.env; continue
            return r
        f = evaluate(head, env)
        if isinstance(f, Macro):
            x = f(*x[1:]); continue
        args = [evaluate(a, env) for a in x[1:]]
        if isinstance(f, Lambda):
            env = f.bind(args)
            for form in f.body[:-1]: evaluate(form, env)
            x = f.body[-1]; continue
        if not callable(f): raise LispError(f'not a function: {show(f)}', form=x)
        return f(*args)

def callcc(f):
    tag = object()
    def k(value=None): raise Escape(tag, value)
    try: return f(k)
    except Escape as e:
        if e.tag is not tag: raise
        return e.value

def chain(f):
    def compare(*xs): return all(map(f, xs, xs[1:]))
    compare.__name__ = f.__name__
    return compare

GLOBAL = Env({Symbol(k): v for k, v in {
    '+': lambda *a: sum(a), '*': lambda *a: math.prod(a), '-': lambda a, *r: -a if not r else reduce(op.sub, r, a),
    '/': lambda a, *r: reduce(op.truediv, r, a), 'quotient': op.floordiv, 'modulo': op.mod, 'expt': pow,
    '<': chain(op.lt), '>': chain(op.gt), '<=': chain(op.le), '=': chain(op.eq),
    'list': lambda *a: list(a), 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'cons': lambda a, l: [a, *l],
    'null?': lambda l: l in (None, []), 'length': len, 'append': lambda *ls: sum(ls, []), 'list?': lambda x: isinstance(x, list),
    'map': lambda f, *ls: [f(*a) for a in zip(*ls)], 'filter': lambda f, l: [x for x in l if f(x) not in (False, None)],
    'apply': lambda f, *a: f(*a[:-1], *a[-1]), 'reduce': lambda f, l, *i: reduce(f, l, *i), 'range': lambda *a: list(range(*a)),
    'not': lambda x: x in (False, None), 'print': lambda *a: print(*map(show, a)), 'call/cc': callcc, 'eq?': op.is_,
    'equal?': op.eq, 'string-append': lambda *a: ''.join(a), 'error': lambda m, *a: (_ for _ in ()).throw(LispError(m)),
    'sort': lambda l, f=None: sorted(l, key=f), 'gensym': (lambda c: lambda: Symbol(f'g{next(c)}'))(iter(range(10**6))), 'sqrt': math.sqrt,
}.items()})

PROGRAM = r'''
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(print (fact 30))
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))   ; tail call
(print (loop 20000 0))
(defmacro (while test . body) `(let go () (if ,test (begin ,@body (go)) nil)))
(define nil (list))
(define i 0) (while (< i 3) (print "i" i) (set! i (+ i 1)))
(defmacro (unless c . body) (list 'if c nil (cons 'begin body)))
(print (unless #f 1 2 3))
(print (map (lambda (x y) (* x y)) '(1 2 3) '(4 5 6)) `(a ,(+ 1 2) ,@(list 4 5) (b ,i)))
(print (call/cc (lambda (k) (map (lambda (x) (if (> x 2) (k x) x)) '(1 2 3 4)))))
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c1 (make-counter)) (define c2 (make-counter)) (c1) (c1)
(print (c1) (c2))
(define (qs l) (cond ((null? l) l) (else (let ((p (car l)) (r (cdr l)))
   (append (qs (filter (lambda (x) (< x p)) r)) (list p) (qs (filter (lambda (x) (not (< x p))) r)))))))
(print (qs '(3 1 4 1 5 9 2 6 5 3 5)))
(print (try (/ 1 0) (lambda (m) (string-append "caught: " m))))
(print (try (error "mine") (lambda (m) m)) (try (undefined-thing) (lambda (m) m)))
(print (let loop ((i 0) (acc '())) (if (= i 5) acc (loop (+ i 1) (cons (* i i) acc)))))
(print (expt 2 100) 1.5 1e10 #t "q\"uote\n" (sqrt 2) (/ 7 2) 1+2j)
(define (compose . fs) (reduce (lambda (f g) (lambda (x) (f (g x)))) fs))
(print ((compose (lambda (x) (* 2 x)) (lambda (x) (+ x 1))) 5))
(define (primes n) (let sieve ((l (range 2 n))) (if (null? l) l (cons (car l) (sieve (filter (lambda (x) (not (= 0 (modulo x (car l))))) (cdr l)))))))
(print (primes 60))
(print (sort '(3 1 2)) (sort '((2 b) (1 a)) car) (apply + 1 2 '(3 4)))
'''
for form in Reader(PROGRAM):
    evaluate(form, GLOBAL)
for bad in ['(', ')', '(1 2', '(foo)', '((lambda (x) x))', '(let ((x)) x)', '(5 6)', '(car 5)', '(define)', '(fact "a")', '"open', '(if)']:
    try:
        for form in Reader(bad): print(bad, '=>', show(evaluate(form, GLOBAL)))
    except LispError as e: print(bad, '!!', e, '<-', repr(e.__cause__))
    except Exception as e: print(bad, '??', type(e).__name__, e)
print(Lambda(['x'], [1], GLOBAL), Token(Tok.ATOM, 'x', 3), Token(Tok.ATOM, 'x', 3) == Token(Tok.ATOM, 'x', 4), sorted(SPECIAL)[:4])
try: Token(Tok.ATOM, 'x').text = 'y'
except Exception as e: print(type(e).__name__, e)
try: evaluate(next(Reader('(map (lambda (x) (boom x)) (list 1))')), GLOBAL)
except LispError: print([f.name for f in traceback.extract_tb(sys.exc_info()[2])])
