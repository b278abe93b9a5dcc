// Instructions that are too long for the loop: send, raise, the methods of with, intrinsics.
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/coroutine.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/exception_group.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "vm/vm.h"

int
object_find_item(Object *mapping, Object *key, Object **out)
{
    if (is_exact(mapping, &DictType)) {
        return dict_get(mapping, key, out);
    }
    *out = object_get_item(mapping, key);
    if (*out != NULL) {
        return 1;
    }
    if (!error_is(EXC_KeyError)) {
        return -1;
    }
    error_clear();
    return 0;
}

// --- generators -------------------------------------------------------------------------------------

Object *
send_value(Object *iterator, Object *value, Object **returned)
{
    *returned = NULL;
    if (is_sendable(iterator)) {
        return generator_send(iterator, value, returned);
    }
    Object *result;
    if (value == None && iterator->type->next != NULL) {
        result = iterator->type->next(iterator);
    } else {
        Slot argument = {value};
        result = object_call_method(iterator, names.send, &argument, 1);
    }
    if (result != NULL) {
        return result;
    }
    if (error_pending() && is_tracing()) {
        trace_stop_iteration(current_frame);
    }
    if (!error_pending()) {
        *returned = None;
    } else if (error_is(EXC_StopIteration)) {
        Object *error = error_take();
        Object *given = ((StopIterationObject *)error)->value;
        *returned = incref(given != NULL ? given : None);
        hold(*returned);
        decref(error);
        let_go();
    }
    return NULL;
}

// --- exceptions -------------------------------------------------------------------------------------

// An instance of what a raise statement names: the instance itself, or a class called without arguments.
static Object *
exception_from(Object *op, const char *otherwise)
{
    if (is_type(op) && type_has((Type *)op, TYPE_EXCEPTION_SUBCLASS)) {
        Object *instance = object_call_none(op);
        if (instance != NULL && !is_exception(instance)) {
            hold(instance);
            raise(EXC_TypeError, "calling %R should have returned an instance of BaseException, not %R", op,
                  instance->type);
            drop_held(1);
            return NULL;
        }
        return instance;
    }
    if (is_exception(op)) {
        return incref(op);
    }
    raise(EXC_TypeError, "%s", otherwise);
    return NULL;
}

int
raise_statement(Object *op, Object *cause)
{
    if (op == NULL) {
        Object *handled = handled_error();
        if (handled == NULL) {
            raise(EXC_RuntimeError, "No active exception to reraise");
            return 0;
        }
        error_give(incref(handled));
        return 1;
    }
    Object *exception = exception_from(op, "exceptions must derive from BaseException");
    if (exception == NULL) {
        return 0;
    }
    hold(exception);
    if (cause != NULL) {
        Object *from = cause == None ? None : exception_from(cause, "exception causes must derive from BaseException");
        if (from == NULL) {
            drop_held(1);
            return 0;
        }
        Exception *e = (Exception *)exception;
        Object *old = e->cause;
        e->cause = from == None ? NULL : from;
        e->suppress_context = 1;
        xdecref(old);
    }
    raise_object(exception);
    drop_held(1);
    return 0;
}

int
check_match(Object *exception, Object *type)
{
    bool is_tuple_of_types = is_tuple(type);
    int64_t count = is_tuple_of_types ? tuple_length(type) : 1;
    for (int64_t i = 0; i < count; i++) {
        Object *one = is_tuple_of_types ? tuple_peek(type, i) : type;
        if (!is_type(one) || !type_has((Type *)one, TYPE_EXCEPTION_SUBCLASS)) {
            raise(EXC_TypeError, "catching classes that do not inherit from BaseException is not allowed");
            return -1;
        }
    }
    for (int64_t i = 0; i < count; i++) {
        Object *one = is_tuple_of_types ? tuple_peek(type, i) : type;
        if (is_instance_of(exception, (Type *)one)) {
            return 1;
        }
    }
    return 0;
}

int
check_group_match(Slot *top)
{
    Object *match, *rest, *old = NULL, *exception = top[0].ref, *type = top[1].ref;
    if (exception_group_match(exception, type, &match, &rest) < 0) {
        return -1;
    }
    if (match != None) {
        old = vm.handled->exception;
        vm.handled->exception = incref(match);
    }
    top[0].ref = rest;
    top[1].ref = match;
    xdecref(old);
    decref(type);
    decref(exception);
    return 0;
}

static bool
has_method(Type *type, Object *name)
{
    Object *found = type_lookup(type, name);
    return found != NULL && found->type->descr_get != NULL;
}

// 3.14 names the type in full, and the other kind of `with` where that would do.
static COLD void
raise_no_manager(Object *op, bool is_async, const char *missed)
{
    bool would_do = is_async ? has_method(op->type, names.__enter__) && has_method(op->type, names.__exit__)
                             : has_method(op->type, names.__aenter__) && has_method(op->type, names.__aexit__);
    Object *module = type_module(op->type);
    if (module == NULL) {
        return;
    }
    hold(module);
    Object *name = type_qualname(op->type);
    if (name != NULL) {
        hold(name);
        bool is_plain = !is_str(module) || str_equals(module, "builtins") || str_equals(module, "__main__");
        const char *kind = is_async ? "asynchronous " : "";
        const char *hint = !would_do ? "" : is_async ? " but it supports the context manager protocol. Did you mean to use 'with'?"
                                        : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?";
        Object *full = is_plain ? incref(name) : str_format("%U.%U", module, name);
        if (full != NULL) {
            hold(full);
            raise(EXC_TypeError, "'%U' object does not support the %scontext manager protocol (missed %s method)%s", full,
                  kind, missed, hint);
            drop_held(1);
        }
        drop_held(1);
    }
    drop_held(1);
}

