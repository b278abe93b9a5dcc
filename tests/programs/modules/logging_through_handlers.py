import logging, sys, io
log=logging.getLogger("app.db"); log.warning("last resort %d", 5)
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")
def f(): log.info("hi %s", "x"); logging.error("root err"); log.debug("no")
f()
logging.root.handlers[0].formatter.formatException = lambda info: f"  {info[1]!r}"
try: 1/0
except ZeroDivisionError: log.exception("oops")
log.setLevel("ERROR"); log.warning("hidden"); print(log, log.parent, logging.getLogger("app"), log.getEffectiveLevel(), logging.getLevelName(30), logging.root.handlers)
a=logging.getLogger("app"); print(log.parent is a, a.parent)
b=io.StringIO(); h=logging.StreamHandler(b); h.setFormatter(logging.Formatter("{levelname}:{message}", style="{")); a.addHandler(h); a.propagate=False; a.error("to %(k)s", {"k":"v"}); print(b.getvalue())
h.addFilter(lambda r: "skip" not in r.msg); a.error("skip me"); a.error("keep"); print(b.getvalue()); print(h, logging.NullHandler())
try: logging.getLogger("x").setLevel("FOO")
except ValueError as e: print(e)
ad=logging.LoggerAdapter(logging.getLogger("q"), {"u":1}); ad.error("adapted"); logging.disable(logging.CRITICAL); logging.critical("no")
