// Asynchronous generators. What asend, athrow and aclose give is awaited: each is an iterator that goes on with the
// generator until it yields. What it yields comes wrapped, what it awaits comes as it is and passes through.
#include "gc/gc.h"
#include "object/free_list.h"
#include "object/profile.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/containers.h"
#include "types/coroutine.h"
#include "types/held.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

typedef enum { STEP_BEGINS, STEP_RUNS, STEP_IS_OVER } StepState;

// asend: value is sent first (NULL: None). athrow: value is the tuple of its arguments. aclose: athrow without a value.
typedef struct {
    Object base;
    alignas(8) Object *generator;
    alignas(8) Object *value;
    uint32_t state;  // a StepState
    uint32_t reserved;
} Step;

typedef struct {
    Object base;
    alignas(8) Object *value;
} Wrapped;

static FreeList free_steps = {.name = "async_generator_asend", .capacity = 80};
static FreeList free_wrapped = {.name = "async_generator_wrapped_value", .capacity = 80};

void
async_generators_init(void)
{
    free_list_register(&free_steps);
    free_list_register(&free_wrapped);
}

static Object *
itself(Object *op)
{
    return incref(op);
}

// --- wrapped values --------------------------------------------------------------------------------------

Object *
async_generator_wrap(Object *value)
{
    void *block = free_list_take(&free_wrapped);
    Wrapped *self = (Wrapped *)(block != NULL ? gc_revive(block, &AsyncGeneratorWrappedValueType)
                                              : gc_new(&AsyncGeneratorWrappedValueType, sizeof(Wrapped)));
    if (self == NULL) {
        return NULL;
    }
    self->value = incref(value);
    gc_track(&self->base);
    return &self->base;
}

static const FieldDef wrapped_fields[] = {
    {"value", offsetof(Wrapped, value), false},
    {.name = NULL},
};

static void
wrapped_dealloc(Object *op)
{
    gc_untrack(op);
    CLEAR_SLOT(((Wrapped *)op)->value);
    if (!free_list_give(&free_wrapped, gc_head(op))) {
        gc_free(op);
    }
}

Type AsyncGeneratorWrappedValueType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "async_generator_wrapped_value",
    .id = TYPE_ASYNC_GENERATOR_WRAPPED_VALUE_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(Wrapped),
    .dealloc = wrapped_dealloc,
    .fields = wrapped_fields,
};

// What the generator gave, for the one who awaits: an item ends the awaiting, as the value of StopIteration.
static Object *
unwrap(Generator *generator, Object *result)
{
    if (result == NULL) {
        if (!error_pending()) {
            raise_none(EXC_StopAsyncIteration);
        }
        if (error_is(EXC_StopAsyncIteration) || error_is(EXC_GeneratorExit)) {
            generator->closed = true;
        }
        generator->running_async = false;
        return NULL;
    }
    if (!is_exact(result, &AsyncGeneratorWrappedValueType)) {
        return result;
    }
    generator->running_async = false;
    Object *value = ((Wrapped *)result)->value;
    hold(result);
    raise_stop_iteration(value == None ? NULL : value);
    drop_held(1);
    return NULL;
}

// --- the steps -------------------------------------------------------------------------------------------

static Object *
step_new(Type *type, Object *generator, Object *value)
{
    void *block = type == &AsyncGeneratorAsendType ? free_list_take(&free_steps) : NULL;
    Step *self = (Step *)(block != NULL ? gc_revive(block, type) : gc_new(type, sizeof(Step)));
    if (self == NULL) {
        return NULL;
    }
    self->generator = incref(generator);
    self->value = xincref(value);
    self->state = STEP_BEGINS;
    self->reserved = 0;
    gc_track(&self->base);
    return &self->base;
}

static bool
is_asend(const Step *self)
{
    return is_exact(&self->base, &AsyncGeneratorAsendType);
}

