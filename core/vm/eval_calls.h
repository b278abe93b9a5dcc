// How the evaluation loop enters what it calls: functions, __init__ and functions with a cache get a frame, and the loop goes on
// in it; anything else is called. Included by eval.c alone, so that the compiler sees these pieces together with the loop.
#pragma once

#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/descriptor.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/vm.h"

static bool
has_simple_parameters(const Code *code)
{
    return (code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) == 0 && code->keyword_only_count == 0;
}

// Moves arguments from the caller's stack into a new frame. With defaults for what is missing, when that is simple.
// False: not simple, nothing was moved.
static bool
move_arguments(Function *function, Frame *next, Slot *args, size_t count)
{
    const Code *code = next->code;
    if (!has_simple_parameters(code) || count > code->argument_count) {
        return false;
    }
    size_t missing = code->argument_count - count;
    if (missing > 0) {
        Object *defaults = function->defaults;
        if (defaults == NULL || (size_t)tuple_length(defaults) < missing) {
            return false;
        }
        size_t first = (size_t)tuple_length(defaults) - missing;
        for (size_t i = 0; i < missing; i++) {
            next->slots[count + i].ref = incref(tuple_peek(defaults, (int64_t)(first + i)));
        }
    }
    for (size_t i = 0; i < count; i++) {
        next->slots[i].ref = args[i].ref;
    }
    return true;
}

// The arguments that the caller's stack has borrowed are lent on to the parameters.
static COLD void
lend_arguments(const Frame *frame, const Frame *next, const Slot *base, const Slot *args, size_t count,
               Object *keyword_names, bool is_method)
{
    const Code *code = next->code;
    const size_t first = (size_t)(args - frame->slots);
    size_t total = count + (keyword_names == NULL ? 0 : (size_t)tuple_length(keyword_names));
    // A bound method that was taken apart has given a function of its own.
    if (args == base + 2 && frame_borrows(frame, (uint32_t)first - 2)) {
        frame_lend(next, (uint32_t)vm.depth, LENT_FUNCTION);
    }
    for (size_t i = is_method; i < total; i++) {
        if (!frame_borrows(frame, (uint32_t)(first + i))) {
            continue;
        }
        int64_t parameter = i < count ? (i < code->argument_count ? (int64_t)i : -1)
                                      : parameter_index(code, tuple_peek(keyword_names, (int64_t)(i - count)));
        if (parameter >= 0) {
            frame_lend(next, (uint32_t)vm.depth, (uint32_t)parameter);
        }
    }
}

// What stands in base[0] of a call: the function, something else that stays, or the function of a bound method that was taken
// apart, whose self is no loan.
typedef enum { BASE_FUNCTION, BASE_STAYS, BASE_OF_METHOD } CallBase;

// Pushes a frame for a call of the function with `count` arguments from `args`, and `keyword_names`. The stack of the caller
// from `base` on is consumed; on failure it is as it was.
static Frame *
enter_function(Frame *frame, Function *function, Slot *base, Slot *args, size_t count, Object *keyword_names,
               size_t total, CallBase kind)
{
    Frame *next = frame_push(function);
    if (UNLIKELY(next == NULL)) {
        return NULL;
    }
    if (UNLIKELY(frame->code->body->account_of != NULL)) {
        bool is_method = kind == BASE_OF_METHOD;
        lend_arguments(frame, next, base, args, count, keyword_names, is_method);
    }
    if (kind == BASE_STAYS) {
        incref(&function->base);
    }
    if (keyword_names != NULL || !move_arguments(function, next, args, count)) {
        if (kind != BASE_STAYS) {
            incref(&function->base);
        }
        if (bind_arguments(function, next, args, count, keyword_names) < 0) {
            frame_pop(next);
            return NULL;
        }
        // The new frame has references of its own: those on the stack go.
        for (size_t i = 0; i < total; i++) {
            CLEAR_SLOT(args[i].ref);
        }
        if (kind != BASE_STAYS) {
            CLEAR_SLOT(base[0].ref);
        }
    }
    frame->top = (uint16_t)(base - frame->slots + (kind == BASE_STAYS));
    next->previous = frame;
    current_frame = next;
    return next;
}

static inline bool
takes_positional(const MethodDef *def, size_t count)
{
    return !(def->flags & ~(METHOD_CLASS | METHOD_STATIC)) && (int64_t)count >= def->minimum &&
           (def->maximum < 0 || (int64_t)count <= def->maximum);
}

// Calls anything that is no Python function with what lies on the stack: callable, self or NULL, arguments.
static Object *
call_object(Object *callable, Slot *args, size_t count, Object *keyword_names)
{
    if (keyword_names == NULL && is_exact(callable, &BuiltinFunctionType)) {
        const BuiltinFunction *builtin = (BuiltinFunction *)callable;
        if (takes_positional(builtin->def, count)) {
            return builtin->def->function(builtin->self, args, count, NULL);
        }
    } else if (keyword_names == NULL && count > 0 && is_exact(callable, &MethodDescriptorType)) {
        const MethodDescriptor *method = (MethodDescriptor *)callable;
        if (takes_positional(method->def, count - 1) && is_instance_of(args[0].ref, method->base.owner)) {
            return method->def->function(args[0].ref, args + 1, count - 1, NULL);
        }
    }
    return object_call(callable, args, count, keyword_names);
}

