# Futures and tasks, and which of them runs. They are C in CPython: errors that pass through them have no traceback entries
# there.
import itertools
import sys
import types
import weakref
from contextvars import copy_context
from types import GeneratorType, GenericAlias


# CPython keeps it in that module of asyncio.
def _of(module):
    def put(thing):
        thing.__module__ = "asyncio." + module
        return thing
    return put


@_of("exceptions")
class CancelledError(BaseException):
    pass


@_of("exceptions")
class InvalidStateError(Exception):
    pass


_running_loop = None
_current_tasks = {}
_scheduled_tasks = weakref.WeakSet()
_task_numbers = itertools.count(1).__next__


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_running_loop():
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


def get_event_loop():
    return _policy().get_event_loop() if _running_loop is None else _running_loop


# `get` tells the policy in force.
def _use_policies(get):
    global _policy
    _policy = get


def current_task(loop=None):
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def iscoroutine(obj):
    return isinstance(obj, types.CoroutineType) or all(
        hasattr(type(obj), name) for name in ("send", "throw", "__await__"))


# Since 3.13 the arguments are told in debug mode only.
def _callback_text(callback, args, debug=False):
    if sys.version_info >= (3, 13) and not debug:
        args = ()
    text = f"{getattr(callback, '__qualname__', None) or repr(callback)}({', '.join(map(repr, args))})"
    if isinstance(callback, types.FunctionType):
        text += f" at {callback.__code__.co_filename}:{callback.__code__.co_firstlineno}"
    return text


