// Symbols by name, and scopes by the node that opens them.
#include "base/buffer.h"
#include "lang/compiler.h"
#include <string.h>

// --- the table of symbols of one scope -------------------------------------------------------------

enum { LINEAR_SYMBOLS = 8 };

static uint32_t
scatter(uint32_t key, uint32_t size)
{
    return (uint32_t)(key * 0x9e3779b97f4a7c15u >> 32) & (size - 1);
}

Symbol *
scope_find(const Scope *scope, const Identifier *name)
{
    if (scope->table_size == 0) {
        for (uint32_t i = 0; i < scope->count; i++) {
            if (scope->symbols[i].name == name) {
                return &scope->symbols[i];
            }
        }
        return NULL;
    }
    uint32_t mask = scope->table_size - 1;
    for (uint32_t at = scatter(name->index, scope->table_size);; at = (at + 1) & mask) {
        uint32_t position = scope->table[at];
        if (position == 0) {
            return NULL;
        }
        if (scope->symbols[position - 1].name == name) {
            return &scope->symbols[position - 1];
        }
    }
}

static void
index_symbol(Scope *scope, uint32_t position)
{
    uint32_t mask = scope->table_size - 1;
    uint32_t at = scatter(scope->symbols[position].name->index, scope->table_size);
    while (scope->table[at] != 0) {
        at = (at + 1) & mask;
    }
    scope->table[at] = position + 1;
}

Symbol *
scope_add(Scope *scope, const Identifier *name)
{
    Symbol *known = scope_find(scope, name);
    if (known != NULL) {
        return known;
    }
    scope->symbols = grow(scope->symbols, scope->count, &scope->capacity, sizeof *scope->symbols);
    scope->symbols[scope->count++] = (Symbol){.name = name};
    if (scope->count > LINEAR_SYMBOLS) {
        if (2 * scope->count > scope->table_size) {
            host_free(scope->table);
            scope->table_size = scope->table_size ? 4 * scope->table_size : 4 * LINEAR_SYMBOLS;
            scope->table = host_alloc_zeroed(scope->table_size * sizeof *scope->table);
            for (uint32_t i = 0; i < scope->count; i++) {
                index_symbol(scope, i);
            }
        } else {
            index_symbol(scope, scope->count - 1);
        }
    }
    return &scope->symbols[scope->count - 1];
}

void
scope_remove(Scope *scope, uint32_t position)
{
    scope->count--;
    memmove(&scope->symbols[position], &scope->symbols[position + 1],
            (scope->count - position) * sizeof *scope->symbols);
    if (scope->table_size > 0) {
        memset(scope->table, 0, scope->table_size * sizeof *scope->table);
        for (uint32_t i = 0; i < scope->count; i++) {
            index_symbol(scope, i);
        }
    }
}

NameScope
scope_lookup(const Scope *scope, const Identifier *name)
{
    const Symbol *symbol = scope_find(scope, name);
    return symbol == NULL ? NAME_UNKNOWN : (NameScope)symbol->scope;
}

const Identifier *
scope_mangle(Compiler *c, const Scope *scope, const Identifier *private_name, const Identifier *name)
{
    const TypeParamSeq *only = scope->only_mangled;
    if (only != NULL) {
        int i = 0;
        while (i < only->count && only->items[i]->name != name) {
            i++;
        }
        if (i == only->count) {
            return name;
        }
    }
    return mangle(c, private_name, name);
}

// --- scopes by node ----------------------------------------------------------------------------------

Scope *
scope_of(const ScopeTable *self, const void *node)
{
    uint32_t mask = self->size - 1;
    uint32_t at = scatter((uint32_t)((uintptr_t)node >> 3), self->size);
    while (self->table[at].node != node) {
        assert(self->table[at].node != NULL);
        at = (at + 1) & mask;
    }
    return self->table[at].scope;
}

static void
table_add(ScopeTable *self, const void *node, Scope *scope)
{
    uint32_t mask = self->size - 1;
    uint32_t at = scatter((uint32_t)((uintptr_t)node >> 3), self->size);
    while (self->table[at].node != NULL) {
        at = (at + 1) & mask;
    }
    self->table[at].node = node;
    self->table[at].scope = scope;
}

void
scope_register(ScopeTable *self, const void *node, Scope *scope)
{
    if (2 * (self->count + 1) > self->size) {
        ScopeTable old = *self;
        self->size = old.size ? 4 * old.size : 64;
        self->table = host_alloc_zeroed(self->size * sizeof *self->table);
        for (uint32_t i = 0; i < old.size; i++) {
            if (old.table[i].node != NULL) {
                table_add(self, old.table[i].node, old.table[i].scope);
            }
        }
        host_free(old.table);
    }
    table_add(self, node, scope);
    self->count++;
}

void
scopes_free(ScopeTable *self)
{
    for (uint32_t i = 0; i < self->size; i++) {
        Scope *scope = self->table[i].scope;
        if (scope != NULL) {
            host_free(scope->symbols);
            host_free(scope->table);
            host_free(scope->parameters);
        }
    }
    host_free(self->table);
    *self = (ScopeTable){0};
}
