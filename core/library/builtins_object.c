// builtins about any object: attributes, types, identity, iteration.
#include "library/library_internal.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/coroutine.h"
#include "types/held.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"

static int
check_attribute_name(Object *name)
{
    if (is_str(name)) {
        return 0;
    }
    raise(EXC_TypeError, "attribute name must be string, not '%T'", name);
    return -1;
}

BUILTIN(builtin_getattr)
{
    UNUSED_ARGUMENTS;
    Object *op = args[0].ref, *name = args[1].ref;
    if (check_attribute_name(name) < 0) {
        return NULL;
    }
    if (count == 2) {
        return object_get_attr(op, name);
    }
    Object *value;
    int found = object_find_attr(op, name, &value);
    return found > 0 ? value : found < 0 ? NULL : incref(args[2].ref);
}

BUILTIN(builtin_hasattr)
{
    UNUSED_ARGUMENTS;
    if (check_attribute_name(args[1].ref) < 0) {
        return NULL;
    }
    Object *value;
    int found = object_find_attr(args[0].ref, args[1].ref, &value);
    if (found < 0) {
        return NULL;
    }
    if (found > 0) {
        hold(value);
        drop_held(1);
    }
    return incref(bool_from(found > 0));
}

// Names of attributes that are set or deleted are interned, as CPython does; value NULL deletes.
static Object *
set_attribute(Object *op, Object *given, Object *value)
{
    Object *name = check_attribute_name(given) < 0 ? NULL : str_intern(incref(given));
    if (name == NULL) {
        return NULL;
    }
    hold(name);
    int result = object_set_attr(op, name, value);
    drop_held(1);
    return result < 0 ? NULL : incref(None);
}

BUILTIN(builtin_setattr)
{
    UNUSED_ARGUMENTS;
    return set_attribute(args[0].ref, args[1].ref, args[2].ref);
}

BUILTIN(builtin_delattr)
{
    UNUSED_ARGUMENTS;
    return set_attribute(args[0].ref, args[1].ref, NULL);
}

static Object *
truth(int result)
{
    return result < 0 ? NULL : incref(bool_from(result));
}

BUILTIN(builtin_isinstance)
{
    UNUSED_ARGUMENTS;
    return truth(object_is_instance(args[0].ref, args[1].ref));
}

BUILTIN(builtin_issubclass)
{
    UNUSED_ARGUMENTS;
    return truth(object_is_subclass(args[0].ref, args[1].ref));
}

BUILTIN(builtin_callable)
{
    UNUSED_ARGUMENTS;
    return incref(bool_from(object_is_callable(args[0].ref)));
}

BUILTIN(builtin_hash)
{
    UNUSED_ARGUMENTS;
    int64_t hash = object_hash(args[0].ref);
    return hash == -1 && error_pending() ? NULL : int_from(hash);
}

BUILTIN(builtin_id)
{
    UNUSED_ARGUMENTS;
    return int_from((int64_t)object_id(args[0].ref));
}

BUILTIN(builtin_len)
{
    UNUSED_ARGUMENTS;
    int64_t length = object_length(args[0].ref);
    return length < 0 ? NULL : int_from_length(length);
}

BUILTIN(builtin_iter)
{
    UNUSED_ARGUMENTS;
    if (count == 1) {
        return object_iter(args[0].ref);
    }
    if (!object_is_callable(args[0].ref)) {
        raise(EXC_TypeError, wording(WORDING_ITER_CALLABLE));
        return NULL;
    }
    return callable_iterator_new(args[0].ref, args[1].ref);
}

BUILTIN(builtin_next)
{
    UNUSED_ARGUMENTS;
    Object *iterator = args[0].ref;
    if (iterator->type->next == NULL) {
        raise(EXC_TypeError, "'%T' object is not an iterator", iterator);
        return NULL;
    }
    Object *item = iterator->type->next(iterator);
    if (item != NULL) {
        return item;
    }
    if (error_pending() && (count == 1 || !error_is(EXC_StopIteration))) {
        return NULL;
    }
    if (count == 2) {
        error_clear();
        return incref(args[1].ref);
    }
    raise_none(EXC_StopIteration);
    return NULL;
}