// 0, or -1 when it has been awaited to its end.
static int
step_check(const Step *self)
{
    if (self->state != STEP_IS_OVER) {
        return 0;
    }
    raise(EXC_RuntimeError, "cannot reuse already awaited %s",
          is_asend(self) ? "__anext__()/asend()" : "aclose()/athrow()");
    return -1;
}

static int
step_begin(Step *self)
{
    Generator *generator = (Generator *)self->generator;
    if (generator->running_async) {
        self->state = STEP_IS_OVER;
        raise(EXC_RuntimeError, "%s(): asynchronous generator is already running",
              is_asend(self)        ? "anext"
              : self->value == NULL ? "aclose"
                                    : "athrow");
        return -1;
    }
    self->state = STEP_RUNS;
    return 0;
}

static Object *
asend_send_value(Step *self, Object *value)
{
    Generator *generator = (Generator *)self->generator;
    if (step_check(self) < 0) {
        return NULL;
    }
    if (self->state == STEP_BEGINS) {
        if (step_begin(self) < 0) {
            return NULL;
        }
        if (value == None && self->value != NULL) {
            value = self->value;
        }
    }
    generator->running_async = true;
    Object *result = unwrap(generator, generator_step(self->generator, value));
    if (result == NULL) {
        self->state = STEP_IS_OVER;
    }
    return result;
}

// What aclose() ends with: the generator gave an item, which it may not any more, or (NULL) an error.
static void
raise_closed(STEALS Object *item)
{
    if (item != NULL) {
        decref(item);
        raise(EXC_RuntimeError, "async generator ignored GeneratorExit");
    } else if (error_is(EXC_StopAsyncIteration) || error_is(EXC_GeneratorExit)) {
        error_clear();
        raise_none(EXC_StopIteration);
    }
}

// aclose: the generator may not yield any more.
static Object *
aclose_result(Step *self, Object *result)
{
    Generator *generator = (Generator *)self->generator;
    if (result != NULL && !is_exact(result, &AsyncGeneratorWrappedValueType)) {
        return result;
    }
    generator->running_async = false;
    self->state = STEP_IS_OVER;
    raise_closed(result);
    return NULL;
}

static Object *
athrow_begin(Step *self, Object *value)
{
    Generator *generator = (Generator *)self->generator;
    if (step_begin(self) < 0) {
        return NULL;
    }
    if (generator->closed) {
        self->state = STEP_IS_OVER;
        raise_none(EXC_StopAsyncIteration);
        return NULL;
    }
    if (value != None) {
        self->state = STEP_BEGINS;
        raise(EXC_RuntimeError, "can't send non-None value to a just-started coroutine");
        return NULL;
    }
    generator->running_async = true;
    if (self->value == NULL) {
        generator->closed = true;
        Slot exit = {(Object *)exception_types[EXC_GeneratorExit]};
        return aclose_result(self, generator_throw_in(self->generator, false, &exit, 1));
    }
    size_t count = (size_t)tuple_length(self->value);
    if (args_check("athrow", count, 1, 3) < 0) {
        return NULL;
    }
    Object *result =
        unwrap(generator, generator_throw_in(self->generator, false, tuple_slots(self->value), count));
    if (result == NULL) {
        generator->running_async = false;
        self->state = STEP_IS_OVER;
    }
    return result;
}

static Object *
athrow_send_value(Step *self, Object *value)
{
    Generator *generator = (Generator *)self->generator;
    if (step_check(self) < 0) {
        return NULL;
    }
    if (generator->state >= GENERATOR_COMPLETED) {
        self->state = STEP_IS_OVER;
        raise_none(EXC_StopIteration);
        return NULL;
    }
    if (self->state == STEP_BEGINS) {
        return athrow_begin(self, value);
    }
    Object *result = generator_step(self->generator, value);
    return self->value != NULL ? unwrap(generator, result) : aclose_result(self, result);
}