static int
load_special(Object *op, Object *name, bool is_async, const char *missed, Slot found[2])
{
    Object *method = profile->unbound_specials ? type_lookup(op->type, name) : NULL;
    if (method != NULL && type_has(method->type, TYPE_METHOD_LIKE)) {
        found[0].ref = incref(method);
        found[1].ref = op;
        return 0;
    }
    found[1].ref = NULL;
    int result = object_find_special(op, name, &found[0].ref);
    if (result == 0 && profile->explains_managers) {
        raise_no_manager(op, is_async, missed);
    } else if (result == 0) {
        raise(EXC_TypeError, missed != NULL ? "'%s' object does not support the %scontext manager protocol (missed %s method)"
                                            : "'%s' object does not support the %scontext manager protocol",
              op->type->name, is_async ? "asynchronous " : "", missed);
    }
    return result > 0 ? 0 : -1;
}

int
load_context_methods(Object *manager, bool is_async, Slot found[4])
{
    Object *enter = is_async ? names.__aenter__ : names.__enter__, *leave = is_async ? names.__aexit__ : names.__exit__;
    const char *no_enter = is_async ? "__aenter__" : "__enter__", *no_leave = is_async ? "__aexit__" : "__exit__";
    if (profile->unbound_specials) {
        if (load_special(manager, leave, is_async, no_leave, found) < 0) {
            return -1;
        }
        hold(found[0].ref);
        if (load_special(manager, enter, is_async, no_enter, found + 2) < 0) {
            drop_held(1);
            return -1;
        }
        let_go();
        xincref(found[1].ref);
        return 0;
    }
    if (load_special(manager, enter, is_async, NULL, found + 2) < 0) {
        return -1;
    }
    hold(found[2].ref);
    if (load_special(manager, leave, is_async, no_leave, found) < 0) {
        drop_held(1);
        return -1;
    }
    let_go();
    return 0;
}

// --- intrinsics -------------------------------------------------------------------------------------

// A StopIteration that leaves a generator would look like its end: it becomes a RuntimeError.
static Object *
stop_iteration_error(Object *exception, const Code *code)
{
    bool is_stop = is_instance_of(exception, &StopIterationType);
    bool is_async = code->flags & CODE_ASYNC_GENERATOR;
    if (!is_stop && !(is_async && is_instance_of(exception, &StopAsyncIterationType))) {
        return incref(exception);
    }
    Object *message = str_format("%s raised %s",
                                 is_async                       ? "async generator"
                                 : code->flags & CODE_COROUTINE ? "coroutine"
                                                                : "generator",
                                 is_stop ? "StopIteration" : "StopAsyncIteration");
    if (message == NULL) {
        return NULL;
    }
    hold(message);
    Object *error = exception_new(&RuntimeErrorType, message);
    drop_held(1);
    if (error != NULL) {
        exception_set_origin(error, exception);
    }
    return error;
}

Object *(*display_hook)(Object *value);
Object *(*generics_hook)(const char *intrinsic, Object *a, Object *b);

static const char *const intrinsic_names[] = {
#define INTRINSIC(name, operands, meaning) #name,
#include "lang/intrinsics.def"
#undef INTRINSIC
};

Object *
intrinsic_1(uint32_t which, Object *operand, Frame *frame)
{
    switch ((Intrinsic)which) {
    case INTRINSIC_PRINT:
        return display_hook(operand);
    case INTRINSIC_IMPORT_STAR:
        return import_all_from(frame, operand) < 0 ? NULL : None;
    case INTRINSIC_STOPITERATION_ERROR:
        return stop_iteration_error(operand, frame->code);
    case INTRINSIC_ASYNC_GEN_WRAP:
        return async_generator_wrap(operand);
    case INTRINSIC_UNARY_POSITIVE:
        return number_positive(operand);
    case INTRINSIC_LIST_TO_TUPLE:
        return list_as_tuple(operand);
    default:
        return generics_hook(intrinsic_names[which], operand, NULL);
    }
}

Object *
intrinsic_2(uint32_t which, Object *left, Object *right)
{
    if (which == INTRINSIC_PREP_RERAISE_STAR) {
        return exception_group_reraise(left, right);
    }
    if (which == INTRINSIC_SET_FUNCTION_TYPE_PARAMS) {
        Function *function = (Function *)left;
        assert(function->type_params == NULL);
        function->type_params = incref(right);
        return incref(left);
    }
    return generics_hook(intrinsic_names[which], left, right);
}

bool
is_builtin(const Object *op, uint32_t which)
{
    // No other function in C has these names.
    return which == 2 ? op == &TupleType.base.base
                      : is_exact(op, &BuiltinFunctionType) &&
                            strcmp(((const BuiltinFunction *)op)->def->name, which == 0 ? "any" : "all") == 0;
}

int
setup_annotations(Frame *frame)
{
    Object *annotations;
    int found = object_find_item(frame->locals, names.__annotations__, &annotations);
    if (found > 0) {
        decref(annotations);
    }
    if (found != 0) {
        return found < 0 ? -1 : 0;
    }
    annotations = dict_new();
    if (annotations == NULL) {
        return -1;
    }
    hold(annotations);
    int done = object_set_item(frame->locals, names.__annotations__, annotations);
    drop_held(1);
    return done;
}
