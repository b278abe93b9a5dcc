#include "lang/ast.h"
#include "base/buffer.h"
#include "base/hash.h"
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024, FIRST_TABLE = 64 };

struct ArenaBlock {
    alignas(16) ArenaBlock *next;
};

void *
arena_alloc(Arena *self, size_t size)
{
    size = ROUND_UP(size, 8);
    if ((size_t)(self->end - self->at) < size) {
        // A large piece gets a block of its own; the rest of the current one stays in use.
        size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
        ArenaBlock *block = host_alloc_zeroed(sizeof(ArenaBlock) + room);
        block->next = self->blocks;
        self->blocks = block;
        if (room == size) {
            return block + 1;
        }
        self->at = (char *)(block + 1);
        self->end = self->at + room;
    }
    void *memory = self->at;
    self->at += size;
    return memory;
}

void
arena_free(Arena *self)
{
    while (self->blocks != NULL) {
        ArenaBlock *block = self->blocks;
        self->blocks = block->next;
        host_free(block);
    }
    *self = (Arena){0};
}

static void
table_grow(Tree *self)
{
    uint32_t size = self->table_size ? self->table_size * 4 : FIRST_TABLE;
    Identifier **table = host_alloc_zeroed(size * sizeof *table);
    for (uint32_t i = 0; i < self->table_size; i++) {
        for (Identifier *name = self->table[i], *next; name != NULL; name = next) {
            next = name->next;
            name->next = table[name->hash & (size - 1)];
            table[name->hash & (size - 1)] = name;
        }
    }
    host_free(self->table);
    self->table = table;
    self->table_size = size;
}

const Identifier *
tree_intern(Tree *self, const char *text, size_t length)
{
    if (self->identifier_count >= self->table_size) {
        table_grow(self);
    }
    uint32_t hash = (uint32_t)hash_bytes(text, length);
    Identifier **slot = &self->table[hash & (self->table_size - 1)];
    for (Identifier *name = *slot; name != NULL; name = name->next) {
        if (name->hash == hash && name->length == length && memcmp(name->text, text, length) == 0) {
            return name;
        }
    }
    Identifier *name = arena_alloc(&self->arena, sizeof *name + length + 1);
    name->hash = hash;
    name->length = (uint32_t)length;
    name->index = self->identifier_count++;
    memcpy(name->text, text, length);
    name->next = *slot;
    *slot = name;
    return name;
}

bool
identifier_is(const Identifier *self, const char *text)
{
    return strlen(text) == self->length && memcmp(self->text, text, self->length) == 0;
}

void
tree_free(Tree *self)
{
    host_free(self->table);
    arena_free(&self->arena);
    syntax_warnings_free(&self->warnings);
    *self = (Tree){0};
}
