// Attributes of instances: inline values behind the fields, sharing the class's table of names, and the __dict__ that
// appears when somebody asks for it or when the names no longer fit.
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/dict_table.h"
#include <string.h>

static DictKeys *
shared_keys(const Type *type)
{
    return type->cached_keys;
}

size_t
values_size_for(const Type *type)
{
    return values_size(shared_capacity(shared_keys(type)));
}

void
values_init(Object *op)
{
    // Each new instance has room for one name fewer than the last, so that a class whose instances have few attributes soon
    // has small instances; names that are in use keep their room.
    DictKeys *keys = shared_keys(op->type);
    if (keys->usable > 1) {
        keys->usable--;
    }
    size_t capacity = shared_capacity(keys);
    DictValues *values = instance_values(op);
    values->capacity = capacity & 63;
    values->size = 0;
    values->embedded = 1;
    values->valid = 1;
    for (size_t i = 0; i < capacity; i++) {
        values->values[i].ref = NULL;
    }
}

// Up to 3.12 the slot of the __dict__ leads to a block with the values instead, until there is a __dict__: bit 0 says so.
static DictValues *
apart_values(const Object *op)
{
    uintptr_t place = (uintptr_t)managed_dict_slot(op)->ref;
    return place & 1 ? (DictValues *)(place - 1) : NULL;
}

int
values_give_apart(Object *op)
{
    DictKeys *keys = shared_keys(op->type);
    if (keys->usable > 1) {
        keys->usable--;
    }
    DictValues *values = values_new(shared_capacity(keys));
    if (values == NULL) {
        return -1;
    }
    managed_dict_slot(op)->ref = (Object *)((uintptr_t)values | 1);
    return 0;
}

// The values that no dict has taken over; NULL when there are none.
static DictValues *
own_values(const Object *op)
{
    if (type_has(op->type, TYPE_INLINE_VALUES)) {
        return instance_values(op)->valid ? instance_values(op) : NULL;
    }
    return type_has(op->type, TYPE_APART_VALUES) ? apart_values(op) : NULL;
}

bool
instance_has_dict(const Object *op)
{
    return type_has(op->type, TYPE_MANAGED_DICT) || op->type->dict_offset != 0;
}

// Where the instance keeps its __dict__; NULL when its type has none.
static Slot *
dict_slot(const Object *op)
{
    if (type_has(op->type, TYPE_MANAGED_DICT)) {
        return managed_dict_slot(op);
    }
    if (op->type->dict_offset != 0) {
        return (Slot *)((char *)(uintptr_t)op + op->type->dict_offset);
    }
    return NULL;
}

// --- the __dict__ ---------------------------------------------------------------------------------------

// The __dict__ in the slot, if there is one.
static Object *
dict_in(const Object *op, const Slot *slot)
{
    return type_has(op->type, TYPE_APART_VALUES) && apart_values(op) != NULL ? NULL : slot->ref;
}

// A dict that shows the instance's inline values, or takes over those that stand apart. Not stored in the instance yet.
static Object *
dict_of_values(Object *op)
{
    Object *dict = dict_new();
    if (dict == NULL) {
        return NULL;
    }
    DictValues *values = own_values(op);
    if (values == NULL) {
        return dict; // a finalizer that ran meanwhile has asked for the __dict__
    }
    Dict *self = as_dict(dict);
    keys_acquire_for(self, shared_keys(op->type));
    self->values = values;
    self->used = values->size;
    for (int i = 0; i < values->capacity; i++) {
        if (values->values[i].ref != NULL) {
            dict_track_for(self, values->values[i].ref, values->values[i].ref);
        }
    }
    return dict;
}

// Makes the __dict__ of an instance that has none yet, for an attribute that is set or because someone asks for it. Borrowed.
static SMALL Object *
make_dict(Object *op, Slot *slot, bool is_set)
{
    Object *dict;
    if (own_values(op) != NULL) {
        dict = dict_of_values(op);
    } else if ((is_set || profile->shares_keys_without_values) && type_has(op->type, TYPE_HEAP) &&
               shared_keys(op->type) != NULL) {
        dict = dict_new_split(shared_keys(op->type));
    } else {
        dict = dict_new();
    }
    if (dict != NULL && dict_in(op, slot) != NULL) {
        // A collection that the new dict caused ran a finalizer that asked for the __dict__, too.
        decref(dict);
        return slot->ref;
    }
    if (dict != NULL) {
        slot->ref = dict;
    }
    return dict;
}

