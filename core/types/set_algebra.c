// Sets made of sets, and changed by them.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_table.h"
#include "types/held.h"
#include "types/set_internal.h"
#include "types/set_table.h"

Type *
set_basic_type(const Object *op)
{
    return op->type == &FrozensetType || (op->type != &SetType && type_is_subtype(op->type, &FrozensetType))
               ? &FrozensetType
               : &SetType;
}

// Runs `step` for each item of an iterable, which is held meanwhile, with its hash.
typedef int (*Step)(Object *context, Object *item, int64_t hash);

static int
set_for_each(Object *iterable, Step step, Object *context)
{
    if (is_set(iterable)) {
        int64_t position = 0, hash;
        Object *key;
        while (set_next_hashed(iterable, &position, &key, &hash)) {
            hold(incref(key));
            int result = step(context, key, hash);
            drop_held(1);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
    if (is_exact(iterable, &DictType)) {
        int64_t position = 0, hash;
        Object *key, *value;
        while (dict_next_hashed(iterable, &position, &key, &value, &hash)) {
            hold(incref(key));
            int result = step(context, key, hash);
            drop_held(1);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
    Object *iterator = object_iter(iterable);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = 0;
    Object *item;
    while (result == 0 && (item = object_next(iterator)) != NULL) {
        hold(item);
        int64_t hash = item_hash(item);
        result = hash == -1 ? -1 : step(context, item, hash);
        drop_held(1);
    }
    drop_held(1);
    return error_pending() ? -1 : result;
}

static int
discard_step(Object *set, Object *item, int64_t hash)
{
    return set_discard_hashed(as_set(set), item, hash) < 0 ? -1 : 0;
}

static int
toggle_step(Object *set, Object *item, int64_t hash)
{
    int found = set_discard_hashed(as_set(set), item, hash);
    return found != 0 ? (found < 0 ? -1 : 0) : set_add_hashed(as_set(set), item, hash);
}

static int
absent_step(Object *set, Object *item, int64_t hash)
{
    int found = set_contains_hashed(as_set(set), item, hash);
    return found < 0 ? -1 : !found;
}

static int
present_step(Object *set, Object *item, int64_t hash)
{
    return set_contains_hashed(as_set(set), item, hash);
}

int
set_difference_update(Object *op, Object *iterable)
{
    if (op == iterable) {
        set_clear(op);
        return 0;
    }
    Set *self = as_set(op);
    Object *common = NULL;
    if (is_set(iterable) && set_length(iterable) >> 3 > self->used) {
        // Far more to remove than there is: see first what both have.
        common = set_intersection(op, iterable);
        if (common == NULL) {
            return -1;
        }
        hold(common);
        iterable = common;
    }
    // A dict is walked by its own iterator here, as CPython does.
    int result = set_for_each(iterable, discard_step, op);
    if (common != NULL) {
        drop_held(1);
    }
    if (result < 0) {
        return -1;
    }
    if (self->fill - self->used <= self->mask / 4) {
        return 0;
    }
    return set_table_resize(self, self->used > 50000 ? self->used * 2 : self->used * 4);
}

int
set_symmetric_difference_update(Object *op, Object *iterable)
{
    if (op == iterable) {
        set_clear(op);
        return 0;
    }
    if (is_set(iterable) || is_exact(iterable, &DictType)) {
        return set_for_each(iterable, toggle_step, op);
    }
    // An item that comes twice must not undo itself.
    Object *other = set_new_from(set_basic_type(op), iterable);
    if (other == NULL) {
        return -1;
    }
    hold(other);
    int result = set_for_each(other, toggle_step, op);
    drop_held(1);
    return result;
}

// Adds to a new set those items that another one has (or has not).
static int
select_items(Object *items, Object *other, Object *into, bool present)
{
    int64_t position = 0, hash;
    Object *key;
    if (is_set(items)) {
        while (set_next_hashed(items, &position, &key, &hash)) {
            hold(incref(key));
            int found = is_dict(other) ? dict_contains_hashed(as_dict(other), key, hash)
                                       : set_contains_hashed(as_set(other), key, hash);
            if (found >= 0 && found == present) {
                found = set_add_hashed(as_set(into), key, hash);
            }
            drop_held(1);
            if (found < 0) {
                return -1;
            }
        }
        return 0;
    }
    Object *iterator = object_iter(items);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    while ((key = object_next(iterator)) != NULL) {
        hold(key);
        hash = object_hash(key);
        int found = hash == -1 ? -1 : set_contains_hashed(as_set(other), key, hash);
        if (found > 0) {
            found = set_add_hashed(as_set(into), key, hash);
        }
        drop_held(1);
        if (found < 0) {
            break;
        }
    }
    drop_held(1);
    return error_pending() ? -1 : 0;
}

static Object *
selected(Object *op, Object *items, Object *other, bool present)
{
    Object *result = set_new_of(set_basic_type(op));
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    if (select_items(items, other, result, present) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

Object *
set_intersection(Object *op, Object *iterable)
{
    if (op == iterable) {
        return set_new_from(set_basic_type(op), op);
    }
    // The smaller one is walked, the larger one is asked.
    if (is_set(iterable) && set_length(iterable) > set_length(op)) {
        return selected(op, op, iterable, true);
    }
    return selected(op, iterable, op, true);
}

// A set of the built-in type with the items of `copied`, changed by the other.
static Object *
changed_copy(Object *op, Object *copied, int (*change)(Object *, Object *), Object *other)
{
    Object *result = set_new_from(set_basic_type(op), copied);
    if (result == NULL) {
        return NULL;
    }
    hold(result);
    if (change(result, other) < 0) {
        drop_held(1);
        return NULL;
    }
    return let_go();
}

Object *
set_difference(Object *op, Object *iterable)
{
    int64_t length = is_set(iterable)                  ? set_length(iterable)
                     : is_exact(iterable, &DictType) ? dict_length(iterable)
                                                     : -1;
    if (length >= 0 && set_length(op) >> 2 <= length) {
        return selected(op, op, iterable, false);
    }
    // Few to remove, or nobody knows how many: from a copy.
    return changed_copy(op, op, set_difference_update, iterable);
}

Object *
set_union(Object *op, Object *iterable)
{
    return op == iterable ? set_new_from(set_basic_type(op), op) : changed_copy(op, op, set_update, iterable);
}

Object *
set_symmetric_difference(Object *op, Object *iterable)
{
    return changed_copy(op, iterable, set_symmetric_difference_update, op);
}

int
set_is_subset(Object *op, Object *other)
{
    if (!is_set(other)) {
        Object *common = set_intersection(op, other);
        if (common == NULL) {
            return -1;
        }
        int result = set_length(common) == set_length(op);
        decref(common);
        return result;
    }
    if (set_length(op) > set_length(other)) {
        return 0;
    }
    int missing = set_for_each(op, absent_step, other);
    return missing < 0 ? -1 : !missing;
}

int
set_is_superset(Object *op, Object *other)
{
    if (is_set(other)) {
        return set_is_subset(other, op);
    }
    int missing = set_for_each(other, absent_step, op);
    return missing < 0 ? -1 : !missing;
}

int
set_is_disjoint(Object *op, Object *other)
{
    if (op == other) {
        return set_length(op) == 0;
    }
    if (is_set(other) && set_length(other) > set_length(op)) {
        Object *swapped = op;
        op = other;
        other = swapped;
    }
    int found = set_for_each(other, present_step, op);
    return found < 0 ? -1 : !found;
}
