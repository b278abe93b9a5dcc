// The module atexit: functions that are called when the program has ended.
#include "base/buffer.h"
#include "library/library_internal.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/dict.h"
#include "types/int.h"
#include "types/tuple.h"
#include <string.h>

typedef struct {
    Object *function, *args, *keywords; // function NULL: unregistered; keywords may be NULL
    Object *entry; // since 3.14: the tuple that owns them
} ExitCall;

static ExitCall *calls;
static size_t call_count, call_capacity;

// The arguments that register() forgets to let go of, where the release does: they outlive the program.
static Object **lost;
static size_t lost_count, lost_capacity;

static void
lose(Object *args)
{
    if (lost_count == lost_capacity) {
        lost_capacity = lost_capacity == 0 ? 16 : 2 * lost_capacity;
        lost = host_realloc(lost, lost_capacity * sizeof *lost);
    }
    lost[lost_count++] = incref(args);
}

static void
drop_call(size_t i)
{
    ExitCall call = calls[i];
    calls[i] = (ExitCall){0};
    if (call.entry != NULL) {
        decref(call.entry);
        return;
    }
    xdecref(call.function);
    xdecref(call.args);
    xdecref(call.keywords);
}

static void
atexit_clear(void)
{
    for (size_t i = 0; i < call_count; i++) {
        drop_call(i);
    }
    call_count = call_capacity = 0;
    host_free(calls);
    calls = NULL;
}

void
atexit_fini(void)
{
    atexit_clear();
    while (lost_count > 0) {
        decref(lost[--lost_count]);
    }
    host_free(lost);
    lost = NULL;
    lost_capacity = 0;
}

BUILTIN(atexit_register)
{
    (void)self;
    if (count == 0) {
        raise(EXC_TypeError, "register() takes at least 1 argument (0 given)");
        return NULL;
    }
    if (!object_is_callable(args[0].ref)) {
        raise(EXC_TypeError, "the first argument must be callable");
        return NULL;
    }
    Object *rest = tuple_from_slots(args + 1, (int64_t)count - 1);
    if (rest == NULL) {
        return NULL;
    }
    Object *keywords = NULL;
    if (keyword_names != NULL && tuple_length(keyword_names) > 0) {
        hold(rest);
        keywords = dict_from_names(keyword_names, args + count);
        rest = let_go();
        if (keywords == NULL) {
            decref(rest);
            return NULL;
        }
    }
    Object *entry = NULL;
    if (profile->atexit_keeps_tuples) {
        hold(rest);
        hold(keywords != NULL ? keywords : None);
        entry = tuple_pack(3, args[0].ref, rest, keywords != NULL ? keywords : None);
        drop_held(2);
        if (entry == NULL) {
            return NULL;
        }
    }
    if (profile->loses_exit_arguments && tuple_length(rest) > 0) {
        lose(rest);
    }
    if (call_count == call_capacity) {
        call_capacity = call_capacity == 0 ? 16 : 2 * call_capacity;
        calls = host_realloc(calls, call_capacity * sizeof *calls);
    }
    calls[call_count++] = (ExitCall){entry == NULL ? incref(args[0].ref) : args[0].ref, rest, keywords, entry};
    return incref(args[0].ref);
}

// Takes the entry out unless dropping it has changed the list. Was it there?
static bool
close_gap(size_t i)
{
    if (i >= call_count || calls[i].function != NULL) {
        return false;
    }
    memmove(calls + i, calls + i + 1, (--call_count - i) * sizeof *calls);
    return true;
}

BUILTIN(atexit_unregister)
{
    UNUSED_ARGUMENTS;
    for (size_t i = 0; i < call_count; i++) {
        if (calls[i].function == NULL) {
            continue;
        }
        hold(incref(calls[i].function));
        int same = object_compare_bool(calls[i].function, args[0].ref, COMPARE_EQ);
        drop_held(1);
        if (same < 0) {
            return NULL;
        }
        if (same > 0 && i < call_count) {
            drop_call(i);
            i -= profile->atexit_keeps_tuples && close_gap(i);
        }
    }
    return None;
}

BUILTIN(atexit_clear_function)
{
    UNUSED_ARGUMENTS;
    atexit_clear();
    return None;
}

BUILTIN(atexit_count)
{
    UNUSED_ARGUMENTS;
    return int_from((int64_t)call_count);
}

// The last registered first. What is registered meanwhile is not called.
void
atexit_run(void)
{
    for (size_t i = call_count; i-- > 0;) {
        if (i >= call_count || calls[i].function == NULL) {
            continue;
        }
        calls[i].entry != NULL ? hold_uncounted(incref(calls[i].function)) : hold(incref(calls[i].function));
        hold(incref(calls[i].args));
        Object *keywords = calls[i].keywords;
        hold(incref(keywords != NULL ? keywords : None));
        Object *function = held_at(held_count() - 3);
        Object *result = object_call_tuple(function, held_at(held_count() - 2), keywords);
        if (result == NULL) {
            error_write_unraisable(function, "in atexit callback");
        }
        xdecref(result);
        drop_held(3);
    }
    atexit_clear();
}

BUILTIN(atexit_run_function)
{
    UNUSED_ARGUMENTS;
    atexit_run();
    return None;
}

void
atexit_holders(HolderVisitor *visitor)
{
    for (size_t i = 0; i < lost_count; i++) {
        visitor->reference(visitor, lost[i], (Holder){.kind = HOLDER_RUNTIME, .field = "atexit"});
    }
    for (size_t i = 0; i < call_count; i++) {
        const ExitCall *call = &calls[i];
        Object *const parts[3] = {call->entry != NULL ? call->entry : call->function, call->args, call->keywords};
        for (int part = 0; part < (call->entry != NULL ? 1 : 3); part++) {
            if (parts[part] != NULL) {
                visitor->reference(visitor, parts[part], (Holder){.kind = HOLDER_RUNTIME, .field = "atexit"});
            }
        }
    }
}

static const MethodDef functions[] = {
    {"register", atexit_register, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE, "Register a function to be executed upon normal program termination"},
    {"_clear", atexit_clear_function, 0, 0, 0, "Clear the list of previously registered exit functions."},
    {"unregister", atexit_unregister, 1, 1, 0, "Unregister an exit function which was previously registered using\natexit.register"},
    {"_run_exitfuncs", atexit_run_function, 0, 0, 0, "Run all registered exit functions."},
    {"_ncallbacks", atexit_count, 0, 0, 0, "Return the number of registered exit functions."},
    {.name = NULL},
};

Object *
atexit_make(void)
{
    return library_module("atexit", functions);
}
