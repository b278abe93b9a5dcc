// Instructions that are too long for the loop: unpacking, starred arguments, raise, match, import.
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "vm/run.h"
#include "types/coroutine.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/exception_group.h"
#include "types/function.h"
#include "types/list.h"
#include "types/module.h"
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

// --- unpacking ------------------------------------------------------------------------------------

// Iterates for an assignment to several targets: TypeError in its words when that cannot be.
static Object *
iterate_for_unpacking(Object *sequence)
{
    Object *iterator = object_iter(sequence);
    if (iterator == NULL && error_is(EXC_TypeError) && sequence->type->iter == NULL && sequence->type->item == NULL &&
        sequence->type->subscript == NULL) {
        error_clear();
        raise(EXC_TypeError, "cannot unpack non-iterable %T object", sequence);
    }
    return iterator;
}

// Holds `count` items of the iterator; returns how many there were, -1 with an error.
static int64_t
hold_items(Object *iterator, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        Object *item = object_next(iterator);
        if (item == NULL) {
            return error_pending() ? -1 : (int64_t)i;
        }
        hold(item);
    }
    return count;
}

int
unpack_sequence(Object *sequence, uint32_t count, Slot *into)
{
    if (is_exact(sequence, &ListType) && list_length(sequence) == count) {
        for (uint32_t i = 0; i < count; i++) {
            into[count - 1 - i].ref = incref(list_peek(sequence, i));
        }
        return 0;
    }
    Object *iterator = iterate_for_unpacking(sequence);
    if (iterator == NULL) {
        return -1;
    }
    int start = held_count();
    hold(iterator);
    int64_t got = hold_items(iterator, count);
    if (got < (int64_t)count) {
        if (got >= 0) {
            raise(EXC_ValueError, "not enough values to unpack (expected %u, got %u)", count, (uint32_t)got);
        }
        drop_held_to(start);
        return -1;
    }
    Object *extra = object_next(iterator);
    if (extra != NULL || error_pending()) {
        if (extra != NULL) {
            decref(extra);
            bool is_counted = is_exact(sequence, &ListType) || is_exact(sequence, &TupleType) || is_exact(sequence, &DictType);
            raise(EXC_ValueError, is_counted ? wording(WORDING_TOO_MANY_VALUES) : "too many values to unpack (expected %u)",
                  count, (long long)(is_counted ? object_length(sequence) : 0));
        }
        drop_held_to(start);
        return -1;
    }
    for (uint32_t i = 0; i < count; i++) {
        into[i].ref = let_go();  // the last one comes first
    }
    drop_held(1);
    return 0;
}

int
unpack_starred(Object *sequence, uint32_t before, uint32_t after, Slot *into)
{
    Object *iterator = iterate_for_unpacking(sequence);
    if (iterator == NULL) {
        return -1;
    }
    int start = held_count();
    hold(iterator);
    int64_t got = hold_items(iterator, before);
    if (got < (int64_t)before) {
        if (got >= 0) {
            raise(EXC_ValueError, "not enough values to unpack (expected at least %u, got %u)", before + after,
                  (uint32_t)got);
        }
        drop_held_to(start);
        return -1;
    }
    Object *rest = object_to_list(iterator);
    if (rest == NULL) {
        drop_held_to(start);
        return -1;
    }
    hold(rest);
    int64_t length = list_length(rest);
    if (length < (int64_t)after) {
        raise(EXC_ValueError, "not enough values to unpack (expected at least %u, got %u)", before + after,
              (uint32_t)(before + length));
        drop_held_to(start);
        return -1;
    }
    // From the top of the stack downwards: the first target, ..., the list, ..., the last target.
    for (uint32_t i = 0; i < after; i++) {
        into[i].ref = incref(list_peek(rest, length - 1 - i));
    }
    if (list_set_slice(rest, length - after, length, NULL) < 0) {
        for (uint32_t i = 0; i < after; i++) {
            decref(into[i].ref);
        }
        drop_held_to(start);
        return -1;
    }
    into[after].ref = let_go();
    for (uint32_t i = 0; i < before; i++) {
        into[after + 1 + i].ref = let_go();
    }
    drop_held(1);
    return 0;
}

