# Event loop, tasks, futures and what they wait for. Time is virtual: a sleep takes none of the reader's. The order in
# which callbacks run is CPython's: first in, first out, and a heap of timers.
import functools
import heapq
import itertools
import sys
import time
import types
import warnings
import weakref
from _asyncio import (
    CancelledError, Future, InvalidStateError, Task, _callback_text, _current_tasks, _get_running_loop, _of,
    _scheduled_tasks, _set_running_loop, _use_policies, current_task, get_event_loop, get_running_loop, iscoroutine,
)
from collections import deque
from contextvars import copy_context
from types import GenericAlias

sorted((), key=None)  # the first call with keywords prepares them, and what CPython imports here makes one

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


TimeoutError = TimeoutError


@_of("exceptions")
class BrokenBarrierError(RuntimeError):
    pass


@_of("queues")
class QueueEmpty(Exception):
    pass


@_of("queues")
class QueueFull(Exception):
    pass


@_of("queues")
class QueueShutDown(Exception):
    pass


# --- the loop ---

@_of("events")
class Handle:
    _when = None

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False

    def __repr__(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._when is not None:
            info.append(f"when={self._when}")
        if self._callback is not None:
            info.append(_callback_text(self._callback, self._args, self._loop.get_debug()))
        return f"<{' '.join(info)}>"

    def get_context(self):
        return self._context

    # Nobody calls it any more: what it would have been called with may die.
    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            # As in CPython the dict is a local: a cycle with the frame that the exception's traceback keeps.
            message = f"Exception in callback {_callback_text(self._callback, self._args, self._loop.get_debug())}"
            context = {"message": message, "exception": exc, "handle": self}
            self._loop.call_exception_handler(context)
        self = None


@_of("events")
class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def __lt__(self, other):
        return self._when < other._when

    def cancel(self):
        if self._scheduled and not self._cancelled:
            self._loop._timer_cancelled_count += 1
        super().cancel()

    def when(self):
        return self._when


@_of("events")
class AbstractEventLoop:
    pass


@_of("base_events")
class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._timer_cancelled_count = 0
        self._closed = self._stopping = self._running = self._debug = False
        self._exception_handler = self._task_factory = None
        self._asyncgens = weakref.WeakSet()

    def __repr__(self):
        return f"<{type(self).__name__} running={self._running} closed={self._closed} debug={self._debug}>"

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def time(self):
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is not None:
            task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, name=name, context=context)

    def set_task_factory(self, factory):
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        raise NotImplementedError("mini-Python has no threads")

    # A timer that is cancelled waits for its turn as the others do, unless most of many are.
    def _drop_cancelled_timers(self):
        count = len(self._scheduled)
        if count > 100 and self._timer_cancelled_count / count > 0.5:
            left = []
            for timer in self._scheduled:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    left.append(timer)
            heapq.heapify(left)
            self._scheduled = left
            self._timer_cancelled_count = 0
        else:
            while self._scheduled and self._scheduled[0]._cancelled:
                self._timer_cancelled_count -= 1
                heapq.heappop(self._scheduled)._scheduled = False

    # A traceback may keep its frame: no other local than CPython's holds anything.
    def _run_once(self):
        if self._scheduled:
            self._drop_cancelled_timers()
        if not self._ready and not self._stopping:
            if not self._scheduled:
                raise RuntimeError("everything waits for something that will never happen")
            delay = self._scheduled[0]._when - self.time()
            if delay > 0:
                # In whole milliseconds, as epoll waits: timers that are nearly due together run together.
                time.sleep(-(-delay * 1e3 // 1) / 1e3)
        end = self.time() + 1e-09
        while self._scheduled and self._scheduled[0]._when < end:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        try:
            self._running = True
            sys.set_asyncgen_hooks(self._asyncgens.add, self._asyncgen_finalizer_hook)
            _set_running_loop(self)
            while not self._stopping:
                self._run_once()
        finally:
            self._stopping = self._running = False
            _set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_own = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_own:
            future._log_destroy_pending = False
        future.add_done_callback(_stop_loop)
        completed = False
        try:
            self.run_forever()
            completed = True
        finally:
            if not completed and is_own and future.done() and not future.cancelled():
                # What broke the loop off goes on as that: it is not to be reported as never retrieved.
                future.exception()
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    async def shutdown_asyncgens(self):
        if not self._asyncgens:
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result, "asyncgen": agen})

    async def shutdown_default_executor(self, timeout=None):
        pass

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        self._exception_handler = handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        exc = context.get("exception")
        text = "\n".join(lines) + "\n"
        if exc is not None:
            import traceback
            text += "".join(traceback.format_exception(exc))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        handler = self._exception_handler or type(self).default_exception_handler
        culprit = context.get("task") or context.get("future") or context.get("handle")
        if self._exception_handler is not None and hasattr(culprit, "get_context"):
            culprit.get_context().run(handler, self, context)
        else:
            handler(self, context)