Object *
instance_dict(Object *op)
{
    Slot *slot = dict_slot(op);
    assert(slot != NULL);
    Object *dict = dict_in(op, slot);
    return xincref(dict != NULL ? dict : make_dict(op, slot, false));
}

// Takes the values out of the instance and gives them to its __dict__, which becomes independent. False without memory.
static bool
detach(Object *op, Dict *dict)
{
    DictValues *values = instance_values(op);
    if (dict->values != values) {
        return true;
    }
    DictValues *copy = heap_alloc(values_size(values->capacity));
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, values, values_size(values->capacity));
    copy->embedded = 0;
    dict->values = copy;
    values->valid = 0;
    for (int i = 0; i < values->capacity; i++) {
        values->values[i].ref = NULL;
    }
    return true;
}

static void
drop_values(DictValues *values)
{
    Slot detached[SHARED_KEYS_LIMIT];
    values->valid = 0;
    values_detach(values, detached);
    drop_slots(detached, values->capacity);
}

static void
drop_apart_values(Object *op, Object *dict)
{
    DictValues *values = apart_values(op);
    managed_dict_slot(op)->ref = dict;
    drop_values(values);
    heap_free(values);
}

SMALL int
instance_set_dict(Object *op, Object *dict)
{
    if (dict != NULL && !is_dict(dict)) {
        raise(EXC_TypeError, "__dict__ must be set to a dictionary, not a '%T'", dict);
        return -1;
    }
    Slot *slot = dict_slot(op);
    assert(slot != NULL);
    if (type_has(op->type, TYPE_APART_VALUES) && apart_values(op) != NULL) {
        drop_apart_values(op, xincref(dict));
        return 0;
    }
    Object *old = slot->ref;
    if (type_has(op->type, TYPE_INLINE_VALUES)) {
        if (old != NULL && !detach(op, as_dict(old))) {
            raise_no_memory();
            return -1;
        }
        if (old == NULL && instance_values(op)->valid) {
            slot->ref = xincref(dict);
            drop_values(instance_values(op));
            return 0;
        }
    }
    slot->ref = xincref(dict);
    xdecref(old);
    return 0;
}

SMALL int
instance_replace_dict(Object *op, Object *dict)
{
    if (dict == NULL) {
        raise(EXC_TypeError, "cannot delete __dict__");
        return -1;
    }
    return instance_set_dict(op, dict);
}

// --- single attributes ------------------------------------------------------------------------------------

int
instance_get(Object *op, Object *name, Object **out)
{
    const DictValues *values = own_values(op);
    if (LIKELY(values != NULL)) {
        int64_t i = keys_find(shared_keys(op->type), name, name_hash(name));
        *out = i < 0 ? NULL : xincref(values->values[i].ref);
        return *out != NULL;
    }
    const Slot *slot = dict_slot(op);
    if (slot == NULL || slot->ref == NULL) {
        *out = NULL;
        return 0;
    }
    if (keys_are_str(as_dict(slot->ref)->keys) && is_exact(name, &StrType)) {
        return dict_get(slot->ref, name, out);
    }
    hold(incref(slot->ref));
    int result = dict_get(slot->ref, name, out);
    Object *dict = let_go();
    if (result > 0) {
        hold(*out);
        decref(dict);
        *out = let_go();
    } else {
        decref(dict);
    }
    return result;
}

// Stores an attribute whose index among the class's shared keys is known; the instance's values are valid (the evaluation
// loop, behind its caches).
static void
instance_set_value(Object *op, int64_t index, Object *value)
{
    DictValues *values = own_values(op);
    Object *old = values->values[index].ref;
    values->values[index].ref = incref(value);
    if (old != NULL) {
        decref(old);
        return;
    }
    values_add(values, index);
    Object *dict = dict_in(op, managed_dict_slot(op));
    if (UNLIKELY(dict != NULL)) {
        as_dict(dict)->used++;
    }
}

// Stores in a dict, or deletes: 1, 0 absent, -1.
static int
set_in_dict(Object *dict, Object *name, Object *value)
{
    if (value != NULL) {
        return dict_set(dict, name, value) < 0 ? -1 : 1;
    }
    Object *old;
    int result = dict_take(dict, name, &old);
    xdecref(old);
    return result;
}

