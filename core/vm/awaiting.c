// The instructions of async for, async with and await.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/coroutine.h"
#include "types/exception.h"
#include "vm/vm.h"

Object *
get_awaitable(Object *op, uint32_t where)
{
    Object *iterator = object_awaitable(op);
    if (iterator == NULL) {
        if (where != 0 && op->type->await == NULL) {
            error_clear();
            raise(EXC_TypeError, "'async with' received an object from %s that does not implement __await__: %s",
                  where == 1 ? "__aenter__" : "__aexit__", op->type->name);
        }
        return NULL;
    }
    if (is_exact(iterator, &CoroutineType) && ((Generator *)iterator)->state == GENERATOR_SUSPENDED_YIELD_FROM) {
        decref(iterator);
        raise(EXC_RuntimeError, "coroutine is being awaited already");
        return NULL;
    }
    return iterator;
}

Object *
get_aiter(Object *op)
{
    if (op->type->aiter == NULL) {
        raise(EXC_TypeError, "'async for' requires an object with __aiter__ method, got %s", op->type->name);
        return NULL;
    }
    Object *iterator = op->type->aiter(op);
    if (iterator != NULL && iterator->type->anext == NULL) {
        raise(EXC_TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s",
              iterator->type->name);
        decref(iterator);
        return NULL;
    }
    return iterator;
}

Object *
get_anext(Object *iterator)
{
    if (iterator->type->anext == NULL) {
        raise(EXC_TypeError, "'async for' requires an iterator with __anext__ method, got %s", iterator->type->name);
        return NULL;
    }
    Object *next = iterator->type->anext(iterator);
    if (next == NULL || is_exact(iterator, &AsyncGeneratorType)) {
        return next;
    }
    hold(next);
    Object *awaitable = object_awaitable(next);
    if (awaitable == NULL) {
        Object *cause = error_take();
        hold(cause);
        raise(EXC_TypeError, "'async for' received an invalid object from __anext__: %s", next->type->name);
        if (error_is(EXC_TypeError)) {
            Exception *error = (Exception *)pending_error;
            Object *old = error->context;
            error->context = incref(cause);
            error->cause = incref(cause);
            error->suppress_context = 1;
            xdecref(old);
        }
        drop_held(1);
    }
    drop_held(1);
    return awaitable;
}

int
check_yield_from(const Object *op, const Code *code)
{
    if (is_exact(op, &CoroutineType) && !(code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))) {
        raise(EXC_TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        return -1;
    }
    return 0;
}
