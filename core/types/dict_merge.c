// dict: copying, merging, and what a dict holds.
#include "types/dict.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/held.h"
#include "types/list.h"
#include <string.h>

void
dict_holders(Object *op, HolderVisitor *visitor)
{
    Dict *self = as_dict(op);
    const DictKeys *keys = self->keys;
    if (keys == keys_empty()) {
        return;
    }
    if (self->values != NULL) {
        if (!self->values->embedded) {
            for (int64_t i = 0; i < keys->count && i < self->values->capacity; i++) {
                visit_holder(visitor, self->values->values[i].ref, HOLDER_VALUE, i, dict_str_entries(keys)[i].key);
            }
            visit_buffer(visitor, self->values);
        }
        // Shared names belong to the class; when that is gone, to the first dict that is left.
        if (keys->orphaned && keys->first_sharing == heap_offset(self)) {
            keys_holders(keys, visitor);
        }
        return;
    }
    for (int64_t i = 0; i < keys->count; i++) {
        Object *key = entry_key(self, i);
        if (key != NULL) {
            visit_holder(visitor, key, HOLDER_KEY, i, NULL);
            visit_holder(visitor, entry_value(self, i), HOLDER_VALUE, i, key);
        }
    }
    visit_buffer(visitor, keys);
}

size_t
dict_size(const Object *op)
{
    const Dict *self = as_dict(op);
    size_t size = op->type->basic_size;
    if (self->values != NULL) {
        size += shared_capacity(self->keys) * sizeof(Slot);
    }
    // The keys of a split table are part of the class's size.
    if (self->keys != keys_empty() && self->keys->refcnt == 1) {
        size += keys_block_size(self->keys);
    }
    return size;
}

Object *
dict_peek_cstring(Object *op, const char *name)
{
    Dict *self = as_dict(op);
    int64_t i = keys_find_text(self->keys, name, strlen(name));
    return i < 0 ? NULL : entry_value(self, i);
}

Object *
dict_keys_list(Object *op)
{
    for (;;) {
        int64_t used = dict_length(op);
        Object *list = list_new(used);
        if (list == NULL) {
            return NULL;
        }
        if (used == dict_length(op)) {
            int64_t position = 0, i = 0;
            Object *key, *value;
            while (dict_next(op, &position, &key, &value)) {
                list_give_item(list, i++, incref(key));
            }
            return list;
        }
        decref(list);  // making the list ran a collection that changed the dict
    }
}

static DictKeys *
clone_keys(const Dict *self)
{
    const DictKeys *old = self->keys;
    size_t size = keys_block_size(old);
    DictKeys *keys = heap_alloc(size);
    if (keys == NULL) {
        raise_no_memory();
        return NULL;
    }
    memcpy(keys, old, size);
    keys->refcnt = 1;
    keys->version = 0;
    for (int64_t i = 0; i < old->count; i++) {
        xincref(entry_key(self, i));
        xincref(entry_value(self, i));
    }
    return keys;
}

static Object *
copy_split(Dict *self)
{
    Dict *copy = as_dict(dict_new());
    if (copy == NULL) {
        return NULL;
    }
    if (self->values == NULL) {
        // Making it ran a collection that changed the original.
        decref(&copy->base);
        return dict_copy(&self->base);
    }
    DictValues *values = values_new(self->values->capacity);
    if (values == NULL) {
        decref(&copy->base);
        return NULL;
    }
    for (int i = 0; i < values->capacity; i++) {
        values->values[i].ref = xincref(self->values->values[i].ref);
    }
    values->size = self->values->size;
    for (int i = 0; i < values->size; i++) {
        *values_order(values, i) = *values_order(self->values, i);
    }
    keys_acquire_for(copy, self->keys);
    copy->values = values;
    copy->used = self->used;
    if (gc_is_tracked(&self->base) && !gc_is_tracked(&copy->base)) {
        gc_track(&copy->base);
    }
    return &copy->base;
}

Object *
dict_copy(Object *op)
{
    Dict *self = as_dict(op);
    if (self->used == 0) {
        return dict_new();
    }
    if (self->values != NULL) {
        return copy_split(self);
    }
    if (op->type->iter != dict_iter || self->used < self->keys->count * 2 / 3) {
        Object *copy = dict_new();
        if (copy == NULL) {
            return NULL;
        }
        hold(copy);
        int result = dict_merge(copy, op, 1);
        copy = let_go();
        if (result < 0) {
            decref(copy);
            return NULL;
        }
        return copy;
    }
    // The table is dense: the copy is as large.
    Dict *copy = as_dict(dict_new());
    if (copy == NULL) {
        return NULL;
    }
    if (self->used == 0 || self->values != NULL) {
        decref(&copy->base);
        return dict_copy(op);
    }
    DictKeys *keys = clone_keys(self);
    if (keys == NULL) {
        decref(&copy->base);
        return NULL;
    }
    copy->keys = keys;
    copy->used = self->used;
    if (gc_is_tracked(op) && !gc_is_tracked(&copy->base)) {
        gc_track(&copy->base);
    }
    return &copy->base;
}

static int
merge_one(Dict *self, Object *key, int64_t hash, Object *value, int override)
{
    if (override != 1) {
        int found = dict_contains_hashed(self, key, hash);
        if (found != 0) {
            if (found > 0 && override == 2) {
                raise_key_error(key);
                return -1;
            }
            return found < 0 ? -1 : 0;
        }
    }
    if (is_exact(key, &StrType)) {
        return dict_set_hashed(self, key, hash, value);
    }
    hold(incref(key));  // besides the caller
    hold(incref(value));
    int result = dict_set_hashed(self, key, hash, value);
    drop_held(2);
    return result;
}

