// What the patterns of a match statement ask a subject for.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "vm/vm.h"

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