static Object *
step_send_value(Step *self, Object *value)
{
    return is_asend(self) ? asend_send_value(self, value) : athrow_send_value(self, value);
}

static Object *
step_next(Object *op)
{
    return step_send_value((Step *)op, None);
}

static Object *
step_send(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return step_send_value((Step *)op, args[0].ref);
}

// The generator is told, and the step begins all the same when it is awaited next.
static Object *
throw_unbegun(Step *self, Slot *args, size_t count, Object *keyword_names)
{
    Generator *generator = (Generator *)self->generator;
    Object *result = generator_throw(self->generator, args, count, keyword_names);
    if (is_asend(self) || self->value != NULL) {
        result = unwrap(generator, result);
        if (result == NULL && is_asend(self)) {
            self->state = STEP_IS_OVER;
        }
        return result;
    }
    if (result != NULL && !is_exact(result, &AsyncGeneratorWrappedValueType)) {
        return result;
    }
    // After an error the generator counts as running for ever.
    generator->running_async = generator->running_async && result == NULL;
    raise_closed(result);
    return NULL;
}

static Object *
step_throw(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    Step *self = (Step *)op;
    Generator *generator = (Generator *)self->generator;
    if (step_check(self) < 0) {
        return NULL;
    }
    if (!profile->throw_begins_steps) {
        return throw_unbegun(self, args, count, keyword_names);
    }
    if (self->state == STEP_BEGINS) {
        if (step_begin(self) < 0) {
            return NULL;
        }
        generator->running_async = true;
    }
    Object *result = generator_throw(self->generator, args, count, keyword_names);
    if (!is_asend(self) && self->value == NULL) {
        return aclose_result(self, result);
    }
    result = unwrap(generator, result);
    if (result == NULL) {
        self->state = STEP_IS_OVER;
    }
    return result;
}

static Object *
step_close(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count;
    if (((Step *)op)->state == STEP_IS_OVER) {
        return None;
    }
    if (!profile->throw_begins_steps) {
        ((Step *)op)->state = STEP_IS_OVER;
        return None;
    }
    Slot exit = {(Object *)exception_types[EXC_GeneratorExit]};
    Object *result = step_throw(op, &exit, 1, keyword_names);
    if (result != NULL) {
        decref(result);
        raise(EXC_RuntimeError, "coroutine ignored GeneratorExit");
        return NULL;
    }
    if (error_is(EXC_StopIteration) || error_is(EXC_StopAsyncIteration) || error_is(EXC_GeneratorExit)) {
        error_clear();
        return None;
    }
    return NULL;
}

static void
step_finalize(Object *op)
{
    Step *self = (Step *)op;
    if (self->state != STEP_BEGINS || !profile->warns_of_steps) {
        return;
    }
    Object *error = error_take();
    hold(error != NULL ? error : None);
    const char *method = is_asend(self) ? "asend" : self->value != NULL ? "athrow" : "aclose";
    Object *qualname = ((Generator *)self->generator)->qualname;
    if (warn_about(self->generator, EXC_RuntimeWarning, "coroutine method '%s' of %R was never awaited", method,
                   qualname) < 0) {
        error_write_unraisable(self->generator, "while finalizing async generator");
    }
    let_go();
    if (error != NULL) {
        error_give(error);
    }
}

static const FieldDef step_fields[] = {
    {"generator", offsetof(Step, generator), false},
    {"value", offsetof(Step, value), false},
    {.name = NULL},
};

static void
step_dealloc(Object *op)
{
    Step *self = (Step *)op;
    if (gc_finalize_from_dealloc(op) < 0) {
        return;
    }
    gc_untrack(op);
    CLEAR_SLOT(self->generator);
    CLEAR_SLOT(self->value);
    if (!is_asend(self) || !free_list_give(&free_steps, gc_head(op))) {
        gc_free(op);
    }
}

