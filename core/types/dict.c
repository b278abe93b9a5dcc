// dict: finding, storing, deleting, growing.
#include "types/dict.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/error.h"
#include "object/free_list.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/dict_internal.h"
#include "types/held.h"
#include "types/quick.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

static FreeList free_dicts = {.name = "dict", .capacity = 80};

void
dicts_init(void)
{
    free_list_register(&free_dicts);
    dict_keys_init();
    dict_versions_reset();
}

// --- birth and death -------------------------------------------------------------------------------

static Dict *
new_empty(void)
{
    void *block = free_list_take(&free_dicts);
    Object *op = block != NULL ? gc_revive(block, &DictType) : gc_new(&DictType, sizeof(Dict));
    if (op != NULL) {
        Dict *self = as_dict(op);
        self->used = 0;
        self->next_sharing = self->previous_sharing = 0;
        self->keys = keys_empty();
        self->values = NULL;
        if (profile->tracks_all_dicts) {
            gc_track(op);
        }
    }
    return as_dict(op);
}

Object *
dict_new(void)
{
    return (Object *)new_empty();
}

static Object *
dict_new_with(DictKeys *keys, DictValues *values, int64_t used)
{
    Dict *self = new_empty();
    if (self == NULL) {
        assert(values == NULL || !values->embedded);
        heap_free(values);
        // A table for a new dict has no entries yet.
        keys_free(keys);
        return NULL;
    }
    self->keys = keys;
    self->values = values;
    self->used = used;
    return &self->base;
}

Object *
dict_new_split(DictKeys *shared)
{
    DictValues *values = values_new(shared_capacity(shared));
    if (values == NULL) {
        return NULL;
    }
    Dict *self = new_empty();
    if (self == NULL) {
        heap_free(values);
        return NULL;
    }
    keys_acquire_for(self, shared);
    self->values = values;
    return &self->base;
}

Object *
dict_new_presized(int64_t used, bool str_only)
{
    enum { MOST_SLOTS_LOG = 17, MOST_USABLE = (2 << MOST_SLOTS_LOG) / 3 };
    if (used <= 5) {
        return dict_new();
    }
    DictKeys *keys = keys_new(used > MOST_USABLE ? MOST_SLOTS_LOG : keys_log_for(used), str_only);
    return keys == NULL ? NULL : dict_new_with(keys, NULL, 0);
}

void
dict_dealloc(Object *op)
{
    Dict *self = as_dict(op);
    gc_untrack(op);
    DictValues *values = self->values;
    if (values != NULL) {
        self->values = NULL;
        self->used = 0;
        if (!values->embedded) {
            Slot detached[SHARED_KEYS_LIMIT];
            values_detach(values, detached);
            drop_slots(detached, values->capacity);
            heap_free(values);
        }
    }
    keys_let_go(self);
    if (!is_exact(op, &DictType) || !free_list_give(&free_dicts, gc_head(op))) {
        gc_free(op);
    }
}

int
dict_traverse(Object *op, Visit visit, void *context)
{
    Dict *self = as_dict(op);
    const DictKeys *keys = self->keys;
    if (self->values != NULL) {
        // Values inside an instance are visited by it.
        if (!self->values->embedded) {
            for (int64_t i = 0; i < keys->count && i < self->values->capacity; i++) {
                VISIT_SLOT(self->values->values[i].ref);
            }
        }
    } else if (keys_are_str(keys)) {
        for (int64_t i = 0; i < keys->count; i++) {
            VISIT_SLOT(dict_str_entries(keys)[i].value);
        }
    } else {
        for (int64_t i = 0; i < keys->count; i++) {
            if (dict_entries(keys)[i].value != NULL) {
                VISIT_SLOT(dict_entries(keys)[i].value);
                VISIT_SLOT(dict_entries(keys)[i].key);
            }
        }
    }
    return 0;
}

void
dict_clear(Object *op)
{
    Dict *self = as_dict(op);
    if (self->keys == keys_empty()) {
        return;
    }
    DictValues *values = self->values;
    self->used = 0;
    if (values == NULL) {
        keys_let_go(self);
        return;
    }
    Slot detached[SHARED_KEYS_LIMIT];
    int capacity = values->capacity;
    values_detach(values, detached);
    if (!values->embedded) {
        self->values = NULL;
        heap_free(values);
        keys_let_go(self);
    }
    drop_slots(detached, capacity);
}

// --- tracking ----------------------------------------------------------------------------------------

void
dict_track_for(Dict *self, const Object *key, const Object *value)
{
    if (!gc_is_tracked(&self->base) && (may_be_tracked(value) || may_be_tracked(key))) {
        gc_track(&self->base);
    }
}

