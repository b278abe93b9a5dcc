// The hash table below set and frozenset.
#pragma once

#include "types/set.h"

typedef struct {
    alignas(8) Object *key;  // NULL: never used; SET_DUMMY: deleted
    int64_t hash;            // -1 for deleted entries
} SetEntry;

enum { SET_SMALL = 8 };

typedef struct {
    Object base;
    int64_t fill;  // entries in use or deleted
    int64_t used;
    int64_t mask;  // slots - 1
    alignas(8) SetEntry *table;  // `small`, or a block
    int64_t hash;    // of a frozenset, -1 until asked
    int64_t finger;  // where pop() goes on searching
    SetEntry small[SET_SMALL];
    alignas(8) Object *weaklist;
} Set;

_Static_assert(sizeof(Set) == 200, "CPython's size");

extern Object set_dummy_object;
#define SET_DUMMY (&set_dummy_object)

INLINE Set *
as_set(const Object *op)
{
    return (Set *)(uintptr_t)op;
}

// An empty set of a type; tracked.
MUST_USE Object *set_new_of(Type *type);
MUST_USE Object *set_new_from(Type *type, Object *iterable);

MUST_USE int set_add_hashed(Set *self, Object *key, int64_t hash);
MUST_USE int set_contains_hashed(Set *self, Object *key, int64_t hash);
MUST_USE int set_discard_hashed(Set *self, Object *key, int64_t hash);
MUST_USE int set_table_resize(Set *self, int64_t minimum);
void set_swap(Set *a, Set *b);

void set_dealloc(Object *op);
int set_traverse(Object *op, Visit visit, void *context);
void set_holders(Object *op, HolderVisitor *visitor);
size_t set_size(const Object *op);
