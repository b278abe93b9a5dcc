# A group that split(), subgroup() or except* derives has had its cause set, and so shows no context, even where there is no cause.
def t(f):
    try: f()
    except* ValueError as g: print(g.__suppress_context__, g.__cause__, g.__context__)
    try: f()
    except ExceptionGroup as g: print(g.__suppress_context__, g.__cause__, g.__context__)
def a(): raise ExceptionGroup('x',[ValueError()]) from None
def b(): raise ExceptionGroup('x',[ValueError()]) from KeyError()
def c(): 
    e=ExceptionGroup('x',[ValueError(), ExceptionGroup('y',[ValueError(), TypeError()])]); e.__suppress_context__=True
    m,r=e.split(ValueError); print(m.__suppress_context__, r.__suppress_context__, e.subgroup(ValueError).__suppress_context__, e.subgroup(lambda x: True).__suppress_context__)
    raise ExceptionGroup('z',[ValueError()]) from None
t(a); t(b); t(c)
e=ExceptionGroup('x',[ValueError(), TypeError()])
m,r=e.split(ValueError); print(e.__suppress_context__, m.__suppress_context__, r.__suppress_context__, e.derive([ValueError()]).__suppress_context__)
def d(): raise ExceptionGroup('x',[ValueError()])
t(d)
try:
    try: d()
    except* ValueError: int("")
except ValueError as g: print(g.__suppress_context__, g.__context__.__suppress_context__)
try:
    try: raise e
    except* ValueError: pass
except ExceptionGroup as g: print(g.__suppress_context__, g.exceptions)
try:
    try: raise e
    except* ValueError: raise KeyError
except ExceptionGroup as g: print(g.__suppress_context__, [(x.__suppress_context__, x) for x in g.exceptions])
try:
    try: raise ValueError
    except* ValueError as g: print(g.__suppress_context__); raise
except ExceptionGroup as g: print(g.__suppress_context__, [(x.__suppress_context__, x) for x in g.exceptions])