void
dict_maybe_untrack(Object *op)
{
    Dict *self = as_dict(op);
    if (!is_exact(op, &DictType) || !gc_is_tracked(op)) {
        return;
    }
    for (int64_t i = 0; i < self->keys->count; i++) {
        const Object *value = self->values != NULL && i >= self->values->capacity ? NULL : entry_value(self, i);
        if (value != NULL &&
            (may_be_tracked(value) || (!keys_are_str(self->keys) && may_be_tracked(entry_key(self, i))))) {
            return;
        }
    }
    gc_untrack(op);
}

// --- growing ---------------------------------------------------------------------------------------------

int
dict_resize(Dict *self, int log2_size, bool str_only)
{
    DictKeys *old = self->keys;
    DictValues *values = self->values;
    str_only = str_only && keys_are_str(old);
    DictKeys *keys = keys_new(log2_size, str_only);
    if (keys == NULL) {
        return -1;
    }
    int64_t used = self->used;
    assert(keys->usable >= used);
    if (values != NULL) {
        // Names get one more reference, values move.
        for (int64_t i = 0; i < used; i++) {
            int index = *values_order(values, i);
            Object *name = dict_str_entries(old)[index].key;
            Object *value = values->values[index].ref;
            values->values[index].ref = NULL;
            if (str_only) {
                dict_str_entries(keys)[i] = (DictStrEntry){.key = incref(name), .value = value};
            } else {
                dict_entries(keys)[i] = (DictEntry){.hash = name_hash(name), .key = incref(name), .value = value};
            }
        }
        keys_build_indices(keys, used);
        self->values = NULL;
        if (values->embedded) {
            values->size = 0;
            values->valid = 0;
        } else {
            heap_free(values);
        }
        keys_let_go(self);
        self->keys = keys;
        return 0;
    }
    int64_t at = 0;
    for (int64_t i = 0; i < old->count; i++) {
        if (!keys_are_str(old)) {
            if (dict_entries(old)[i].value != NULL) {
                dict_entries(keys)[at++] = dict_entries(old)[i];
            }
        } else if (dict_str_entries(old)[i].value != NULL) {
            const DictStrEntry *entry = &dict_str_entries(old)[i];
            if (str_only) {
                dict_str_entries(keys)[at++] = *entry;
            } else {
                dict_entries(keys)[at++] =
                    (DictEntry){.hash = name_hash(entry->key), .key = entry->key, .value = entry->value};
            }
        }
    }
    assert(at == used);
    keys_build_indices(keys, used);
    self->keys = keys;
    if (old != keys_empty()) {
        keys_free(old);
    }
    return 0;
}

// Room for at least one more entry: three times what is used.
static int
grow(Dict *self, bool str_only)
{
    return dict_resize(self, keys_log_for_slots(self->used * 3), str_only);
}

// --- storing ---------------------------------------------------------------------------------------------

// Appends an entry whose key is known to be absent; the table is no split one.
static int
append(Dict *self, Object *key, int64_t hash, Object *value)
{
    bool is_name = is_exact(key, &StrType);
    // Looking for the key may have run code that emptied the dict, so its table may be one of str keys again.
    if (self->keys->usable <= 0 || (!is_name && keys_are_str(self->keys))) {
        if (grow(self, is_name) < 0) {
            return -1;
        }
    }
    keys_append(self->keys, key, hash, value);
    self->used++;
    return 0;
}

static int
append_first(Dict *self, Object *key, int64_t hash, Object *value)
{
    DictKeys *keys = keys_new(KEYS_MIN_LOG, is_exact(key, &StrType));
    if (keys == NULL) {
        return -1;
    }
    dict_track_for(self, key, value);
    self->keys = keys;
    self->values = NULL;
    keys_append(keys, key, hash, value);
    self->used = 1;
    return 0;
}

static void
replace_value(Dict *self, int64_t i, Object *value)
{
    Object *old;
    incref(value);
    if (keys_are_str(self->keys)) {
        DictStrEntry *entry = &dict_str_entries(self->keys)[i];
        old = entry->value;
        entry->value = value;
    } else {
        DictEntry *entry = &dict_entries(self->keys)[i];
        old = entry->value;
        entry->value = value;
    }
    decref(old);
}

static void
set_split_value(Dict *self, int64_t i, Object *key, Object *value)
{
    dict_track_for(self, key, value);
    Object *old = self->values->values[i].ref;
    self->values->values[i].ref = incref(value);
    if (old == NULL) {
        values_add(self->values, i);
        self->used++;
    } else {
        decref(old);
    }
}

// Before a key is looked for in order to be stored: makes the table fit for its type. For a split table that has room the
// index is returned in *index. 0 or -1.
static int
prepare(Dict *self, Object *key, int64_t hash, int64_t *index)
{
    *index = INDEX_EMPTY;
    if (keys_are_str(self->keys) && !is_exact(key, &StrType) && grow(self, false) < 0) {
        return -1;
    }
    if (self->values != NULL) {
        *index = keys_add_shared(self->keys, key, hash);
        if (*index == INDEX_EMPTY) {
            return grow(self, true);
        }
    }
    return 0;
}

