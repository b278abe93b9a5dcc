// The tables of dict: indices, entries, shared keys, inline values.
#include "base/hash.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/dict_table.h"
#include "types/tuple.h"
#include <string.h>

static FreeList free_keys = {.name = "dict keys", .capacity = 80, .of_buffers = true};

// The table of all empty dicts: one index, no room.
static struct {
    DictKeys keys;
    int8_t indices[8];
} empty = {
    .keys = {.refcnt = 1, .kind = DICT_KEYS_UNICODE},
    .indices = {-1, -1, -1, -1, -1, -1, -1, -1},
};

DictKeys *
keys_empty(void)
{
    return &empty.keys;
}

void
dict_keys_init(void)
{
    free_list_register(&free_keys);
    empty.keys.version = 0;
}

// The hash; an error says what it was wanted for.
static int64_t
named_hash(Object *op, const char *purpose)
{
    int64_t hash = object_hash(op);
    if (hash == -1 && profile->names_unhashable && is_exact(pending_error, exception_types[EXC_TypeError])) {
        Object *error = hold(error_take()), *text = object_str(error);
        if (text != NULL) {
            hold(text);
            raise(EXC_TypeError, "cannot use '%T' as a %s (%U)", op, purpose, text);
            drop_held(1);
        }
        drop_held(1);
    }
    return hash;
}

static const Object *known_key;
static int64_t known_hash;

void
dict_know_hash(const Object *key, int64_t hash)
{
    known_key = is_exact(key, &StrType) ? NULL : key;
    known_hash = hash;
}

int64_t
key_hash(Object *key)
{
    if (is_exact(key, &StrType)) {
        return name_hash(key);
    }
    if (key == known_key) {
        known_key = NULL;
        return known_hash;
    }
    return named_hash(key, "dict key");
}

int64_t
item_hash(Object *item)
{
    return is_exact(item, &StrType) ? name_hash(item) : named_hash(item, "set element");
}

static int64_t
usable_for(int log2_size)
{
    return ((int64_t)2 << log2_size) / 3;
}

static size_t
entry_size(const DictKeys *keys)
{
    return keys_are_str(keys) ? sizeof(DictStrEntry) : sizeof(DictEntry);
}

size_t
keys_block_size(const DictKeys *keys)
{
    return sizeof(DictKeys) + ((size_t)1 << keys->log2_index_bytes) +
           entry_size(keys) * (size_t)usable_for(keys->log2_size);
}

size_t
keys_size(const void *keys)
{
    return keys == NULL ? 0 : keys_block_size(keys);
}

int
keys_log_for_slots(int64_t slots)
{
    // As CPython computes it: until 3.13 exact powers of two from 16 on give the next larger table, and so does what is below 8.
    uint64_t n = (profile->rounds_tables_up ? (uint64_t)slots | 8 : (uint64_t)(slots < 8 ? 8 : slots)) - 1;
    return 64 - __builtin_clzll(n | 7);
}

int
keys_log_for(int64_t entries)
{
    return keys_log_for_slots((entries * 3 + 1) / 2);
}

DictKeys *
keys_new(int log2_size, bool str_only)
{
    size_t entry = str_only ? sizeof(DictStrEntry) : sizeof(DictEntry);
    int log2_index_bytes = log2_size < 8 ? log2_size : log2_size < 16 ? log2_size + 1 : log2_size + 2;
    DictKeys *keys = NULL;
    if (log2_size == KEYS_MIN_LOG && str_only) {
        keys = free_list_take(&free_keys);
    }
    if (keys == NULL) {
        uint64_t size = log2_size > 28 ? UINT64_MAX
                                       : sizeof(DictKeys) + ((uint64_t)1 << log2_index_bytes) +
                                             entry * (uint64_t)usable_for(log2_size);
        keys = size > UINT32_MAX ? NULL : heap_alloc((size_t)size);
        if (keys == NULL) {
            raise_no_memory();
            return NULL;
        }
    }
    *keys = (DictKeys){
        .refcnt = 1,
        .log2_size = (uint8_t)log2_size,
        .log2_index_bytes = (uint8_t)log2_index_bytes,
        .kind = str_only ? DICT_KEYS_UNICODE : DICT_KEYS_GENERAL,
        .usable = usable_for(log2_size),
    };
    memset(keys + 1, 0xff, (size_t)1 << log2_index_bytes);
    memset(dict_entries(keys), 0, entry * (size_t)usable_for(log2_size));
    return keys;
}