static int
merge_dict(Dict *self, Dict *other, int override)
{
    if (other == self || other->used == 0) {
        return 0;
    }
    if (self->used == 0) {
        override = 1;
        DictKeys *theirs = other->keys;
        bool may_replace = self->values == NULL || profile->dicts_take_values;
        if (may_replace && other->values == NULL && other->used == theirs->count &&
            (theirs->log2_size == KEYS_MIN_LOG || ((int64_t)1 << theirs->log2_size) / 3 < other->used)) {
            // Theirs has no gaps and is no larger than it needs to be: take a copy of it.
            DictKeys *keys = clone_keys(other);
            if (keys == NULL) {
                return -1;
            }
            keys_let_go(self);
            heap_free(self->values);  // all empty
            self->values = NULL;
            self->keys = keys;
            self->used = other->used;
            if (gc_is_tracked(&other->base) && !gc_is_tracked(&self->base)) {
                gc_track(&self->base);
            }
            return 0;
        }
    }
    // Grow once, as if the dicts had no key in common.
    if ((((int64_t)2) << self->keys->log2_size) / 3 < other->used &&
        dict_resize(self, keys_log_for(self->used + other->used), keys_are_str(other->keys)) < 0) {
        return -1;
    }
    int64_t used = other->used, position = 0, hash;
    Object *key, *value;
    while (dict_next_hashed(&other->base, &position, &key, &value, &hash)) {
        hold(incref(key));
        hold(incref(value));
        int result = merge_one(self, key, hash, value, override);
        drop_held(2);
        if (result < 0) {
            return -1;
        }
        if (other->used != used) {
            raise(EXC_RuntimeError, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

Object *
mapping_keys(Object *mapping)
{
    Object *keys = object_call_method(mapping, names.keys, NULL, 0);
    if (keys == NULL) {
        return NULL;
    }
    hold(keys);
    Object *iterator = object_iter(keys);
    if (iterator == NULL && error_is(EXC_TypeError)) {
        raise(EXC_TypeError, "%T.keys() returned a non-iterable (type %T)", mapping, keys);
    }
    return drop_held_under(iterator, 1);
}

static int
merge_mapping(Object *op, Object *mapping, int override)
{
    Object *iterator = mapping_keys(mapping);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    int result = -1;
    Object *key;
    while ((key = object_next(iterator)) != NULL) {
        hold(key);
        if (override != 1) {
            int found = dict_contains(op, key);
            if (found > 0 && override == 0) {
                drop_held(1);
                continue;
            }
            if (found > 0) {
                raise_key_error(key);
            }
            if (found != 0) {
                drop_held(1);
                goto out;
            }
        }
        Object *value = object_get_item(mapping, key);
        if (value == NULL) {
            drop_held(1);
            goto out;
        }
        hold(value);
        int stored = dict_set(op, key, value);
        drop_held(2);
        if (stored < 0) {
            goto out;
        }
    }
    result = error_pending() ? -1 : 0;
out:
    drop_held(1);
    return result;
}

int
dict_merge(Object *op, Object *mapping, int override)
{
    if (is_dict(mapping) && mapping->type->iter == dict_iter) {
        return merge_dict(as_dict(op), as_dict(mapping), override);
    }
    return merge_mapping(op, mapping, override);
}

static COLD void
note_element(int64_t number)
{
    Object *error = hold(error_take());
    Object *note = str_format("Cannot convert dictionary update sequence element #%lld to a sequence", (long long)number);
    if (note != NULL) {
        hold(note);
        Slot args[] = {{note}};
        xdecref(object_call_method(error, names.add_note, args, 1));
        drop_held(1);
    }
    error_clear();
    error_give(let_go());
}

static int
store_pair(Object *op, Object *item, int64_t number)
{
    Object *pair = sequence_fast(item, "object is not iterable");
    if (pair == NULL) {
        if (error_is(EXC_TypeError) && profile->notes_elements) {
            note_element(number);
        } else if (error_is(EXC_TypeError)) {
            error_clear();
            raise(EXC_TypeError, "cannot convert dictionary update sequence element #%lld to a sequence",
                  (long long)number);
        }
        return -1;
    }
    hold(pair);
    int64_t length;
    Slot *slots = sequence_slots(pair, &length);
    int result = -1;
    if (length != 2) {
        raise(EXC_ValueError, "dictionary update sequence element #%lld has length %lld; 2 is required",
              (long long)number, (long long)length);
    } else {
        Object *key = slots[0].ref, *value = slots[1].ref;
        hold(incref(key));
        hold(incref(value));
        result = dict_set(op, key, value);
        drop_held(2);
    }
    drop_held(1);
    return result;
}

static int
merge_pairs(Object *op, Object *pairs)
{
    Object *iterator = object_iter(pairs);
    if (iterator == NULL) {
        return -1;
    }
    hold(iterator);
    Object *item;
    for (int64_t number = 0; (item = object_next(iterator)) != NULL; number++) {
        hold(item);
        int result = store_pair(op, item, number);
        drop_held(1);
        if (result < 0) {
            break;
        }
    }
    drop_held(1);
    return error_pending() ? -1 : 0;
}

int
dict_update_from(Object *op, Object *argument)
{
    if (is_exact(argument, &DictType)) {
        return dict_merge(op, argument, 1);
    }
    Object *keys;
    int found = object_find_attr(argument, names.keys, &keys);
    if (found < 0) {
        return -1;
    }
    if (found > 0) {
        decref(keys);
        return dict_merge(op, argument, 1);
    }
    return merge_pairs(op, argument);
}