int
dict_set_hashed(Dict *self, Object *key, int64_t hash, Object *value)
{
    if (self->keys == keys_empty()) {
        return append_first(self, key, hash, value);
    }
    int64_t i;
    if (prepare(self, key, hash, &i) < 0) {
        return -1;
    }
    if (i >= 0) {
        set_split_value(self, i, key, value);
        return 0;
    }
    Object *old;
    i = dict_lookup(self, key, hash, &old);
    if (i == INDEX_ERROR) {
        return -1;
    }
    dict_track_for(self, key, value);
    if (i == INDEX_EMPTY) {
        return append(self, key, hash, value);
    }
    if (self->values != NULL) {
        set_split_value(self, i, key, value);
    } else {
        replace_value(self, i, value);
    }
    return 0;
}

int
dict_set(Object *op, Object *key, Object *value)
{
    Dict *self = as_dict(op);
    if (LIKELY(is_exact(key, &StrType))) {
        int64_t hash = name_hash(key);
        if (LIKELY(self->keys->kind == DICT_KEYS_UNICODE)) {
            int64_t i = keys_find(self->keys, key, hash);
            if (i >= 0) {
                dict_track_for(self, key, value);
                replace_value(self, i, value);
                return 0;
            }
            if (self->keys != keys_empty()) {
                dict_track_for(self, key, value);
                return append(self, key, hash, value);
            }
        }
        return dict_set_hashed(self, key, hash, value);
    }
    hold(incref(key));
    hold(incref(value));
    int result = dict_set_safe(op, key, value);
    drop_held(2);
    return result;
}

int
dict_set_safe(Object *op, Object *key, Object *value)
{
    int64_t hash = key_hash(key);
    return hash == -1 ? -1 : dict_set_hashed(as_dict(op), key, hash, value);
}

int
dict_set_cstring(Object *op, const char *name, Object *value)
{
    Object *key = str_from(name);
    if (key != NULL) {
        key = str_intern(key);
    }
    if (key == NULL) {
        return -1;
    }
    hold(key);
    int result = dict_set(op, key, value);
    drop_held(1);
    return result;
}

Object *
dict_set_default(Object *op, Object *key, Object *otherwise)
{
    Dict *self = as_dict(op);
    int64_t hash = key_hash(key);
    if (hash == -1) {
        return NULL;
    }
    if (self->keys == keys_empty()) {
        return append_first(self, key, hash, otherwise) < 0 ? NULL : incref(otherwise);
    }
    int64_t i;
    if (prepare(self, key, hash, &i) < 0) {
        return NULL;
    }
    Object *value;
    if (i >= 0) {
        value = self->values->values[i].ref;
        if (value == NULL) {
            set_split_value(self, i, key, otherwise);
            value = otherwise;
        }
        return incref(value);
    }
    i = dict_lookup(self, key, hash, &value);
    if (i == INDEX_ERROR) {
        return NULL;
    }
    if (i >= 0 && value != NULL) {
        return incref(value);
    }
    if (append(self, key, hash, otherwise) < 0) {
        return NULL;
    }
    dict_track_for(self, key, otherwise);
    return incref(otherwise);
}

void
dict_set_entry(Object *op, int64_t index, Object *value)
{
    Dict *self = as_dict(op);
    DictStrEntry *entry = &dict_str_entries(self->keys)[index];
    dict_track_for(self, entry->key, value);
    replace_value(self, index, value);
}

// --- finding ---------------------------------------------------------------------------------------------

int
dict_get(Object *op, Object *key, Object **out)
{
    Dict *self = as_dict(op);
    Object *value;
    *out = NULL;
    if (LIKELY(is_exact(key, &StrType) && keys_are_str(self->keys))) {
        int64_t i = keys_find(self->keys, key, name_hash(key));
        if (i < 0) {
            return 0;
        }
        value = entry_value(self, i);
    } else {
        int64_t hash = key_hash(key);
        if (hash == -1 || dict_lookup(self, key, hash, &value) == INDEX_ERROR) {
            return -1;
        }
    }
    *out = xincref(value);
    return value != NULL;
}

Object *
dict_peek(Object *op, Object *name)
{
    Dict *self = as_dict(op);
    int64_t i = keys_find_str(self->keys, name, name_hash(name));
    return i < 0 ? NULL : entry_value(self, i);
}

int
dict_contains_hashed(Dict *self, Object *key, int64_t hash)
{
    Object *value;
    int64_t i = dict_lookup(self, key, hash, &value);
    return i == INDEX_ERROR ? -1 : value != NULL;
}

