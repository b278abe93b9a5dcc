# The module with the futures is there without the package that uses it.
import _asyncio

print(_asyncio.Future.__module__, _asyncio.Task.__qualname__)
try:
    _asyncio.get_running_loop()
except RuntimeError as error:
    print(error)

import asyncio

print(asyncio.Future is _asyncio.Future, asyncio.CancelledError.__module__)