// With values that no dict has taken over.
static int
set_in_values(Object *op, Object *name, Object *value)
{
    DictValues *values = own_values(op);
    Slot *slot = managed_dict_slot(op);
    int64_t i = INDEX_EMPTY;
    if (is_exact(name, &StrType)) {
        i = keys_add_shared(shared_keys(op->type), name, name_hash(name));
    }
    if (i == INDEX_EMPTY) {
        // The name does not fit: the values move to a dict of their own.
        if (type_has(op->type, TYPE_APART_VALUES)) {
            return make_dict(op, slot, true) == NULL ? -1 : instance_set(op, name, value);
        }
        if (slot->ref != NULL) {
            return set_in_dict(slot->ref, name, value);
        }
        Object *dict = dict_of_values(op);
        if (dict == NULL) {
            return -1;
        }
        hold(dict);
        int result = set_in_dict(dict, name, value);
        dict = let_go();
        if (as_dict(dict)->values == values) {
            // Nothing moved, so nobody needs the dict.
            as_dict(dict)->values = NULL;
            as_dict(dict)->used = 0;
            decref(dict);
            return result;
        }
        slot->ref = dict;
        return result;
    }
    if (value != NULL) {
        instance_set_value(op, i, value);
        return 1;
    }
    Object *old = values->values[i].ref;
    if (old == NULL) {
        return 0;
    }
    values->values[i].ref = NULL;
    values_remove(values, i);
    if (dict_in(op, slot) != NULL) {
        as_dict(slot->ref)->used--;
    }
    decref(old);
    return 1;
}

int
instance_set(Object *op, Object *name, Object *value)
{
    if (LIKELY(own_values(op) != NULL)) {
        return set_in_values(op, name, value);
    }
    Slot *slot = dict_slot(op);
    if (slot == NULL || (slot->ref == NULL && value == NULL)) {
        return 0;
    }
    Object *dict = slot->ref != NULL ? slot->ref : make_dict(op, slot, true);
    if (dict == NULL) {
        return -1;
    }
    hold(incref(dict));
    int result = set_in_dict(dict, name, value);
    drop_held(1);
    return result;
}

// --- the collector and the ledger ---------------------------------------------------------------------------

int
instance_traverse(Object *op, Visit visit, void *context)
{
    const DictValues *values = own_values(op);
    if (values != NULL) {
        // A __dict__ that shows these values is left out, as in CPython 3.13: to the collector it looks held from outside,
        // and does not count as garbage.
        for (int i = 0; i < values->capacity; i++) {
            VISIT_SLOT(values->values[i].ref);
        }
        return 0;
    }
    const Slot *slot = dict_slot(op);
    if (slot != NULL) {
        VISIT_SLOT(slot->ref);
    }
    return 0;
}

// There is no memory for the values' new home: whoever else has the __dict__ finds it empty.
static void
clear_shared_dict(Object *op, Dict *dict)
{
    if (dict->base.refcnt > 1) {
        Object *error = error_take();
        if (error != NULL) {
            hold(error);
        }
        raise_no_memory();
        error_write_unraisable(NULL, NULL);
        error_give(error != NULL ? let_go() : NULL);
    }
    managed_dict_slot(op)->ref = NULL;
    hold(&dict->base);
    dict->values = NULL;
    dict->used = 0;
    keys_let_go(dict);
    drop_values(instance_values(op));
    drop_held(1);
}

void
instance_clear(Object *op)
{
    Slot *slot = dict_slot(op);
    if (slot == NULL) {
        return;
    }
    if (type_has(op->type, TYPE_APART_VALUES) && apart_values(op) != NULL) {
        drop_apart_values(op, NULL);
        return;
    }
    if (type_has(op->type, TYPE_INLINE_VALUES)) {
        if (slot->ref == NULL) {
            if (instance_values(op)->valid) {
                drop_values(instance_values(op));
            }
            return;
        }
        if (!detach(op, as_dict(slot->ref))) {
            clear_shared_dict(op, as_dict(slot->ref));
            return;
        }
    }
    CLEAR_SLOT(slot->ref);
}

SMALL void
instance_holders(Object *op, HolderVisitor *visitor)
{
    DictValues *values = own_values(op);
    if (values != NULL) {
        const DictKeys *keys = shared_keys(op->type);
        for (int i = 0; i < values->capacity && i < keys->count; i++) {
            visit_holder(visitor, values->values[i].ref, HOLDER_ATTRIBUTE, i, dict_str_entries(keys)[i].key);
        }
    }
    const Slot *slot = dict_slot(op);
    if (values != NULL && !values->embedded) {
        visit_buffer(visitor, values);
    } else if (slot != NULL) {
        visit_field(visitor, slot->ref, "__dict__");
    }
}