void
keys_free(DictKeys *keys)
{
    if (keys->log2_size != KEYS_MIN_LOG || keys->kind != DICT_KEYS_UNICODE || !free_list_give(&free_keys, keys)) {
        heap_free(keys);
    }
}

// Drops everything in a table that nobody uses any more, keys before their values, the first entry first.
static void
keys_destroy(DictKeys *keys)
{
    int64_t count = keys->count;
    Slot *slots = (Slot *)dict_entries(keys);
    if (!keys_are_str(keys)) {
        // Close the gaps that the hashes leave.
        const DictEntry *entries = dict_entries(keys);
        for (int64_t i = 0; i < count; i++) {
            Object *key = entries[i].key, *value = entries[i].value;
            slots[2 * i].ref = key;
            slots[2 * i + 1].ref = value;
        }
    }
    drop_slots_in_order(slots, 2 * count);
    keys_free(keys);
}

static void
keys_decref(DictKeys *keys)
{
    assert(keys->refcnt > 0);
    if (keys != &empty.keys && --keys->refcnt == 0) {
        keys_destroy(keys);
    }
}

// --- finding -----------------------------------------------------------------------------------------

INLINE int64_t
index_read(const DictKeys *keys, uint64_t slot)
{
    const void *indices = keys + 1;
    if (keys->log2_size < 8) {
        return ((const int8_t *)indices)[slot];
    }
    if (keys->log2_size < 16) {
        return ((const int16_t *)indices)[slot];
    }
    return ((const int32_t *)indices)[slot];
}

void
index_write(DictKeys *keys, uint64_t slot, int64_t index)
{
    void *indices = keys + 1;
    if (keys->log2_size < 8) {
        ((int8_t *)indices)[slot] = (int8_t)index;
    } else if (keys->log2_size < 16) {
        ((int16_t *)indices)[slot] = (int16_t)index;
    } else {
        ((int32_t *)indices)[slot] = (int32_t)index;
    }
}

INLINE uint64_t
mask_of(const DictKeys *keys)
{
    return ((uint64_t)1 << keys->log2_size) - 1;
}

// CPython's order of probing: every bit of the hash has its say in the end.
typedef struct {
    uint64_t slot, perturb, mask;
} Probe;

INLINE Probe
probe_start(const DictKeys *keys, int64_t hash)
{
    uint64_t mask = mask_of(keys);
    return (Probe){(uint64_t)hash & mask, (uint64_t)hash, mask};
}

INLINE void
probe_next(Probe *p)
{
    p->perturb >>= 5;
    p->slot = (p->slot * 5 + p->perturb + 1) & p->mask;
}

int64_t
keys_find(const DictKeys *keys, const Object *name, int64_t hash)
{
    const DictStrEntry *entries = dict_str_entries(keys);
    Probe p = probe_start(keys, hash);
    if (LIKELY(keys->log2_size < 8)) {
        const int8_t *indices = (const int8_t *)(keys + 1);
        for (;; probe_next(&p)) {
            int64_t i = indices[p.slot];
            if (i >= 0) {
                const Object *key = entries[i].key;
                if (key == name || (((const Str *)key)->hash == hash && str_equal(key, name))) {
                    return i;
                }
            } else if (i == INDEX_EMPTY) {
                return INDEX_EMPTY;
            }
        }
    }
    for (;; probe_next(&p)) {
        int64_t i = index_read(keys, p.slot);
        if (i >= 0) {
            const Object *key = entries[i].key;
            if (key == name || (((const Str *)key)->hash == hash && str_equal(key, name))) {
                return i;
            }
        } else if (i == INDEX_EMPTY) {
            return INDEX_EMPTY;
        }
    }
}

// A str key in any table, without asking keys of other types.
int64_t
keys_find_str(const DictKeys *keys, const Object *name, int64_t hash)
{
    if (keys_are_str(keys)) {
        return keys_find(keys, name, hash);
    }
    const DictEntry *entries = dict_entries(keys);
    for (Probe p = probe_start(keys, hash);; probe_next(&p)) {
        int64_t i = index_read(keys, p.slot);
        if (i == INDEX_EMPTY) {
            return INDEX_EMPTY;
        }
        if (i >= 0 && (entries[i].key == name || (entries[i].hash == hash && is_exact(entries[i].key, &StrType) &&
                                                  str_equal(entries[i].key, name)))) {
            return i;
        }
    }
}