class Future:
    _state = "PENDING"
    _asyncio_future_blocking = False
    _log_traceback = False
    _kind = "Future"

    # Most have one callback: only others have a list, of pairs with their contexts. All attributes are made at once, in CPython's
    # order: the collector meets what they hold in it, and one that came later might have no place but in a dict.
    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callback0 = self._context0 = self._more_callbacks = None
        self._result = self._exception = self._exception_tb = self._cancel_message = self._cancelled_exc = None
        self._state = "PENDING"
        self._asyncio_future_blocking = self._log_traceback = False

    def _info(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                import reprlib
                info.append(f"result={reprlib.repr(self._result)}")
        callbacks = self._callbacks
        if callbacks:
            texts = [_callback_text(callback, ()) for callback, context in callbacks]
            if len(texts) > 2:
                texts[1:-1] = [f"<{len(texts) - 2} more>"]
            info.append(f"cb=[{', '.join(texts)}]")
        return info

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._info())}>"

    def __del__(self):
        if self._log_traceback:
            self._loop.call_exception_handler({"message": f"{type(self).__name__} exception was never retrieved",
                                               "exception": self._exception, "future": self})

    __class_getitem__ = classmethod(GenericAlias)

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            exc = self._cancelled_exc
            self._cancelled_exc = None
            return exc
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._cancel_message = msg
        self._finish("CANCELLED")
        return True

    def _finish(self, state):
        self._state = state
        first, context, more = self._callback0, self._context0, self._more_callbacks
        if first is not None:
            self._callback0 = self._context0 = None
            self._loop.call_soon(first, self, context=context)
        if more is not None:
            self._more_callbacks = None
            for callback, context in more:
                self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def result(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not set.")
        self._log_traceback = False
        if self._exception is not None:
            try:
                raise self._exception.with_traceback(self._exception_tb)
            finally:
                self._exception_tb = None
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = copy_context()
        if self._state != "PENDING":
            self._loop.call_soon(fn, self, context=context)
        elif self._callback0 is None and self._more_callbacks is None:
            self._callback0, self._context0 = fn, context
        elif self._more_callbacks is None:
            self._more_callbacks = [(fn, context)]
        else:
            self._more_callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        removed = 0
        if self._callback0 is not None and self._callback0 == fn:
            self._callback0 = self._context0 = None
            removed = 1
        if self._more_callbacks is not None:
            kept = [pair for pair in self._more_callbacks if pair[0] != fn]
            removed += len(self._more_callbacks) - len(kept)
            self._more_callbacks = kept or None
        return removed

    @property
    def _callbacks(self):
        first = [] if self._callback0 is None else [(self._callback0, self._context0)]
        return first + (self._more_callbacks or []) or None

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            new.__cause__ = new.__context__ = exception
            exception = new
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._log_traceback = True
        self._finish("FINISHED")

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._context = copy_context() if context is None else context
        self._coro = coro
        self._name = f"Task-{_task_numbers()}" if name is None else str(name)
        self._fut_waiter = None
        super().__init__(loop=loop)
        self._thrown = None
        self._cancel_requests = 0
        self._must_cancel = False
        self._log_destroy_pending = True
        self._loop.call_soon(self._step, context=self._context)
        _scheduled_tasks.add(self)

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending:
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def _info(self):
        info = super()._info()
        if self.cancelling() and not self.done():
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        if self._fut_waiter is not None:
            info.insert(2, f"wait_for={self._fut_waiter!r}")
        coro = self._coro
        code = getattr(coro, "cr_code", None)
        if code is None:
            text = repr(coro)
        else:
            text = f"{coro.__qualname__}()"
            if coro.cr_frame is None:
                text += f" done, defined at {code.co_filename}:{code.co_firstlineno}"
            else:
                text += f" running at {code.co_filename}:{coro.cr_frame.f_lineno}"
        info.insert(2, f"coro=<{text}>")
        return info

    def set_name(self, value):
        self._name = str(value)

    def get_name(self):
        return self._name

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    # The frames, the oldest first: of the coroutine where it waits, else those that its exception came through, of which a
    # limit leaves the oldest.
    def get_stack(self, *, limit=None):
        coro, frames = self._coro, []
        attribute = next((name for name in ("cr_frame", "gi_frame", "ag_frame") if hasattr(coro, name)), None)
        frame = None if attribute is None else getattr(coro, attribute)
        if frame is not None:
            while frame is not None and (limit is None or len(frames) < limit):
                frames.append(frame)
                frame = frame.f_back
            frames.reverse()
        elif self._exception is not None:
            entry = self._exception.__traceback__
            while entry is not None and (limit is None or len(frames) < limit):
                frames.append(entry.tb_frame)
                entry = entry.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        import linecache
        import traceback
        entries = []
        for frame in self.get_stack(limit=limit):
            code, line = frame.f_code, frame.f_lineno
            text = linecache.getline(code.co_filename, line, frame.f_globals)
            entries.append((code.co_filename, line, code.co_name, text))
        if not entries:
            print(f"No stack for {self!r}", file=file)
        else:
            kind = "Stack" if self._exception is None else "Traceback"
            print(f"{kind} for {self!r} (most recent call last):", file=file)
        traceback.print_list(entries, file=file)
        if self._exception is not None:
            for text in traceback.format_exception_only(type(self._exception), self._exception):
                print(text, file=file, end="")

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._cancel_requests += 1
        waiter = self._fut_waiter
        if waiter is None or not waiter.cancel(msg=msg):
            # Nothing to wait for that could be cancelled: it is told when it runs next.
            self._must_cancel, self._cancel_message = True, msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    # No local holds what is thrown: a program may count it.
    def _take_thrown(self):
        try:
            return self._thrown
        finally:
            self._thrown = None

    def _step(self, exc=None):
        if exc is not None:
            self._thrown = exc
        if self._must_cancel:
            if not isinstance(self._thrown, CancelledError):
                self._thrown = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        before = _current_tasks.get(loop)
        _current_tasks[loop] = self
        try:
            result = self._coro.send(None) if self._thrown is None else self._coro.throw(self._take_thrown())
        except StopIteration as stop:
            if self._must_cancel:
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except BaseException as error:
            super().set_exception(error)
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
        else:
            self._wait(result)
        finally:
            if before is None:
                del _current_tasks[loop]
            else:
                _current_tasks[loop] = before

    def _wait(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is not None:
            if result._loop is not self._loop:
                error = f"Task {self!r} got Future {result!r} attached to a different loop"
            elif not blocking:
                error = f"yield was used instead of yield from in task {self!r} with {result!r}"
            elif result is self:
                error = f"Task cannot await on itself: {self!r}"
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self.task_wakeup, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif result is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        elif isinstance(result, GeneratorType):
            error = f"yield was used instead of yield from for generator in task {self!r} with {result!r}"
        else:
            error = f"Task got bad yield: {result!r}"
        self._loop.call_soon(self._step, RuntimeError(error), context=self._context)

    def task_wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            self._thrown = exc
        self._step()