BUILTIN(builtin_aiter)
{
    UNUSED_ARGUMENTS;
    return object_aiter(args[0].ref);
}

BUILTIN(builtin_anext)
{
    UNUSED_ARGUMENTS;
    Object *awaitable = object_anext(args[0].ref);
    if (awaitable == NULL || count == 1) {
        return awaitable;
    }
    hold(awaitable);
    return drop_held_under(anext_awaitable_new(awaitable, args[1].ref), 1);
}

// --- any, all -------------------------------------------------------------------------------------------

// The truth of the first item whose truth is `wanted`; else the opposite.
static Object *
search_truth(Object *iterable, int wanted)
{
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return NULL;
    }
    hold(iterator);
    int found = !wanted;
    Object *item;
    while ((item = object_next(iterator)) != NULL) {
        hold(item);
        int truth_of_item = object_is_true(item);
        drop_held(1);
        if (truth_of_item < 0 || truth_of_item == wanted) {
            found = truth_of_item;
            break;
        }
    }
    drop_held(1);
    return error_pending() ? NULL : incref(bool_from(found));
}

BUILTIN(builtin_any)
{
    UNUSED_ARGUMENTS;
    return search_truth(args[0].ref, 1);
}

BUILTIN(builtin_all)
{
    UNUSED_ARGUMENTS;
    return search_truth(args[0].ref, 0);
}

// --- sorted ---------------------------------------------------------------------------------------------

BUILTIN(builtin_sorted)
{
    (void)self;
    if (count != 1) {
        raise(EXC_TypeError, "sorted expected 1 argument, got %zu", count);
        return NULL;
    }
    // The list is made before the keywords are looked at, as CPython does.
    Object *list = object_to_list(args[0].ref);
    if (list == NULL) {
        return NULL;
    }
    hold(list);
    // Its method is called, which is an object.
    Object *method = object_get_attr(list, names.sort);
    if (method == NULL) {
        drop_held(1);
        return NULL;
    }
    hold(method);
    Object *values[2];
    int reverse = 0;
    int result = keyword_names != NULL ? prepare_keywords(PREPARED_SORT) : 0;
    result = result == 0 ? args_parse("sort", "|$key reverse", args + 1, 0, keyword_names, values) : result;
    if (result == 0 && values[1] != NULL) {
        reverse = object_is_true(values[1]);
    }
    if (result == 0 && reverse >= 0) {
        result = list_sort(list, values[0] == None ? NULL : values[0], reverse);
    }
    drop_held(1);
    if (result < 0 || reverse < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

const MethodDef builtins_object_functions[] = {
    {"all", builtin_all, 1, 1, 0, NULL},
    {"any", builtin_any, 1, 1, 0, NULL},
    {"callable", builtin_callable, 1, 1, 0, NULL},
    {"delattr", builtin_delattr, 2, 2, 0, NULL},
    {"getattr", builtin_getattr, 2, 3, 0, NULL},
    {"hasattr", builtin_hasattr, 2, 2, 0, NULL},
    {"hash", builtin_hash, 1, 1, 0, NULL},
    {"id", builtin_id, 1, 1, 0, NULL},
    {"isinstance", builtin_isinstance, 2, 2, METHOD_QUIET, NULL},
    {"issubclass", builtin_issubclass, 2, 2, 0, NULL},
    {"iter", builtin_iter, 1, 2, 0, NULL},
    {"len", builtin_len, 1, 1, METHOD_QUIET, "Return the number of items in a container."},
    {"next", builtin_next, 1, 2, 0, NULL},
    {"aiter", builtin_aiter, 1, 1, 0, "Return an AsyncIterator for an AsyncIterable object."},
    {"anext", builtin_anext, 1, 2, 0, NULL},
    {"setattr", builtin_setattr, 3, 3, 0, NULL},
    {"sorted", builtin_sorted, 0, -1, METHOD_KEYWORDS, NULL},
    {.name = NULL},
};