@_of("unix_events")
class _UnixSelectorEventLoop(BaseEventLoop):
    def __init__(self):
        super().__init__()
        # Of its connections, of which there can be none here.
        self._transports = weakref.WeakValueDictionary()


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


# --- policies: who makes the loop, and which one is current ---

@_of("events")
class _AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


@_of("events")
class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    _loop = _loop_factory = None
    _was_set = False

    # Up to 3.13 who asks first gets a new loop, from 3.12 on with a warning.
    def get_event_loop(self):
        if self._loop is None and not self._was_set and sys.version_info < (3, 14):
            if sys.version_info >= (3, 12):
                level, frame = 2, sys._getframe(1)
                while frame is not None and frame.f_globals["__name__"].partition(".")[0] == "asyncio":
                    level, frame = level + 1, frame.f_back
                warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=level)
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._was_set = True
        if not isinstance(loop, (AbstractEventLoop, type(None))):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


@_of("unix_events")
class _UnixDefaultEventLoopPolicy(_BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


_policy = _UnixDefaultEventLoopPolicy()


def _get_policy():
    global _policy
    if _policy is None:
        _policy = _UnixDefaultEventLoopPolicy()
    return _policy


_use_policies(_get_policy)


def _warn_of(name):
    if sys.version_info >= (3, 14):
        warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16", DeprecationWarning,
                      stacklevel=3)


def get_event_loop_policy():
    _warn_of("get_event_loop_policy")
    return _get_policy()


def set_event_loop_policy(policy):
    global _policy
    _warn_of("set_event_loop_policy")
    if not isinstance(policy, (_AbstractEventLoopPolicy, type(None))):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def set_event_loop(loop):
    _get_policy().set_event_loop(loop)


def new_event_loop():
    return _get_policy().new_event_loop()


