// What only the files of dict share.
#pragma once

#include "types/dict_table.h"
#include "types/quick.h"

void dict_keys_init(void);
void dict_versions_reset(void);

int keys_log_for_slots(int64_t slots);  // the smallest table of at least so many index slots
void keys_free(DictKeys *keys);         // the block alone
int64_t keys_find_str(const DictKeys *keys, const Object *name, int64_t hash);
int64_t keys_find_text(const DictKeys *keys, const char *text, size_t length);
uint64_t keys_slot_of(const DictKeys *keys, int64_t hash, int64_t index);
void keys_append(DictKeys *keys, Object *key, int64_t hash, Object *value);  // there is room; takes own references
void keys_build_indices(DictKeys *keys, int64_t count);
void index_write(DictKeys *keys, uint64_t slot, int64_t index);

INLINE Object *
entry_value(const Dict *self, int64_t i)
{
    if (self->values != NULL) {
        return self->values->values[i].ref;
    }
    return keys_are_str(self->keys) ? dict_str_entries(self->keys)[i].value : dict_entries(self->keys)[i].value;
}

INLINE Object *
entry_key(const Dict *self, int64_t i)
{
    return keys_are_str(self->keys) ? dict_str_entries(self->keys)[i].key : dict_entries(self->keys)[i].key;
}

INLINE int64_t
entry_hash(const Dict *self, int64_t i)
{
    return keys_are_str(self->keys) ? name_hash(dict_str_entries(self->keys)[i].key) : dict_entries(self->keys)[i].hash;
}
