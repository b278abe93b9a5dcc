// The hash table below dict: what the files of dict, the sets and the lists share.
#pragma once

#include "object/profile.h"
#include "types/dict.h"
#include "types/str.h"

enum { KEYS_MIN_LOG = 3, SHARED_KEYS_LIMIT = 30, SHARED_KEYS_LOG = 6 };
enum { INDEX_EMPTY = -1, INDEX_DUMMY = -2, INDEX_ERROR = -3 };

// keys(), values(), items()
typedef struct {
    Object base;
    alignas(8) Dict *dict;
} DictView;

INLINE Dict *
as_dict(const Object *op)
{
    return (Dict *)(uintptr_t)op;
}

INLINE DictView *
as_view(const Object *op)
{
    return (DictView *)(uintptr_t)op;
}

INLINE DictEntry *
dict_entries(const DictKeys *keys)
{
    return (DictEntry *)((char *)(uintptr_t)(keys + 1) + ((size_t)1 << keys->log2_index_bytes));
}

INLINE bool
keys_are_str(const DictKeys *keys)
{
    return keys->kind != DICT_KEYS_GENERAL;
}

INLINE size_t
values_size(size_t capacity)
{
    return capacity * sizeof(Slot) + (profile->dicts_take_values ? ROUND_UP(capacity + 2, 8) : 8 + ROUND_UP(capacity, 8));
}

// How many values an instance made now has room for.
INLINE size_t
shared_capacity(const DictKeys *keys)
{
    return (size_t)(keys->count + keys->usable);
}

INLINE int64_t
name_hash(const Object *name)
{
    int64_t hash = ((const Str *)name)->hash;
    return LIKELY(hash != -1) ? hash : str_hash((Object *)(uintptr_t)name);
}

// The hash of any key: -1 with an error.
int64_t key_hash(Object *key);
int64_t item_hash(Object *item);  // of a set

// --- keys -----------------------------------------------------------------------------------------

DictKeys *keys_empty(void);  // shared by all empty dicts, static
MUST_USE DictKeys *keys_new(int log2_size, bool str_only);  // NULL with MemoryError
size_t keys_block_size(const DictKeys *keys);
int keys_log_for(int64_t entries);  // a table that has room for them (CPython's estimate)
// Index of a name in a table of str keys, or INDEX_EMPTY.
int64_t keys_find(const DictKeys *keys, const Object *name, int64_t hash);
// Index of a name in a split table; added when it is absent and there is room. INDEX_EMPTY when there is none.
int64_t keys_add_shared(DictKeys *keys, Object *name, int64_t hash);

// --- values ---------------------------------------------------------------------------------------

MUST_USE DictValues *values_new(size_t capacity);  // NULL with MemoryError
void values_add(DictValues *values, int64_t index);     // index gets its value now: the last in order
void values_remove(DictValues *values, int64_t index);  // forgets its place in the order
// Takes all values out, for drop_slots, which drops the last first: they are laid out so that the first is dropped first.
// `into` has room for `capacity`.
void values_detach(DictValues *values, Slot *into);

// --- tables ---------------------------------------------------------------------------------------

// Dicts with the given table. Steals one count of keys, and values; both are let go on failure.
MUST_USE Object *dict_new_split(DictKeys *shared);            // with fresh values
void keys_acquire_for(Dict *self, DictKeys *keys);  // the dict begins to share a split table
void keys_let_go(Dict *self);                       // the dict gives up its table, whatever its kind

// Index of a key and its value (borrowed; NULL when it has none), INDEX_EMPTY, or INDEX_ERROR. May run Python code.
int64_t dict_lookup(Dict *self, Object *key, int64_t hash, Object **value);
MUST_USE int dict_set_hashed(Dict *self, Object *key, int64_t hash, Object *value);
MUST_USE int dict_delete_hashed(Dict *self, Object *key, int64_t hash, Object **out);  // 1 (*out NEW_REF), 0, -1
MUST_USE int dict_contains_hashed(Dict *self, Object *key, int64_t hash);
MUST_USE int dict_resize(Dict *self, int log2_size, bool str_only);
bool dict_next_hashed(const Object *op, int64_t *position, Object **key, Object **value, int64_t *hash);
MUST_USE int dict_update_from(Object *op, Object *argument);  // a mapping, or pairs
MUST_USE int dict_pop_last(Dict *self, Object **key, Object **value);  // 1 (NEW_REFs), 0 when empty, -1

void dict_dealloc(Object *op);
int dict_traverse(Object *op, Visit visit, void *context);
void dict_holders(Object *op, HolderVisitor *visitor);
size_t dict_size(const Object *op);
void dict_track_for(Dict *self, const Object *key, const Object *value);  // tracks it when one of them makes that necessary

MUST_USE Object *dict_view_new(Type *type, Object *dict);
MUST_USE Object *dict_iterator_new(Type *type, Dict *dict);
MUST_USE Object *dict_iter(Object *op);