def _stop_loop(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future._loop.stop()


# --- futures ---

def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


def _copy_outcome(source, target):
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(source.exception())
    else:
        target.set_result(source.result())


# --- tasks ---

def iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return {t for t in list(_scheduled_tasks) if t._loop is loop and not t.done()}


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

        async def _wrap_awaitable(awaitable):
            return await awaitable

        coro_or_future = _wrap_awaitable(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


@types.coroutine
def _sleep0():
    yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _sleep0()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    h = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        h.cancel()


async def to_thread(func, /, *args, **kwargs):
    raise NotImplementedError("mini-Python has no threads")


# --- several at once ---

@_of("tasks")
class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        # CPython's futures have no place for it but a dict.
        self._own = {"_children": children, "_cancel_requested": False}

    def cancel(self, msg=None):
        asked = [] if self.done() else [child.cancel(msg=msg) for child in self._own["_children"]]
        if not any(asked):
            return False
        self._own["_cancel_requested"] = True
        return True


# Why a future that is done gave no result.
def _failure(fut):
    return fut._make_cancelled_error() if fut.cancelled() else fut.exception()


# What stands for it in the list of results: exceptions are values there.
def _outcome(fut):
    if fut.cancelled():
        return CancelledError(fut._cancel_message or "")
    exc = fut.exception()
    return fut.result() if exc is None else exc


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    # What is given twice is waited for once.
    arg_to_fut, children, done = {}, [], []
    nfuts = nfinished = 0
    outer = None
    loop = _get_running_loop()

    def _done_callback(fut):
        nonlocal nfinished
        nfinished += 1
        if outer is None or outer.done():
            # Too late to tell anybody: the exception counts as seen.
            fut.cancelled() or fut.exception()
        elif not return_exceptions and (exc := _failure(fut)) is not None:
            outer.set_exception(exc)
        elif nfinished == nfuts:
            results = [_outcome(child) for child in children]
            if outer._own["_cancel_requested"]:
                outer.set_exception(fut._make_cancelled_error())
            else:
                outer.set_result(results)

    for arg in coros_or_futures:
        fut = arg_to_fut.get(arg)
        if fut is None:
            nfuts += 1
            fut = arg_to_fut[arg] = ensure_future(arg, loop=loop)
            loop = fut._loop
            if fut is not arg:
                fut._log_destroy_pending = False
            if fut.done():
                done.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(fut)
    outer = _GatheringFuture(children, loop=loop)
    for fut in done:
        _done_callback(fut)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def _inner_done_callback(inner):
        if not outer.cancelled():
            _copy_outcome(inner, outer)
        elif not inner.cancelled():
            # Nobody waits for it any more: it counts as seen.
            inner.exception()

    # Who was cancelled wants to hear nothing.
    def _outer_done_callback(outer):
        if inner.done():
            return
        inner.remove_done_callback(_inner_done_callback)

    for future, callback in (inner, _inner_done_callback), (outer, _outer_done_callback):
        future.add_done_callback(callback)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timeout_handle = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
    counter = len(fs)

    def _on_completion(f):
        nonlocal counter
        counter -= 1
        if (counter <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None):
            if timeout_handle is not None:
                timeout_handle.cancel()
            _set_unless_done(waiter, None)

    for fut in fs:
        fut.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        for fut in fs:
            fut.remove_done_callback(_on_completion)
        if timeout_handle is not None:
            timeout_handle.cancel()
    done = {f for f in fs if f.done()}
    return done, fs - done


def _release_waiter(waiter, *args):
    _set_unless_done(waiter, None)


async def _cancel_and_wait(fut):
    waiter = get_running_loop().create_future()
    release = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


# What came of it in the end, though it was cancelled.
async def _cancel_and_see(fut):
    await _cancel_and_wait(fut)
    try:
        return fut.result()
    except CancelledError as exc:
        raise TimeoutError from exc


if sys.version_info >= (3, 12):
    async def wait_for(fut, timeout):
        if not isfuture(fut) and not iscoroutine(fut):
            fut = ensure_future(fut)
        if timeout is not None and timeout <= 0:
            fut = ensure_future(fut)
            if fut.done():
                return fut.result()
            return await _cancel_and_see(fut)
        async with _timeout(timeout):
            return await fut
else:
    # A coroutine becomes a task of its own, and whoever waits a future that the timer or the task sets.
    async def wait_for(fut, timeout):
        if timeout is None:
            return await fut
        loop = get_running_loop()
        if timeout <= 0:
            fut = ensure_future(fut, loop=loop)
            if fut.done():
                return fut.result()
            return await _cancel_and_see(fut)
        waiter = loop.create_future()
        timer = loop.call_later(timeout, _release_waiter, waiter)
        release = functools.partial(_release_waiter, waiter)
        fut = ensure_future(fut, loop=loop)
        fut.add_done_callback(release)
        try:
            try:
                await waiter
            except CancelledError:
                if not fut.done():
                    fut.remove_done_callback(release)
                    await _cancel_and_wait(fut)
                    raise
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            return await _cancel_and_see(fut)
        finally:
            timer.cancel()


@_of("tasks")
class _AsCompletedIterator:
    def __init__(self, fs, timeout):
        self._done = Queue()
        self._todo = {ensure_future(f) for f in dict.fromkeys(fs)}
        self._left = len(self._todo)
        self._timer = None
        for f in self._todo:
            f.add_done_callback(self._on_completion)
        if self._todo and timeout is not None:
            self._timer = get_event_loop().call_later(timeout, self._on_timeout)

    def _on_completion(self, f):
        if f in self._todo:
            self._todo.remove(f)
            self._done.put_nowait(f)
            if not self._todo and self._timer is not None:
                self._timer.cancel()

    def _on_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._on_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def __iter__(self):
        return self

    __aiter__ = __iter__

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    async def __anext__(self):
        if self._left == 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


# Another exception came of the cancellation that a timeout caused: the timeout stands between the two.
def _tell_timeout(exc):
    while exc.__context__ is not None:
        cancelled = exc.__context__
        if isinstance(cancelled, CancelledError):
            error = TimeoutError()
            error.__context__ = error.__cause__ = cancelled
            exc.__context__ = error
            return
        exc = cancelled


@_of("timeouts")
class Timeout:
    def __init__(self, when):
        self._state = "created"
        self._timeout_handler = self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._timeout_handler = loop.call_soon(self._on_timeout)
            else:
                self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        when = f" when={round(self._when, 3) if self._when is not None else None}" if self._state == "active" else ""
        return f"<Timeout [{self._state}]{when}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                if sys.version_info >= (3, 13):
                    _tell_timeout(exc_val)
                    for exc in exc_val.exceptions if isinstance(exc_val, ExceptionGroup) else ():
                        _tell_timeout(exc)
        elif self._state == "active":
            self._state = "finished"

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timeout_handler = None


def timeout(delay):
    return Timeout(get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


_timeout = timeout


_breaks_off = KeyboardInterrupt, SystemExit


@_of("taskgroups")
class TaskGroup:
    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._loop = self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks, self._errors = set(), []
        self._base_error = self._on_completed_fut = None

    def __repr__(self):
        counts = [("tasks", self._tasks), ("errors", self._errors)]
        info = ["TaskGroup", *(f"{name}={len(some)}" for name, some in counts if some)]
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        is_cancelled = et is not None and issubclass(et, CancelledError)
        propagate_cancellation_error = exc if is_cancelled else None
        try:
            if et is not None:
                self._note_base_error(exc)
                if not self._aborting:
                    self._abort()
            # A cancellation that comes meanwhile is passed on once all tasks are done.
            while self._tasks:
                self._on_completed_fut = self._on_completed_fut or self._loop.create_future()
                try:
                    await self._on_completed_fut
                except CancelledError as cancelled:
                    if not self._aborting:
                        propagate_cancellation_error = cancelled
                        self._abort()
                self._on_completed_fut = None
            if self._base_error is not None:
                raise self._base_error
            if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
                propagate_cancellation_error = None
            if propagate_cancellation_error is not None and not self._errors:
                raise propagate_cancellation_error
            if et is not None and not is_cancelled:
                self._errors.append(exc)
            if self._errors and self._parent_task.cancelling():
                # The group's errors go first; who cancelled the task is heard at its next await.
                self._parent_task.uncancel()
                self._parent_task.cancel()
            if self._errors:
                # The frame that the group's traceback shows holds it: a cycle, which later releases undo.
                me = BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
                self._errors = None
                raise me from None
        finally:
            if sys.version_info >= (3, 14):
                self._parent_task = self._errors = self._base_error = exc = me = None

    def create_task(self, coro, *, name=None, context=None):
        is_finished = self._exiting and not self._tasks
        if not self._entered or is_finished or self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} " + (
                "has not been entered" if not self._entered else
                "is finished" if is_finished else "is shutting down"))
        task = self._loop.create_task(coro, name=name, context=context)
        if not task.done():
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        else:
            self._on_task_done(task)
        try:
            return task
        finally:
            del task

    # The first one that breaks the program off is raised in place of the group.
    def _note_base_error(self, exc):
        if self._base_error is None and isinstance(exc, _breaks_off):
            self._base_error = exc

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if not self._tasks and self._on_completed_fut is not None:
            _set_unless_done(self._on_completed_fut, True)
        exc = None if task.cancelled() else task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        self._note_base_error(exc)
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task {self._parent_task} is already "
                           "completed", "exception": exc, "task": task})
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()

    def _abort(self):
        self._aborting = True
        for task in [task for task in self._tasks if not task.done()]:
            task.cancel()


