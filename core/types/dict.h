// dict: an ordered hash table in CPython 3.13's compact layout, and the inline attribute values of instances, which share
// their keys (Objects/dictobject.c).
#pragma once

#include "object/object.h"

typedef enum { DICT_KEYS_GENERAL, DICT_KEYS_UNICODE, DICT_KEYS_SPLIT } DictKeysKind;

typedef struct {
    uint32_t refcnt;
    uint32_t first_sharing;  // split tables: offset in the heap of the first dict that shares them, 0 none
    uint8_t log2_size, log2_index_bytes, kind;
    uint8_t orphaned;  // split tables: the class is gone, only dicts are left
    uint32_t version;  // for lookup caches; 0: none. Set to 0 whenever keys are added, removed or (unsplit) replaced
    int64_t usable, count;
    // then 1 << log2_index_bytes bytes of indices, then the entries
} DictKeys;  // 32 bytes

typedef struct {
    int64_t hash;
    alignas(8) Object *key;
    alignas(8) Object *value;
} DictEntry;
typedef struct {
    alignas(8) Object *key;
    alignas(8) Object *value;
} DictStrEntry;  // of tables that have only str keys

typedef struct {
    uint8_t capacity : 6, embedded : 1, valid : 1;
    uint8_t size;
    uint8_t order[6];  // the order of insertion: indices of the first six, the others' stand behind the values
    Slot values[1];    // `capacity` of them
} DictValues;

typedef struct {
    Object base;
    int64_t used;
    uint32_t next_sharing, previous_sharing;  // the other dicts of a split table, by their offsets in the heap
    alignas(8) DictKeys *keys;
    alignas(8) DictValues *values;  // split table: an instance's __dict__; else NULL
} Dict;  // 48 bytes

_Static_assert(sizeof(DictKeys) == 32 && sizeof(Dict) == 48, "CPython's sizes");

// The index of the value that was inserted as number i.
INLINE uint8_t *
values_order(DictValues *values, int64_t i)
{
    enum { IN_FRONT = sizeof(values->order) };
    return i < IN_FRONT ? &values->order[i] : (uint8_t *)&values->values[values->capacity] + (i - IN_FRONT);
}

INLINE DictStrEntry *
dict_str_entries(const DictKeys *keys)
{
    return (DictStrEntry *)((char *)(uintptr_t)(keys + 1) + ((size_t)1 << keys->log2_index_bytes));
}

void dicts_init(void);

MUST_USE NEW_REF Object *dict_new(void);
MUST_USE NEW_REF Object *dict_new_presized(int64_t used, bool str_only);  // with room for so many items
INLINE int64_t
dict_length(const Object *op)
{
    return ((const Dict *)op)->used;
}
// 1 found (NEW_REF), 0 absent, -1 error. Comparing keys may run Python code.
MUST_USE int dict_get(Object *op, Object *key, Object **out);
// For str keys of tables that are known to have str keys only (namespaces): never fails. Borrowed, or NULL.
BORROWED Object *dict_peek(Object *op, Object *name);
BORROWED Object *dict_peek_cstring(Object *op, const char *name);
MUST_USE int dict_set(Object *op, Object *key, Object *value);
MUST_USE int dict_set_cstring(Object *op, const char *name, Object *value);
MUST_USE int dict_set_safe(Object *op, Object *key, Object *value);  // of what stays on the stack meanwhile
// The operation that follows, on this very key, need not ask it for its hash.
void dict_know_hash(const Object *key, int64_t hash);
MUST_USE int dict_delete(Object *op, Object *key);  // -1 with KeyError when absent
MUST_USE int dict_take(Object *op, Object *key, Object **out);  // 1 removed (NEW_REF), 0 absent, -1
MUST_USE int dict_contains(Object *op, Object *key);
MUST_USE NEW_REF Object *dict_set_default(Object *op, Object *key, Object *otherwise);
MUST_USE NEW_REF Object *dict_copy(Object *op);
MUST_USE int dict_merge(Object *op, Object *mapping, int override);  // 1 override, 0 keep, 2 duplicate is an error (KeyError)
void dict_clear(Object *op);
// Walks in order: false at the end. *position starts at 0. Borrowed.
bool dict_next(const Object *op, int64_t *position, Object **key, Object **value);
MUST_USE NEW_REF Object *dict_keys_list(Object *op);
MUST_USE NEW_REF Object *mapping_keys(Object *mapping);  // an iterator over what its method keys gives
MUST_USE NEW_REF Object *dict_from_slots(Slot *pairs, int64_t count);  // BUILD_MAP: key, value, ...; borrows
MUST_USE NEW_REF Object *dict_from_names(Object *names, Slot *values);  // keyword arguments as a dict; borrows
void dict_maybe_untrack(Object *op);  // the collector, up to 3.13

// Lookup caches of the evaluation loop. Index of a str key among the entries, or -1; keys kind must not be GENERAL.
int64_t dict_keys_index(const DictKeys *keys, Object *name);
uint32_t dict_keys_version(DictKeys *keys);  // assigns one when 0; 0 when the table has other than str keys
// Replaces the value of entry `index` of a dict of str keys (STORE_GLOBAL, STORE_NAME with a valid cache).
void dict_set_entry(Object *op, int64_t index, Object *value);

// --- attributes of instances ---------------------------------------------------------------------
// Classes with TYPE_INLINE_VALUES keep them behind basic_size (see DictValues), those with TYPE_APART_VALUES in a block; __dict__ is made when asked for and shares
// the values. Up to 3.10 style dicts in a slot (dict_offset) are handled here too.

MUST_USE void *keys_new_for_class(Object *static_attributes);  // Type.cached_keys; the tuple may be NULL
void keys_release(void *keys);
size_t keys_size(const void *keys);  // bytes, part of sys.getsizeof of a class
void keys_holders(const void *keys, HolderVisitor *visitor);  // for Type.holders: the names, and the block
size_t values_size_for(const Type *type);  // bytes behind basic_size of the next instance
void values_init(Object *op);              // after the instance was allocated with that size
// Instead, when they stand apart: 0, or -1 with MemoryError.
MUST_USE int values_give_apart(Object *op);
INLINE DictValues *
instance_values(const Object *op)
{
    return (DictValues *)((char *)(uintptr_t)op + op->type->basic_size);
}
INLINE Slot *
managed_dict_slot(const Object *op)
{
    return (Slot *)(uintptr_t)op - 3;  // in front of the collector's header
}
INLINE Slot *
managed_weakref_slot(const Object *op)
{
    return (Slot *)(uintptr_t)op - 4;
}
// Attribute in the instance itself (inline values or dict), not in its class. get: 1 NEW_REF, 0, -1. set: value NULL deletes;
// 1 done, 0 absent (when deleting), -1.
MUST_USE int instance_get(Object *op, Object *name, Object **out);
MUST_USE int instance_set(Object *op, Object *name, Object *value);
bool instance_has_dict(const Object *op);  // does its type give it a __dict__ at all?
// The __dict__, made when needed. NEW_REF or NULL with an error; op has a dict by type.
MUST_USE NEW_REF Object *instance_dict(Object *op);
MUST_USE int instance_set_dict(Object *op, Object *dict);  // NULL: none
MUST_USE int instance_replace_dict(Object *op, Object *dict);  // the same for types whose __dict__ cannot be deleted
int instance_traverse(Object *op, Visit visit, void *context);   // values and dict
void instance_clear(Object *op);                                  // drops values and dict
void instance_holders(Object *op, HolderVisitor *visitor);
