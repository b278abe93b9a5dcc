# Context managers out of generators, and context managers that hold others.
__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "chdir",
]

import abc
import sys
from _collections_abc import _check_methods
from collections import deque
from functools import wraps
from types import GenericAlias, MethodType

_splits_groups = sys.version_info >= (3, 12)
_has_slots = sys.version_info >= (3, 13)


# --- what a context manager is ---

class AbstractContextManager(abc.ABC):
    if _has_slots:
        __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        is_asked_itself = cls is AbstractContextManager
        return _check_methods(C, "__enter__", "__exit__") if is_asked_itself else NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class AbstractAsyncContextManager(abc.ABC):
    if _has_slots:
        __slots__ = ()

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        is_asked_itself = cls is AbstractAsyncContextManager
        return _check_methods(C, "__aenter__", "__aexit__") if is_asked_itself else NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


# --- context managers as decorators ---

class ContextDecorator:
    def __call__(self, func):
        copy_names = wraps(func)

        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return copy_names(inner)

    def _recreate_cm(self):
        return self


class AsyncContextDecorator:
    def __call__(self, func):
        copy_names = wraps(func)

        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return copy_names(inner)

    def _recreate_cm(self):
        return self


# --- generators as context managers ---

_DID_NOT_YIELD = "generator didn't yield"


# Apart from the methods, so that what a class knows of its instances' attributes is in no order of the alphabet.
class _GeneratorContextManagerBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        own_doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if own_doc is None else own_doc

    # A generator runs once: a decorated function needs a new one for each call.
    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


# Whether an error that left the generator is the one that was thrown in. What says that an iterator is exhausted cannot
# leave it as itself: it comes as the cause of a RuntimeError.
def _went_through(error, thrown, exhausted):
    return error is thrown or (
        isinstance(error, RuntimeError) and isinstance(thrown, exhausted) and error.__cause__ is thrown)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    __doc__ = "What @contextmanager makes of a generator."

    def __enter__(self):
        # Only needed to make another one: let them go.
        del self.args, self.kwds
        del self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError(_DID_NOT_YIELD) from None

    def __exit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                next(self.gen)
            else:
                self.gen.throw(value)
        except StopIteration as end:
            return typ is not None and end is not value
        except BaseException as error:
            if typ is None or not _went_through(error, value, StopIteration):
                raise
            # It passed frames that are nobody's business.
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop" if typ is None else "generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    __doc__ = "What @asynccontextmanager makes of an asynchronous generator."

    async def __aenter__(self):
        del self.args, self.kwds
        del self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError(_DID_NOT_YIELD) from None

    async def __aexit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                await anext(self.gen)
            else:
                await self.gen.athrow(value)
        except StopAsyncIteration as end:
            return typ is not None and end is not value
        except BaseException as error:
            if typ is None or not _went_through(error, value, (StopIteration, StopAsyncIteration)):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop" if typ is None else "generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    copy_names = wraps(func)

    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return copy_names(helper)


def asynccontextmanager(func):
    copy_names = wraps(func)

    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return copy_names(helper)


# --- stacks of context managers ---

class _BaseExitStack:
    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return heir

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
                            "protocol") from None
        entered = enter(cm)
        self._push_exit_callback(MethodType(leave, cm))
        return entered

    # What is no context manager is a function that takes what an __exit__ takes.
    def push(self, exit):
        try:
            leave = MethodType(type(exit).__exit__, exit)
        except AttributeError:
            leave = exit
        self._push_exit_callback(leave)
        return exit

    def callback(self, callback, /, *args, **kwds):
        wrapper = self._create_cb_wrapper(callback, *args, **kwds)
        wrapper.__wrapped__ = callback  # so that inspect can tell the signature
        self._push_exit_callback(wrapper)
        return callback

    @staticmethod
    def _create_cb_wrapper(callback, /, *args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        return _exit_wrapper

    # Each with whether it is called, or awaited.
    def _push_exit_callback(self, callback):
        self._exit_callbacks.append((True, callback))


# Corrects the context of an error that a callback raised, so that it is what nested with statements would give: the error
# that was on its way. The interpreter chained it to what the whole exit happens in.
def _context_corrector(surrounding):
    def correct(raised, on_its_way):
        while (context := raised.__context__) is not surrounding:
            if context is None or context is on_its_way:
                return
            raised = context
        if surrounding is not None:
            raised.__context__ = on_its_way

    return correct


# Until 3.12 one asked for the type and the traceback, too, which is a tuple more.
_handled = sys.exception if sys.version_info >= (3, 13) else lambda: sys.exc_info()[1]


def _as_arguments(exc):
    return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __exit__(self, *exc_details):
        exc = exc_details[1]
        is_exit_of_error = exc is not None
        is_replaced = False
        correct = _context_corrector(_handled())
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                exc_details = _as_arguments(exc)
                if callback(*exc_details):
                    exc = None
            except BaseException as error:
                correct(error, exc)
                exc = error
                is_replaced = True
        if is_replaced and exc is not None:
            context = exc.__context__
            try:
                raise exc
            finally:
                # To raise it has set it anew.
                exc.__context__ = context
        return is_exit_of_error and exc is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            "manager protocol") from None
        entered = await enter(cm)
        self._push_async_exit_callback(MethodType(leave, cm))
        return entered

    def push_async_exit(self, exit):
        try:
            leave = MethodType(type(exit).__aexit__, exit)
        except AttributeError:
            leave = exit
        self._push_async_exit_callback(leave)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        wrapper = self._create_async_cb_wrapper(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_async_exit_callback(wrapper)
        return callback

    @staticmethod
    def _create_async_cb_wrapper(callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        return _exit_wrapper

    def _push_async_exit_callback(self, callback):
        self._exit_callbacks.append((False, callback))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        is_exit_of_error = exc is not None
        is_replaced = False
        correct = _context_corrector(_handled())
        while self._exit_callbacks:
            is_called, callback = self._exit_callbacks.pop()
            try:
                exc_details = _as_arguments(exc)
                if callback(*exc_details) if is_called else await callback(*exc_details):
                    exc = None
            except BaseException as error:
                correct(error, exc)
                exc = error
                is_replaced = True
        if is_replaced and exc is not None:
            context = exc.__context__
            try:
                raise exc
            finally:
                exc.__context__ = context
        return is_exit_of_error and exc is None

    async def aclose(self):
        await self.__aexit__(None, None, None)


# --- small ones ---

class closing(AbstractContextManager):
    def __enter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    async def __aenter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aexit__(self, *excinfo):
        pass

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if not (_splits_groups and issubclass(exctype, BaseExceptionGroup)):
            return False
        _, others = excinst.split(self._exceptions)
        if others is not None:
            raise others
        return True

    def __enter__(self):
        pass


# The stream of sys whose name is in _stream. One of them may be entered again before it is left.
class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target, self._old_targets = new_target, []

    def __enter__(self):
        name, target = self._stream, self._new_target
        self._old_targets.append(getattr(sys, name))
        setattr(sys, name, target)
        return target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    _stream = "stderr"


class chdir(AbstractContextManager):
    def __init__(self, path):
        raise NotImplementedError("mini-Python has no files and directories")