// --- starred items and arguments --------------------------------------------------------------------

static bool
is_iterable(const Object *op)
{
    return op->type->iter != NULL || op->type->item != NULL || op->type->subscript != NULL;
}

int
list_extend_starred(Object *list, Object *iterable)
{
    if (list_extend(list, iterable) == 0) {
        return 0;
    }
    if (error_is(EXC_TypeError) && !is_iterable(iterable)) {
        error_clear();
        raise(EXC_TypeError, "Value after * must be an iterable, not %T", iterable);
    }
    return -1;
}

int
dict_update_starred(Object *dict, Object *mapping)
{
    if (dict_merge(dict, mapping, 1) == 0) {
        return 0;
    }
    if (error_is(EXC_AttributeError)) {
        error_clear();
        raise(EXC_TypeError, "'%T' object is not a mapping", mapping);
    }
    return -1;
}

// "f()" or "module.f()", as CPython names a callable in errors about its arguments: a new str.
static Object *
callable_text(Object *callable)
{
    if (is_exact(callable, &MethodType)) {
        callable = ((Method *)callable)->function;
    }
    Object *qualname, *module;
    if (object_find_attr(callable, names.__qualname__, &qualname) <= 0) {
        error_clear();
        return object_str(callable);
    }
    hold(qualname);
    Object *text = NULL;
    if (object_find_attr(callable, names.__module__, &module) > 0) {
        hold(module);
        if (is_str(module) && !str_equals(module, "builtins")) {
            text = str_format("%U.%S()", module, qualname);
        }
        drop_held(1);
    } else {
        error_clear();
    }
    if (text == NULL && !error_pending()) {
        text = str_format("%S()", qualname);
    }
    drop_held(1);
    return text;
}

static void
raise_about_call(Object *callable, const char *format, Object *about)
{
    Object *text = callable_text(callable);
    if (text != NULL) {
        hold(text);
        raise(EXC_TypeError, format, text, about);
        drop_held(1);
    }
}

int
dict_merge_keywords(Object *callable, Object *dict, Object *mapping)
{
    if (dict_merge(dict, mapping, 2) == 0) {
        return 0;
    }
    if (error_is(EXC_AttributeError)) {
        error_clear();
        raise_about_call(callable, "%U argument after ** must be a mapping, not %T", mapping);
    } else if (error_is(EXC_KeyError)) {
        Object *error = error_take();
        hold(error);
        Object *args = ((Exception *)error)->args;
        if (tuple_length(args) == 1) {
            Object *key = tuple_peek(args, 0);
            raise_about_call(callable, "%U got multiple values for keyword argument '%S'", key);
        } else {
            error_give(incref(error));
        }
        drop_held(1);
    }
    return -1;
}

Object *
starred_to_tuple(Object *callable, Object *iterable)
{
    Object *tuple = object_to_tuple(iterable);
    if (tuple == NULL && error_is(EXC_TypeError) && !is_iterable(iterable)) {
        error_clear();
        raise_about_call(callable, "%U argument after * must be an iterable, not %T", iterable);
    }
    return tuple;
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
    if (result == 0) {
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
        Exception *e = (Exception *)error;
        e->cause = incref(exception);
        e->context = incref(exception);
        e->suppress_context = 1;
    }
    return error;
}

// What `from module import *` takes: a list of names in *out. 1 when __all__ gives it, 0 when __dict__ does, -1.
static int
names_to_import(Object *module, Object **out)
{
    int listed = object_find_attr(module, names.__all__, out);
    Object *dict;
    int found = listed != 0 ? listed : object_find_attr(module, names.__dict__, &dict);
    if (listed != 0 || found < 0) {
        return found;
    }
    if (found == 0) {
        raise(EXC_ImportError, "from-import-* object has no __dict__ and no __all__");
        return -1;
    }
    hold(dict);
    Object *keys = mapping_keys(dict);
    if (keys != NULL) {
        hold(keys);
        *out = object_to_list(keys);
        drop_held(1);
    }
    drop_held(1);
    return keys == NULL || *out == NULL ? -1 : 0;
}

