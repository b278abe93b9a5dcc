// Unpacking a sequence into targets, and starred items and arguments.
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "vm/vm.h"

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