int64_t
keys_find_text(const DictKeys *keys, const char *text, size_t length)
{
    int64_t hash = hash_bytes(text, length);
    bool str_only = keys_are_str(keys);
    for (Probe p = probe_start(keys, hash);; probe_next(&p)) {
        int64_t i = index_read(keys, p.slot);
        if (i == INDEX_EMPTY) {
            return INDEX_EMPTY;
        }
        if (i >= 0) {
            const Object *key = str_only ? dict_str_entries(keys)[i].key : dict_entries(keys)[i].key;
            if (is_str(key) && ((const Str *)key)->hash == hash && str_equals(key, text)) {
                return i;
            }
        }
    }
}

// One step of a search that has to ask: is the key of entry `i` equal to `key`? 1, 0, INDEX_ERROR; INDEX_DUMMY when the table
// changed meanwhile and the search must begin anew.
static int
ask(const Dict *self, const DictKeys *keys, int64_t i, Object *key)
{
    bool str_only = keys_are_str(keys);
    Object *found = str_only ? dict_str_entries(keys)[i].key : dict_entries(keys)[i].key;
    int quick = quick_equal(found, key);
    if (quick >= 0) {
        return quick;
    }
    hold(incref(found));
    int equal = object_compare_bool(found, key, COMPARE_EQ);
    drop_held(1);
    if (equal < 0) {
        return INDEX_ERROR;
    }
    if (self->keys != keys || i >= keys->count ||
        (str_only ? dict_str_entries(keys)[i].key : dict_entries(keys)[i].key) != found) {
        return INDEX_DUMMY;
    }
    return equal;
}

static int64_t
find_any(const Dict *self, Object *key, int64_t hash)
{
restart:;
    const DictKeys *keys = self->keys;
    bool str_only = keys_are_str(keys);
    for (Probe p = probe_start(keys, hash);; probe_next(&p)) {
        int64_t i = index_read(keys, p.slot);
        if (i == INDEX_EMPTY) {
            return INDEX_EMPTY;
        }
        if (i < 0) {
            continue;
        }
        if (str_only) {
            const Object *found = dict_str_entries(keys)[i].key;
            if (found == key) {
                return i;
            }
            if (name_hash(found) != hash) {
                continue;
            }
        } else {
            if (dict_entries(keys)[i].key == key) {
                return i;
            }
            if (dict_entries(keys)[i].hash != hash) {
                continue;
            }
        }
        int equal = ask(self, keys, i, key);
        if (equal > 0) {
            return i;
        }
        if (equal == INDEX_ERROR) {
            return INDEX_ERROR;
        }
        if (equal == INDEX_DUMMY) {
            goto restart;
        }
    }
}

int64_t
dict_lookup(Dict *self, Object *key, int64_t hash, Object **value)
{
    int64_t i;
    if (keys_are_str(self->keys) && is_exact(key, &StrType)) {
        i = keys_find(self->keys, key, hash);
    } else {
        i = find_any(self, key, hash);
    }
    *value = i < 0 ? NULL : entry_value(self, i);
    return i;
}

// The slot of the indices that leads to entry `index`.
uint64_t
keys_slot_of(const DictKeys *keys, int64_t hash, int64_t index)
{
    Probe p = probe_start(keys, hash);
    while (index_read(keys, p.slot) != index) {
        probe_next(&p);
    }
    return p.slot;
}

// The first slot on the way of a hash that is free, or was.
static uint64_t
free_slot(const DictKeys *keys, int64_t hash)
{
    Probe p = probe_start(keys, hash);
    while (index_read(keys, p.slot) >= 0) {
        probe_next(&p);
    }
    return p.slot;
}

void
keys_append(DictKeys *keys, Object *key, int64_t hash, Object *value)
{
    assert(keys->usable > 0);
    int64_t i = keys->count;
    keys->version = 0;
    index_write(keys, free_slot(keys, hash), i);
    if (keys_are_str(keys)) {
        dict_str_entries(keys)[i].key = incref(key);
        dict_str_entries(keys)[i].value = xincref(value);
    } else {
        dict_entries(keys)[i].hash = hash;
        dict_entries(keys)[i].key = incref(key);
        dict_entries(keys)[i].value = xincref(value);
    }
    keys->usable--;
    keys->count++;
}

void
keys_build_indices(DictKeys *keys, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        int64_t hash = keys_are_str(keys) ? name_hash(dict_str_entries(keys)[i].key) : dict_entries(keys)[i].hash;
        index_write(keys, free_slot(keys, hash), i);
    }
    keys->usable -= count;
    keys->count = count;
}