# --- what tasks wait for ---

# What belongs to the loop in which it is waited for first.
class _LoopBound:
    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class _Waiting(_LoopBound):
    def __repr__(self):
        extra = self._extra()
        if self._waiters:
            extra += f", waiters:{len(self._waiters)}"
        return f"<{object.__repr__(self)[1:-1]} [{extra}]>"

    def _extra(self):
        return "locked" if self.locked() else "unlocked"

    # A future at the end of the line; who awaits it takes it out again. The coroutine that waits does both itself: another
    # one for that would be one more object for each that waits.
    def _line_up(self):
        if self._waiters is None:
            self._waiters = deque()
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        return fut

    def _step_out(self, fut):
        self._waiters.remove(fut)


class _Lockable(_Waiting):
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


@_of("locks")
class Lock(_Lockable):
    def __init__(self):
        self._waiters, self._locked = None, False

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or not all(w.cancelled() for w in self._waiters or ()):
            fut = self._line_up()
            try:
                try:
                    await fut
                finally:
                    self._step_out(fut)
            except CancelledError:
                self._pass_on()
                raise
        self._locked = True
        return True

    def release(self):
        if self._locked:
            self._locked = False
            self._pass_on()
        else:
            raise RuntimeError("Lock is not acquired.")

    # It is the turn of the first in the line, also when that of another has come who was cancelled before it ran.
    def _pass_on(self):
        if self._waiters and not self._locked:
            _set_unless_done(self._waiters[0], True)