static const MethodDef step_methods[] = {
    {"send", step_send, 1, 1, 0, NULL},
    {"throw", step_throw, 1, 3, 0, NULL},
    {"close", step_close, 0, 0, 0, NULL},
    {.name = NULL},
};

#define STEP_TYPE(variable, type_name, type_id) \
    Type variable = {                           \
        .base = TYPE_HEADER(&TypeType),         \
        .name = type_name,                      \
        .id = type_id,                          \
        .flags = TYPE_GC | TYPE_NO_INSTANTIATE, \
        .basic_size = sizeof(Step),             \
        .dealloc = step_dealloc,                \
        .finalize = step_finalize,              \
        .fields = step_fields,                  \
        .await = itself,                        \
        .iter = itself,                         \
        .next = step_next,                      \
        .methods = step_methods,                \
    }
STEP_TYPE(AsyncGeneratorAsendType, "async_generator_asend", TYPE_ASYNC_GENERATOR_ASEND_ID);
STEP_TYPE(AsyncGeneratorAthrowType, "async_generator_athrow", TYPE_ASYNC_GENERATOR_ATHROW_ID);

// --- the generator ---------------------------------------------------------------------------------------

// The hooks of sys.set_asyncgen_hooks learn of a generator when it begins.
static int
init_hooks(Generator *self)
{
    if (self->hooks_inited) {
        return 0;
    }
    self->hooks_inited = true;
    self->origin_or_finalizer = xincref(generator_hooks.finalizer);
    Object *hook = generator_hooks.first_iteration;
    if (hook == NULL) {
        return 0;
    }
    hold(incref(hook));
    Object *result = drop_held_under(object_call_one(hook, &self->base), 1);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

static Object *
begin_step(Object *op, Type *type, Object *value)
{
    return init_hooks((Generator *)op) < 0 ? NULL : step_new(type, op, value);
}

static Object *
async_generator_anext(Object *op)
{
    return begin_step(op, &AsyncGeneratorAsendType, NULL);
}

static Object *
async_generator_asend(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)count, (void)keyword_names;
    return begin_step(op, &AsyncGeneratorAsendType, args[0].ref);
}

static Object *
async_generator_athrow(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    if (count > 1 && warn(EXC_DeprecationWarning, "the (type, exc, tb) signature of athrow() is deprecated, use the "
                                                  "single-arg signature instead.") < 0) {
        return NULL;
    }
    Object *arguments = tuple_from_slots(args, (int64_t)count);
    if (arguments == NULL) {
        return NULL;
    }
    hold(arguments);
    return drop_held_under(begin_step(op, &AsyncGeneratorAthrowType, arguments), 1);
}

static Object *
async_generator_aclose(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)args, (void)count, (void)keyword_names;
    return begin_step(op, &AsyncGeneratorAthrowType, NULL);
}

static Object *
get_running_async(Object *op)
{
    return bool_from(((Generator *)op)->running_async);
}

static const MethodDef async_generator_methods[] = {
    {"asend", async_generator_asend, 1, 1, 0, "asend(v) -> send 'v' in generator."},
    {"athrow", async_generator_athrow, 0, -1, 0, NULL},
    {"aclose", async_generator_aclose, 0, 0, 0, "aclose() -> raise GeneratorExit inside generator."},
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "gen.__sizeof__() -> size of gen in memory, in bytes"},
    {.name = NULL},
};

static const ComputedDef async_generator_computed[] = {
    COMPUTED_MEMBER("ag_running", get_running_async),
    COMPUTED_MEMBER_TO(11, "ag_code", generator_get_code),
    {.member = {.name = NULL}},
};

static const GetsetDef async_generator_getsets[] = {
    {"__name__", generator_get_name, generator_set_name},
    {"__qualname__", generator_get_qualname, generator_set_qualname},
    {"ag_await", generator_get_inner, NULL},
    {"ag_frame", generator_get_frame, NULL},
    {"ag_code", generator_get_code, NULL},
    {"ag_suspended", generator_get_suspended, NULL},
    {.name = NULL},
};