// The __init__ of a class whose instances are made the plain way (object.__new__, a Python __init__), or NULL. Cached.
static Function *
plain_init_of(Type *type)
{
    if (type->init_cache_version != 0 && type->init_cache_version == type->version) {
        return (Function *)type->init_cache;
    }
    if (type->new != object_new_instance || type->base.base.type != &TypeType || !type_has(type, TYPE_HEAP) ||
        type_has(type, TYPE_ABSTRACT)) {
        return NULL;
    }
    uint32_t version = type_version(type);
    Object *init = type_lookup(type, names.__init__);
    if (version == 0 || init == NULL || !is_exact(init, &FunctionType)) {
        return NULL;
    }
    type->init_cache = init;  // borrowed: alive as long as the version is
    type->init_cache_version = version;
    return (Function *)init;
}

// Whether CPython has specialized this call to enter __init__ at once (CALL_ALLOC_AND_ENTER_INIT): the second call does it, for
// classes whose instances keep their values inside (until 3.13) and an __init__ without stars; other classes are called the long way
// from then on. After 52 calls of another class it is tried again.
static bool
enters_init(InlineCache *site, const Type *type, const Function *init, size_t count)
{
    enum { WARM = 1, COOL = 52, STARS = CODE_VARARGS | CODE_VARKEYWORDS };
    const Code *code = (const Code *)init->code;
    if (!profile->specializes_init || site->kind == CACHE_CALL) {
        return false;
    }
    if (site->kind == CACHE_NONE) {
        site->kind = CACHE_WARM;
        site->index = WARM;
    }
    if (site->kind != CACHE_INIT || site->version != type->version) {
        if (site->index > 0) {
            site->index--;
            return false;
        }
        if (code->flags & STARS || code->keyword_only_count > 0 ||
            (profile->enters_init_beside_values && !type_has(type, TYPE_INLINE_VALUES))) {
            site->kind = CACHE_CALL;
            return false;
        }
        *site = (InlineCache){.kind = CACHE_INIT, .version = type->version, .index = COOL};
    }
    if (code->argument_count != count + 1 && profile->enters_init_without_defaults) {
        site->index -= site->index > 0;
        return false;
    }
    return true;
}

// Whether CPython does this call without a look at what is due: len(), isinstance(), type() and append as a statement.
static COLD bool
is_quiet(const Object *callable, uint32_t arg, const Instruction *next)
{
    if (callable->type == &MethodDescriptorType) {
        return ((const MethodDescriptor *)callable)->def->flags & METHOD_QUIET && arg == 1 && next->op == OP_POP_TOP;
    }
    if (callable->type == &BuiltinFunctionType) {
        return ((const BuiltinFunction *)callable)->def->flags & METHOD_QUIET;
    }
    return callable == (const Object *)&TypeType && arg == 1;
}

// Pushes a frame for the __init__ of a new instance, whose class lies in base[0]. The instance comes into base[1]; the arguments
// stay where they are, and a tuple holds them.
static Frame *
enter_init(Frame *frame, Function *init, Slot *base, size_t count)
{
    Object *tuple = tuple_from_slots(base + 2, (int64_t)count);
    if (tuple == NULL) {
        return NULL;
    }
    hold(tuple);
    Object *instance = type_alloc((Type *)base[0].ref, 0);
    Frame *next = instance == NULL ? NULL : frame_push(init);
    if (next == NULL) {
        drop_held(1);
        xdecref(instance);
        return NULL;
    }
    base[1].ref = instance;
    incref(&init->base);
    if (bind_arguments(init, next, base + 1, count + 1, NULL) < 0) {
        frame_pop(next);
        drop_held(1);
        return NULL;
    }
    next->previous = frame;
    next->entry = FRAME_INIT_TUPLE;
    current_frame = next;
    return next;
}

// A call through functools.lru_cache, which lies at base[0]. 1: answered, *result; 0: the frame in *next finds the
// result; -1. The arguments stay where they are; a tuple of them is held, and above it the key, most often the same.
static COLD int
call_cached(Frame *frame, Slot *base, Slot *args, size_t count, Frame **next, Object **result)
{
    Object *key;
    int found = cached_calls.find(base[0].ref, args, count, NULL, &key, result);
    if (found != 0) {
        return found;
    }
    hold(key);
    bool is_tuple = is_exact(key, &TupleType) && tuple_length(key) == (int64_t)count;
    Object *tuple = is_tuple ? incref(key) : tuple_from_slots(args, (int64_t)count);
    key = let_go();
    if (tuple == NULL) {
        decref(key);
        return -1;
    }
    hold(tuple);
    hold(key);
    Function *function = (Function *)cached_calls.function(base[0].ref);
    if ((*next = frame_push(function)) == NULL) {
        drop_held(2);
        return -1;
    }
    incref(&function->base);
    if (bind_arguments(function, *next, args, count, NULL) < 0) {
        frame_pop(*next);
        drop_held(2);
        return -1;
    }
    (*next)->previous = frame;
    (*next)->entry = FRAME_CACHED;
    current_frame = *next;
    return 0;
}

static bool
is_cached_function(Object *callable)
{
    const Object *function = cached_calls.function(callable);
    return function != NULL && function->type == &FunctionType &&
           !(((const Code *)((const Function *)function)->code)->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR));
}