@_of("locks")
class Event(_Waiting):
    def __init__(self):
        self._waiters, self._value = deque(), False

    def _extra(self):
        return "set" if self._value else "unset"

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for fut in self._waiters:
                _set_unless_done(fut, True)

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            fut = self._line_up()
            try:
                await fut
            finally:
                self._step_out(fut)
        return True


@_of("locks")
class Condition(_Lockable):
    def __init__(self, lock=None):
        self._lock = lock = Lock() if lock is None else lock
        self.locked, self.acquire, self.release = lock.locked, lock.acquire, lock.release
        self._waiters = deque()

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            fut = self._line_up()
            try:
                await fut
                return True
            finally:
                self._step_out(fut)
                # Cancelled or not, the lock comes back first; then the last cancellation goes on.
                delayed = None
                while True:
                    try:
                        await self.acquire()
                    except CancelledError as cancelled:
                        delayed = cancelled
                    else:
                        break
                try:
                    if delayed is not None:
                        raise delayed
                finally:
                    delayed = None
        except BaseException:
            # It may have been the one that was notified.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        sleeping = (fut for fut in self._waiters if not fut.done())
        for fut in itertools.islice(sleeping, max(n, 0)):
            fut.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


@_of("locks")
class Semaphore(_Lockable):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters, self._value = None, value

    def _extra(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        fut = self._line_up()
        try:
            try:
                await fut
            finally:
                self._step_out(fut)
        except CancelledError:
            # What it was given, it gives back.
            if fut.done() and not fut.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        fut = next((fut for fut in self._waiters or () if not fut.done()), None)
        if fut is None:
            return False
        self._value -= 1
        fut.set_result(True)
        return True


@_of("locks")
class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value < self._bound_value:
            super().release()
        else:
            raise ValueError("BoundedSemaphore released too many times")


@_of("locks")
class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == "filling" else 0)
    broken = property(lambda self: self._state == "broken")

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{extra}]>"

    async def wait(self):
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            self._check()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._cond.notify_all()

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    def _check(self):
        if self.broken:
            raise BrokenBarrierError("Barrier aborted")

    async def _become(self, state):
        async with self._cond:
            self._state = state
            self._cond.notify_all()

    async def reset(self):
        if self._count > 0:
            await self._become("resetting")
        else:
            await self._become("filling")

    async def abort(self):
        await self._become("broken")


@_of("queues")
class Queue(_LoopBound):
    _is_shutdown = False

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters, self._putters = deque(), deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)
        if sys.version_info >= (3, 13):
            self._is_shutdown = False

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):
        text = f"maxsize={self._maxsize!r}"
        if getattr(self, "_queue", None):
            text += f" _queue={list(self._queue)!r}"
        if self._getters:
            text += f" _getters[{len(self._getters)}]"
        if self._putters:
            text += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            text += f" tasks={self._unfinished_tasks}"
        return text + " shutdown" if self._is_shutdown else text

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    # The first one that still waits.
    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if waiter.done():
                continue
            waiter.set_result(None)
            return

    def _line_up(self, waiters):
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        return waiter

    # It was broken off while it waited; if its turn had come, that goes to the next.
    def _leave(self, waiters, waiter, is_blocked):
        waiter.cancel()
        if waiter in waiters:
            waiters.remove(waiter)
        if not waiter.cancelled() and not is_blocked():
            self._wakeup_next(waiters)

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            putter = self._line_up(self._putters)
            try:
                await putter
            except BaseException:
                self._leave(self._putters, putter, self.full)
                raise
        return self.put_nowait(item)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            getter = self._line_up(self._getters)
            try:
                await getter
            except BaseException:
                self._leave(self._getters, getter, self.empty)
                raise
        return self.get_nowait()

    def put_nowait(self, item):
        if self._is_shutdown or self.full():
            raise QueueShutDown if self._is_shutdown else QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            dropped = 0
            while not self.empty():
                self._get()
                dropped += 1
            self._unfinished_tasks = max(self._unfinished_tasks - dropped, 0)
            if not self._unfinished_tasks:
                self._finished.set()
        for waiters in self._getters, self._putters:
            while waiters:
                _set_unless_done(waiters.popleft(), None)