Type AsyncGeneratorType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "async_generator",
    .id = TYPE_ASYNC_GENERATOR_ID,
    GENERATOR_LIFE,
    .aiter = itself,
    .anext = async_generator_anext,
    .methods = async_generator_methods,
    .computed = async_generator_computed,
    .getsets = async_generator_getsets,
};

// --- anext(iterator, default) ----------------------------------------------------------------------------

typedef struct {
    Object base;
    alignas(8) Object *awaitable;
    alignas(8) Object *otherwise;
} AnextAwaitable;

Object *
anext_awaitable_new(Object *awaitable, Object *otherwise)
{
    AnextAwaitable *self = (AnextAwaitable *)gc_new(&AnextAwaitableType, sizeof(AnextAwaitable));
    if (self == NULL) {
        return NULL;
    }
    self->awaitable = incref(awaitable);
    self->otherwise = incref(otherwise);
    gc_track(&self->base);
    return &self->base;
}

// The iterator that awaiting runs, held.
static Object *
anext_hold_iterator(AnextAwaitable *self)
{
    Object *iterator = object_awaitable(self->awaitable);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    if (iterator->type->next != NULL) {
        return iterator;
    }
    iterator = drop_held_under(iterator->type->await(iterator), 1);
    if (iterator != NULL && iterator->type->next == NULL) {
        decref(iterator);
        raise(EXC_TypeError, "__await__ must return an iterable");
        return NULL;
    }
    return iterator == NULL ? NULL : hold(iterator);
}

// The end of the iterator gives the default; lets the iterator go.
static Object *
anext_result(AnextAwaitable *self, Object *result)
{
    if (result != NULL) {
        return drop_held_under(result, 1);
    }
    drop_held(1);
    if (error_pending() && error_is(EXC_StopAsyncIteration)) {
        error_clear();
        raise_stop_iteration(self->otherwise == None ? NULL : self->otherwise);
    }
    return NULL;
}

static Object *
anext_next(Object *op)
{
    AnextAwaitable *self = (AnextAwaitable *)op;
    Object *iterator = anext_hold_iterator(self);
    return iterator == NULL ? NULL : anext_result(self, iterator->type->next(iterator));
}

static Object *
anext_call(Object *op, Object *name, Slot *args, size_t count)
{
    AnextAwaitable *self = (AnextAwaitable *)op;
    Object *iterator = anext_hold_iterator(self);
    return iterator == NULL ? NULL : anext_result(self, object_call_method(iterator, name, args, count));
}

static Object *
anext_send(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    return anext_call(op, names.send, args, count);
}

static Object *
anext_throw(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    return anext_call(op, names.throw_, args, count);
}

static Object *
anext_close(Object *op, Slot *args, size_t count, Object *keyword_names)
{
    (void)keyword_names;
    return anext_call(op, names.close, args, count);
}

static const FieldDef anext_fields[] = {
    {"awaitable", offsetof(AnextAwaitable, awaitable), false},
    {"default", offsetof(AnextAwaitable, otherwise), false},
    {.name = NULL},
};

static const MethodDef anext_methods[] = {
    {"send", anext_send, 1, 1, 0, NULL},
    {"throw", anext_throw, 1, 3, 0, NULL},
    {"close", anext_close, 0, 0, 0, NULL},
    {.name = NULL},
};

Type AnextAwaitableType = {
    .base = TYPE_HEADER(&TypeType),
    .name = "anext_awaitable",
    .id = TYPE_ANEXT_AWAITABLE_ID,
    .flags = TYPE_GC | TYPE_NO_INSTANTIATE,
    .basic_size = sizeof(AnextAwaitable),
    .fields = anext_fields,
    .await = itself,
    .iter = itself,
    .next = anext_next,
    .methods = anext_methods,
};