// --- shared keys ---------------------------------------------------------------------------------------

int64_t
keys_add_shared(DictKeys *keys, Object *name, int64_t hash)
{
    int64_t i = keys_find(keys, name, hash);
    if (i == INDEX_EMPTY && keys->usable > 0) {
        i = keys->count;
        keys_append(keys, name, hash, NULL);
    }
    return i;
}

SMALL void *
keys_new_for_class(Object *static_attributes)
{
    DictKeys *keys = keys_new(SHARED_KEYS_LOG, true);
    if (keys == NULL) {
        return NULL;
    }
    // One more than instances can have: it shrinks by one before each of the first instances.
    keys->usable = SHARED_KEYS_LIMIT;
    keys->kind = DICT_KEYS_SPLIT;
    if (static_attributes != NULL && is_tuple(static_attributes)) {
        for (int64_t i = 0; i < tuple_length(static_attributes); i++) {
            Object *name = tuple_peek(static_attributes, i);
            if (is_exact(name, &StrType)) {
                keys_add_shared(keys, name, name_hash(name));
            }
        }
    }
    return keys;
}

static Dict *
dict_at(uint32_t offset)
{
    return (Dict *)(heap.base + offset);
}

void
keys_acquire_for(Dict *self, DictKeys *keys)
{
    keys->refcnt++;
    self->keys = keys;
    self->previous_sharing = 0;
    self->next_sharing = keys->first_sharing;
    if (keys->first_sharing != 0) {
        dict_at(keys->first_sharing)->previous_sharing = heap_offset(self);
    }
    keys->first_sharing = heap_offset(self);
}

void
keys_let_go(Dict *self)
{
    DictKeys *keys = self->keys;
    if (keys->kind == DICT_KEYS_SPLIT) {
        if (self->previous_sharing != 0) {
            dict_at(self->previous_sharing)->next_sharing = self->next_sharing;
        } else {
            keys->first_sharing = self->next_sharing;
        }
        if (self->next_sharing != 0) {
            dict_at(self->next_sharing)->previous_sharing = self->previous_sharing;
        }
    }
    self->keys = &empty.keys;
    keys_decref(keys);
}

void
keys_release(void *shared)
{
    DictKeys *keys = shared;
    if (keys != NULL) {
        keys->orphaned = true;
        keys_decref(keys);
    }
}

SMALL void
keys_holders(const void *shared, HolderVisitor *visitor)
{
    const DictKeys *keys = shared;
    if (keys == NULL) {
        return;
    }
    for (int64_t i = 0; i < keys->count; i++) {
        visit_holder(visitor, dict_str_entries(keys)[i].key, HOLDER_KEY, i, NULL);
    }
    visit_buffer(visitor, keys);
}

static uint32_t next_version = 1;

void
dict_versions_reset(void)
{
    next_version = 1;
}

int64_t
dict_keys_index(const DictKeys *keys, Object *name)
{
    return keys_find(keys, name, name_hash(name));
}

uint32_t
dict_keys_version(DictKeys *keys)
{
    if (!keys_are_str(keys) || keys == &empty.keys) {
        return 0;
    }
    if (keys->version == 0 && next_version != 0) {
        keys->version = next_version++;
    }
    return keys->version;
}

// --- values ---------------------------------------------------------------------------------------------

DictValues *
values_new(size_t capacity)
{
    DictValues *values = heap_alloc(values_size(capacity));
    if (values == NULL) {
        raise_no_memory();
        return NULL;
    }
    values->capacity = capacity & 63;
    values->size = 0;
    values->embedded = 0;
    values->valid = 1;
    memset(values->values, 0, capacity * sizeof(Slot));
    return values;
}

void
values_add(DictValues *values, int64_t index)
{
    *values_order(values, values->size++) = (uint8_t)index;
}

void
values_remove(DictValues *values, int64_t index)
{
    int i = 0;
    while (*values_order(values, i) != index) {
        i++;
    }
    values->size--;
    for (; i < values->size; i++) {
        *values_order(values, i) = *values_order(values, i + 1);
    }
}

void
values_detach(DictValues *values, Slot *into)
{
    int capacity = values->capacity;
    for (int i = 0; i < capacity; i++) {
        into[capacity - 1 - i].ref = values->values[i].ref;
        values->values[i].ref = NULL;
    }
    values->size = 0;
}