static void
raise_not_a_name(Object *module, Object *name, bool is_listed)
{
    Object *module_name = object_get_attr(module, names.__name__);
    if (module_name == NULL) {
        return;
    }
    if (is_str(module_name)) {
        raise(EXC_TypeError, "%s in %U.%s must be str, not %s", is_listed ? "Item" : "Key", module_name,
              is_listed ? "__all__" : "__dict__", name->type->name);
    } else {
        raise(EXC_TypeError, "module __name__ must be a string, not %s", module_name->type->name);
    }
    decref(module_name);
}

static int
import_one(Frame *frame, Object *module, Object *name, bool is_listed)
{
    if (!is_str(name)) {
        raise_not_a_name(module, name, is_listed);
        return -1;
    }
    if (!is_listed && str_length(name) > 0 && str_at(name, 0) == '_') {
        return 0;
    }
    Object *value = object_get_attr(module, name);
    if (value == NULL) {
        return -1;
    }
    hold(value);
    int result = object_set_item(frame->locals, name, value);
    drop_held(1);
    return result;
}

static int
import_all_from(Frame *frame, Object *module)
{
    Object *wanted;
    int is_listed = names_to_import(module, &wanted);
    if (is_listed < 0) {
        return -1;
    }
    hold(wanted);
    int result = 0;
    for (int64_t i = 0; result == 0; i++) {
        Object *name = sequence_get_item(wanted, i);
        if (name == NULL) {
            result = error_is(EXC_IndexError) ? 0 : -1;
            if (result == 0) {
                error_clear();
            }
            break;
        }
        hold(name);
        result = import_one(frame, module, name, is_listed);
        drop_held(1);
    }
    drop_held(1);
    return result;
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

// --- import -----------------------------------------------------------------------------------------

Object *
import_name(Frame *frame, Object *name, Object *names_wanted, Object *level)
{
    Object *function;
    int found = namespace_find(frame->builtins, names.__import__, &function);
    if (found <= 0) {
        if (found == 0) {
            raise(EXC_ImportError, "__import__ not found");
        }
        return NULL;
    }
    hold(function);
    Object *locals = frame->locals != NULL && !(frame->code->flags & CODE_OPTIMIZED) ? frame->locals : None;
    Slot args[5] = {{name}, {frame->globals}, {locals}, {names_wanted}, {level}};
    Object *module = object_call(function, args, 5, NULL);
    drop_held(1);
    return module;
}

Object *
import_from(Object *module, Object *name)
{
    Object *value;
    int found = object_find_attr(module, name, &value);
    if (found != 0) {
        return found > 0 ? value : NULL;
    }
    Object *module_name;
    if (object_find_attr(module, names.__name__, &module_name) <= 0) {
        error_clear();
        raise(EXC_ImportError, "cannot import name %R from '<unknown module name>' (unknown location)", name);
        return NULL;
    }
    hold(module_name);
    raise(EXC_ImportError, "cannot import name %R from %R (unknown location)", name, module_name);
    if (error_is(EXC_ImportError)) {
        // For the suggestion in the traceback.
        ImportErrorObject *error = (ImportErrorObject *)pending_error;
        error->name = incref(module_name);
        error->name_from = incref(name);
    }
    drop_held(1);
    return NULL;
}

// --- match ------------------------------------------------------------------------------------------

Object *
match_keys(Object *mapping, Object *keys)
{
    int64_t count = tuple_length(keys);
    Object *values = tuple_new(count);
    if (values == NULL) {
        return NULL;
    }
    hold(values);
    for (int64_t i = 0; i < count; i++) {
        Object *key = tuple_peek(keys, i);
        for (int64_t k = 0; k < i; k++) {
            int same = object_compare_bool(tuple_peek(keys, k), key, COMPARE_EQ);
            if (same != 0) {
                if (same > 0) {
                    raise(EXC_ValueError, "mapping pattern checks duplicate key (%R)", key);
                }
                drop_held(1);
                return NULL;
            }
        }
        Object *value;
        if (is_exact(mapping, &DictType)) {
            int found = dict_get(mapping, key, &value);
            if (found <= 0) {
                drop_held(1);
                return found < 0 ? NULL : None;
            }
        } else {
            // get(key, marker) does not trigger __missing__.
            Slot args[2] = {{key}, {&paused_mark}};
            value = object_call_method(mapping, names.get, args, 2);
            if (value == NULL || value == &paused_mark) {
                drop_held(1);
                return value == NULL ? NULL : None;
            }
        }
        tuple_give_item(values, i, value);
    }
    return let_go();
}

// 1 found and appended to the list, 0 absent, -1.
static int
match_attribute(Object *subject, Object *type, Object *name, Object *seen, Object *attributes)
{
    for (int64_t i = 0; i < list_length(seen); i++) {
        if (str_equal(list_peek(seen, i), name)) {
            raise(EXC_TypeError, "%s() got multiple sub-patterns for attribute %R", ((Type *)type)->name, name);
            return -1;
        }
    }
    if (list_append(seen, name) < 0) {
        return -1;
    }
    Object *value;
    int found = object_find_attr(subject, name, &value);
    if (found <= 0) {
        return found;
    }
    hold(value);
    int done = list_append(attributes, value);
    drop_held(1);
    return done < 0 ? -1 : 1;
}

static int
match_positional(Object *subject, Object *type, uint32_t count, Object *seen, Object *attributes)
{
    Object *match_args;
    int found = object_find_attr(type, names.__match_args__, &match_args);
    if (found < 0) {
        return -1;
    }
    bool match_self = found == 0 && type_has((Type *)type, TYPE_MATCH_SELF);
    if (found > 0) {
        hold(match_args);
        if (!is_exact(match_args, &TupleType)) {
            raise(EXC_TypeError, "%s.__match_args__ must be a tuple (got %T)", ((Type *)type)->name, match_args);
            drop_held(1);
            return -1;
        }
    }
    uint32_t allowed = match_self ? 1 : found > 0 ? (uint32_t)tuple_length(match_args) : 0;
    int matched = 1;
    if (allowed < count) {
        raise(EXC_TypeError, "%s() accepts %u positional sub-pattern%s (%u given)", ((Type *)type)->name, allowed,
              allowed == 1 ? "" : "s", count);
        matched = -1;
    } else if (match_self) {
        matched = list_append(attributes, subject) < 0 ? -1 : 1;
    } else {
        for (uint32_t i = 0; i < count && matched > 0; i++) {
            Object *name = tuple_peek(match_args, i);
            if (!is_str(name)) {
                raise(EXC_TypeError, "__match_args__ elements must be strings (got %T)", name);
                matched = -1;
            } else {
                matched = match_attribute(subject, type, name, seen, attributes);
            }
        }
    }
    if (found > 0) {
        drop_held(1);
    }
    return matched;
}

Object *
match_class(Object *subject, Object *type, uint32_t positional, Object *keyword_names)
{
    if (!is_type(type)) {
        raise(EXC_TypeError, "called match pattern must be a class");
        return NULL;
    }
    int is_instance = object_is_instance(subject, type);
    if (is_instance <= 0) {
        return NULL;
    }
    int start = held_count();
    Object *seen = list_new(0);
    if (seen == NULL) {
        return NULL;
    }
    hold(seen);
    Object *attributes = list_new(0);
    if (attributes == NULL) {
        drop_held_to(start);
        return NULL;
    }
    hold(attributes);
    int matched = positional > 0 ? match_positional(subject, type, positional, seen, attributes) : 1;
    for (int64_t i = 0; i < tuple_length(keyword_names) && matched > 0; i++) {
        matched = match_attribute(subject, type, tuple_peek(keyword_names, i), seen, attributes);
    }
    Object *result = matched > 0 ? list_as_tuple(attributes) : NULL;
    if (result != NULL) {
        // The lists die while the result is held below them.
        hold(result);
        Object *kept = let_go();
        drop_held_to(start);
        return kept;
    }
    drop_held_to(start);
    return NULL;
}