@_of("queues")
class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


@_of("queues")
class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()


# --- running ---

def _cancel_all_tasks(loop):
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                         "exception": task.exception(), "task": task})


@_of("runners")
class Runner:
    _loop = _context = None
    _closed = _sets_loop = False

    def __init__(self, *, debug=None, loop_factory=None):
        self._factory, self._debug = loop_factory, debug

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            if self._factory is not None:
                self._loop = self._factory()
            else:
                self._loop = new_event_loop()
                set_event_loop(self._loop)
                self._sets_loop = True
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._context = copy_context()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self.get_loop()
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        # CPython gives this to signal.signal() for the time of the run. There are no signals here, so nobody calls it; but as
        # there, this frame, as long as a traceback keeps it, keeps the task by it and itself.
        sigint_handler = functools.partial(self._on_sigint, main_task=task)
        return self._loop.run_until_complete(task)

    def _on_sigint(self, signum, frame, main_task):
        if not main_task.done():
            main_task.cancel()
            return
        raise KeyboardInterrupt

    def close(self):
        loop = self._loop
        if self._closed or loop is None:
            return
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            if self._sets_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True


def run(main, *, debug=None, loop_factory=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


# --- the parts ---
# What CPython has in modules of the package, where programs import it from, too.

_parts = {
    "base_events": "BaseEventLoop",
    "coroutines": "iscoroutine iscoroutinefunction",
    "events": "AbstractEventLoop Handle TimerHandle _AbstractEventLoopPolicy _BaseDefaultEventLoopPolicy _get_running_loop "
              "_set_running_loop get_event_loop get_event_loop_policy get_running_loop new_event_loop set_event_loop "
              "set_event_loop_policy",
    "exceptions": "BrokenBarrierError CancelledError InvalidStateError TimeoutError",
    "futures": "Future isfuture",
    "locks": "Barrier BoundedSemaphore Condition Event Lock Semaphore",
    "queues": "LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown",
    "runners": "Runner run",
    "taskgroups": "TaskGroup",
    "tasks": "ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION Task all_tasks as_completed create_task current_task "
             "ensure_future gather shield sleep wait wait_for",
    "threads": "to_thread",
    "timeouts": "Timeout timeout timeout_at",
    "unix_events": "EventLoop SelectorEventLoop",
}
for _part, _names in _parts.items():
    _module = types.ModuleType("asyncio." + _part)
    for _name in _names.split():
        _thing = globals()[_name]
        setattr(_module, _name, _thing)
        if isinstance(_thing, types.FunctionType) and _thing.__module__ == "asyncio":
            _thing.__module__ = _module.__name__
    sys.modules[_module.__name__] = globals()[_part] = _module

# From 3.14 on the classes of policies are private.
if sys.version_info >= (3, 14):
    def __getattr__(name):
        thing = {"AbstractEventLoopPolicy": _AbstractEventLoopPolicy,
                 "DefaultEventLoopPolicy": _UnixDefaultEventLoopPolicy}.get(name)
        if thing is None:
            raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
        _warn_of(name)
        return thing
else:
    AbstractEventLoopPolicy, DefaultEventLoopPolicy = _AbstractEventLoopPolicy, _UnixDefaultEventLoopPolicy
    for _thing in _AbstractEventLoopPolicy, _BaseDefaultEventLoopPolicy:
        _thing.__name__ = _thing.__qualname__ = _thing.__name__[1:]
        setattr(sys.modules["asyncio.events"], _thing.__name__, _thing)
    del _thing

__all__ = [name for name in globals() if name[:1] != "_" and name not in _parts and name not in (
    "copy_context", "functools", "heapq", "itertools", "sys", "time", "types", "warnings", "weakref", "deque",
    "GenericAlias")]
