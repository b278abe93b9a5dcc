# What is C in CPython has no frames: an error from there leaves no entry in the traceback, and so holds nothing of it.
import asyncio
import datetime
import decimal
import io
import struct
import sys


def entries(f):
    try:
        f()
    except Exception as error:
        traceback, names = error.__traceback__, []
        while traceback is not None:
            names.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        return type(error).__name__, names, sys.getrefcount(error)


class Index:
    def __index__(self):
        raise KeyError(sys._getframe(1).f_code.co_name)


class Zone(datetime.tzinfo):
    def utcoffset(self, when):
        return 1 / 0


for f in (lambda: struct.pack("i", "x"), lambda: struct.unpack("i", b"x"), lambda: struct.Struct("q").pack(), lambda: struct.pack("i", Index()),
          lambda: datetime.date(1, 2, 50), lambda: datetime.date(Index(), 1, 1), lambda: datetime.timedelta("a"), lambda: datetime.date.fromisoformat("x"),
          lambda: datetime.datetime(2020, 1, 1) - 5, lambda: datetime.datetime(2020, 1, 1, tzinfo=Zone()).isoformat(),
          lambda: datetime.datetime(2020, 1, 1).isoformat("xx"), lambda: decimal.Decimal("x"), lambda: decimal.Decimal(1) / 0,
          lambda: decimal.Decimal("1").quantize(5), lambda: io.StringIO(5), lambda: io.BytesIO("a"), lambda: io.StringIO("a").read("b")):
    print(entries(f))


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, end=" ")


async def fails(name):
    held = Held(name)
    await asyncio.sleep(0)
    raise ValueError(name)


async def main():
    task = asyncio.create_task(asyncio.sleep(100, Held("slept")))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", sys.getrefcount(error))
    del task
    task = asyncio.create_task(fails("task"))
    try:
        await task
    except ValueError as error:
        print("failed", sys.getrefcount(error), entries(lambda: (_ for _ in ()).throw(error)))
    del task
    print("let go")


asyncio.run(main())
print("end")