int
dict_contains(Object *op, Object *key)
{
    int64_t hash = key_hash(key);
    return hash == -1 ? -1 : dict_contains_hashed(as_dict(op), key, hash);
}

// --- deleting --------------------------------------------------------------------------------------------

int
dict_delete_hashed(Dict *self, Object *key, int64_t hash, Object **out)
{
    Object *value;
    *out = NULL;
    int64_t i = dict_lookup(self, key, hash, &value);
    if (i == INDEX_ERROR) {
        return -1;
    }
    if (value == NULL) {
        return 0;
    }
    self->used--;
    if (self->values != NULL) {
        self->values->values[i].ref = NULL;
        values_remove(self->values, i);
        *out = value;
        return 1;
    }
    DictKeys *keys = self->keys;
    keys->version = 0;
    index_write(keys, keys_slot_of(keys, hash, i), INDEX_DUMMY);
    Object *old_key;
    if (keys_are_str(keys)) {
        old_key = dict_str_entries(keys)[i].key;
        dict_str_entries(keys)[i] = (DictStrEntry){0};
    } else {
        old_key = dict_entries(keys)[i].key;
        dict_entries(keys)[i] = (DictEntry){0};
    }
    hold(value);
    decref(old_key);
    *out = let_go();
    return 1;
}

int
dict_take(Object *op, Object *key, Object **out)
{
    int64_t hash = key_hash(key);
    if (hash == -1) {
        *out = NULL;
        return -1;
    }
    return dict_delete_hashed(as_dict(op), key, hash, out);
}

int
dict_delete(Object *op, Object *key)
{
    Object *value;
    int found = dict_take(op, key, &value);
    if (found > 0) {
        decref(value);
        return 0;
    }
    if (found == 0) {
        raise_key_error(key);
    }
    return -1;
}

SMALL int
dict_pop_last(Dict *self, Object **key, Object **value)
{
    if (self->used == 0) {
        return 0;
    }
    if (self->values != NULL && dict_resize(self, self->keys->log2_size, true) < 0) {
        return -1;
    }
    DictKeys *keys = self->keys;
    keys->version = 0;
    int64_t i = keys->count - 1;
    while (entry_value(self, i) == NULL) {
        i--;
    }
    *key = entry_key(self, i);
    *value = entry_value(self, i);
    // The slot is not free for growth: an index that says "deleted" stays in it.
    index_write(keys, keys_slot_of(keys, entry_hash(self, i), i), INDEX_DUMMY);
    if (keys_are_str(keys)) {
        dict_str_entries(keys)[i] = (DictStrEntry){0};
    } else {
        dict_entries(keys)[i] = (DictEntry){0};
    }
    keys->count = i;
    self->used--;
    return 1;
}

// --- walking ---------------------------------------------------------------------------------------------

bool
dict_next_hashed(const Object *op, int64_t *position, Object **key, Object **value, int64_t *hash)
{
    const Dict *self = as_dict(op);
    int64_t i = *position;
    if (self->values != NULL) {
        if (i >= self->used) {
            return false;
        }
        *position = i + 1;
        i = *values_order(self->values, i);
    } else {
        while (i < self->keys->count && entry_value(self, i) == NULL) {
            i++;
        }
        if (i >= self->keys->count) {
            return false;
        }
        *position = i + 1;
    }
    *key = entry_key(self, i);
    *value = entry_value(self, i);
    if (hash != NULL) {
        *hash = entry_hash(self, i);
    }
    return true;
}

bool
dict_next(const Object *op, int64_t *position, Object **key, Object **value)
{
    return dict_next_hashed(op, position, key, value, NULL);
}

// --- pairs -------------------------------------------------------------------------------------------------

// Key and value of pair i.
typedef struct {
    Slot *keys, *values;
    int stride;
} Pairs;

static Object *
from_pairs(Pairs pairs, int64_t count)
{
    bool str_only = true;
    for (int64_t i = 0; i < count && str_only; i++) {
        str_only = is_exact(pairs.keys[i * pairs.stride].ref, &StrType);
    }
    Object *dict = dict_new_presized(count, str_only);
    if (dict == NULL) {
        return NULL;
    }
    hold(dict);
    for (int64_t i = 0; i < count; i++) {
        if (dict_set(dict, pairs.keys[i * pairs.stride].ref, pairs.values[i * pairs.stride].ref) < 0) {
            drop_held(1);
            return NULL;
        }
    }
    return let_go();
}

Object *
dict_from_slots(Slot *pairs, int64_t count)
{
    return from_pairs((Pairs){pairs, pairs + 1, 2}, count);
}

Object *
dict_from_names(Object *names_tuple, Slot *values)
{
    return from_pairs((Pairs){tuple_slots(names_tuple), values, 1}, tuple_length(names_tuple));
}
