// Growing lists with a hash index: names of a code object, and its constants by identity.
#include "base/buffer.h"
#include "lang/compiler.h"
#include <string.h>

enum { FIRST_TABLE = 16 };

void *
grow(void *items, uint32_t count, uint32_t *capacity, size_t item_size)
{
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity ? *capacity * 2 : 8;
    return host_realloc(items, *capacity * item_size);
}

static uint32_t
scatter(uint64_t key, uint32_t table_size)
{
    return (uint32_t)(key * 0x9e3779b97f4a7c15u >> 32) & (table_size - 1);
}

// Keys of the two kinds of list.
static uint64_t
name_key(const Identifier *name)
{
    return name->index + 1;
}

static uint64_t
constant_key(const Object *op)
{
    return (uint64_t)(uintptr_t)op >> 4;
}

int64_t
name_list_find(const NameList *self, const Identifier *name)
{
    if (self->table_size == 0) {
        return -1;
    }
    for (uint32_t at = scatter(name_key(name), self->table_size);; at = (at + 1) & (self->table_size - 1)) {
        uint32_t position = self->table[at];
        if (position == 0) {
            return -1;
        }
        if (self->items[position - 1] == name) {
            return position - 1;
        }
    }
}

static void
table_put(uint32_t *table, uint32_t size, uint64_t key, uint32_t position)
{
    uint32_t at = scatter(key, size);
    while (table[at] != 0) {
        at = (at + 1) & (size - 1);
    }
    table[at] = position;
}

uint32_t
name_list_add(NameList *self, const Identifier *name)
{
    int64_t known = name_list_find(self, name);
    if (known >= 0) {
        return (uint32_t)known;
    }
    self->items = grow(self->items, self->count, &self->capacity, sizeof *self->items);
    self->items[self->count++] = name;
    if (2 * self->count > self->table_size) {
        host_free(self->table);
        self->table_size = self->table_size ? 4 * self->table_size : FIRST_TABLE;
        self->table = host_alloc_zeroed(self->table_size * sizeof *self->table);
        for (uint32_t i = 0; i < self->count; i++) {
            table_put(self->table, self->table_size, name_key(self->items[i]), i + 1);
        }
    } else {
        table_put(self->table, self->table_size, name_key(name), self->count);
    }
    return self->count - 1;
}

void
name_list_free(NameList *self)
{
    host_free(self->items);
    host_free(self->table);
    *self = (NameList){0};
}

uint32_t
constant_list_add(ConstantList *self, Object *merged)
{
    if (self->table_size != 0) {
        for (uint32_t at = scatter(constant_key(merged), self->table_size); self->table[at] != 0;
             at = (at + 1) & (self->table_size - 1)) {
            if (self->items[self->table[at] - 1] == merged) {
                return self->table[at] - 1;
            }
        }
    }
    self->items = grow(self->items, self->count, &self->capacity, sizeof *self->items);
    self->items[self->count++] = merged;
    if (2 * self->count > self->table_size) {
        host_free(self->table);
        self->table_size = self->table_size ? 4 * self->table_size : FIRST_TABLE;
        self->table = host_alloc_zeroed(self->table_size * sizeof *self->table);
        for (uint32_t i = 0; i < self->count; i++) {
            table_put(self->table, self->table_size, constant_key(self->items[i]), i + 1);
        }
    } else {
        table_put(self->table, self->table_size, constant_key(merged), self->count);
    }
    return self->count - 1;
}

void
constant_list_free(ConstantList *self)
{
    host_free(self->items);
    host_free(self->table);
    *self = (ConstantList){0};
}
