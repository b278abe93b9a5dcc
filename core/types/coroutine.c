// coroutine: a generator of its own kind, that only `await` and its methods go on with.
#include "types/coroutine.h"
#include "gc/gc.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/int.h"
#include "types/tuple.h"
#include "types/type.h"

Object *
object_awaitable(Object *op)
{
    bool is_itself = is_exact(op, &CoroutineType) ||
                     (is_exact(op, &GeneratorType) && (((Generator *)op)->frame.code->flags & CODE_ITERABLE_COROUTINE));
    if (is_itself) {
        return incref(op);
    }
    if (op->type->await == NULL) {
        raise(EXC_TypeError, wording(WORDING_NO_AWAITABLE), op->type->name);
        return NULL;
    }
    Object *result = op->type->await(op);
    if (result == NULL) {
        return NULL;
    }
    bool is_coroutine =
        is_exact(result, &CoroutineType) ||
        (is_exact(result, &GeneratorType) && (((Generator *)result)->frame.code->flags & CODE_ITERABLE_COROUTINE));
    if (is_coroutine) {
        raise(EXC_TypeError, "__await__() returned a coroutine");
    } else if (result->type->next == NULL) {
        raise(EXC_TypeError, "__await__() returned non-iterator of type '%s'", result->type->name);
    } else {
        return result;
    }
    decref(result);
    return NULL;
}

Object *
object_aiter(Object *op)
{
    if (op->type->aiter == NULL) {
        raise(EXC_TypeError, "'%s' object is not an async iterable", op->type->name);
        return NULL;
    }
    Object *iterator = op->type->aiter(op);
    if (iterator != NULL && iterator->type->anext == NULL) {
        raise(EXC_TypeError, "aiter() returned not an async iterator of type '%s'", iterator->type->name);
        decref(iterator);
        return NULL;
    }
    return iterator;
}

Object *
object_anext(Object *op)
{
    if (op->type->anext == NULL) {
        raise(EXC_TypeError, "'%s' object is not an async iterator", op->type->name);
        return NULL;
    }
    return op->type->anext(op);
}

static Object *
origin_entry(Frame *frame)
{
    Object *line = int_from(frame_line(frame));
    if (line == NULL) {
        return NULL;
    }
    hold(line);
    Object *entry = tuple_new(3);
    if (entry != NULL) {
        tuple_give_item(entry, 0, incref(frame->code->filename));
        tuple_give_item(entry, 1, incref(line));
        tuple_give_item(entry, 2, incref(frame->code->name));
    }
    drop_held(1);
    return entry;
}

Object *
coroutine_origin(Frame *frame, int depth)
{
    int count = 0;
    for (Frame *f = frame; f != NULL && count < depth; f = f->previous) {
        count++;
    }
    Object *origin = tuple_new(count);
    if (origin == NULL) {
        return NULL;
    }
    hold(origin);
    for (int i = 0; i < count; i++, frame = frame->previous) {
        Object *entry = origin_entry(frame);
        if (entry == NULL) {
            drop_held(1);
            return NULL;
        }
        tuple_give_item(origin, i, entry);
    }
    return let_go();
}

// --- what __await__ gives --------------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *coroutine;
} CoroutineWrapper;

static Object *
coroutine_await(Object *op)
{
    CoroutineWrapper *self = (CoroutineWrapper *)gc_new(&CoroutineWrapperType, sizeof(CoroutineWrapper));
    if (self == NULL) {
        return NULL;
    }
    self->coroutine = incref(op);
    gc_track(&self->base);
    return &self->base;
}

static const FieldDef wrapper_fields[] = {
    {"coroutine", offsetof(CoroutineWrapper, coroutine), false},
    {.name = NULL},
};

static Object *
itself(Object *op)
{
    return incref(op);
}

static Object *
wrapper_next(Object *op)
{
    return generator_next(((CoroutineWrapper *)op)->coroutine);
}

static Object *
wrapper_send(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return generator_step(((CoroutineWrapper *)op)->coroutine, args[0].ref);
}

static Object *
wrapper_throw(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return generator_throw(((CoroutineWrapper *)op)->coroutine, args, count, keyword_names);
}

static Object *
wrapper_close(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    return generator_close(((CoroutineWrapper *)op)->coroutine, args, count, keyword_names);
}

static const MethodDef wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, 0, NULL},
    {"throw", wrapper_throw, 1, 3, 0, NULL},
    {"close", wrapper_close, 0, 0, 0, NULL},
    {.name = NULL},
};

Type CoroutineWrapperType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "coroutine_wrapper",
    .id = TYPE_COROUTINE_WRAPPER_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(CoroutineWrapper),
    .fields = wrapper_fields,
    .iter = itself,
    .next = wrapper_next,
    .methods = wrapper_methods,
    .doc = "A wrapper object implementing __await__ for coroutines.",
};

// --- the type --------------------------------------------------------------------------------------------

static Object *
get_origin(Object *op)
{
    Object *origin = ((Generator *)op)->origin_or_finalizer;
    return incref(origin != NULL ? origin : None);
}

static const ComputedDef coroutine_computed[] = {
    COMPUTED_MEMBER("cr_origin", get_origin),
    COMPUTED_MEMBER_TO(11, "cr_code", generator_get_code),
    {.member = {.name = NULL}},
};

static const GetsetDef coroutine_getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"cr_await", generator_get_inner, NULL},
    {"cr_running", generator_get_running, NULL},
    {"cr_frame", generator_get_frame, NULL},
    {"cr_code", generator_get_code, NULL},
    {"cr_suspended", generator_get_suspended, NULL},
    {.name = NULL},
};

Type CoroutineType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "coroutine",
    .id = TYPE_COROUTINE_ID,
    GENERATOR_LIFE,
    .await = coroutine_await,
    .methods = generator_methods,
    .computed = coroutine_computed,
    .getsets = coroutine_getsets,
};
