// tuple: a fixed row of references.
#pragma once

#include "gc/gc.h"
#include "object/object.h"

typedef struct {
    VarObject base;
    Slot items[1];
} Tuple;

extern Object *empty_tuple;  // immortal

void tuples_init(void);

MUST_USE NEW_REF Object *tuple_new(int64_t length);  // items NULL; tracked; length 0 gives the empty tuple
INLINE int64_t
tuple_length(const Object *op)
{
    return ((const Tuple *)op)->base.size;
}
INLINE Object *
tuple_peek(const Object *op, int64_t i)
{
    return ((const Tuple *)op)->items[i].ref;
}
INLINE Slot *
tuple_slots(const Object *op)
{
    return ((Tuple *)(uintptr_t)op)->items;
}
void tuple_give_item(Object *op, int64_t i, STEALS Object *item);  // into a NULL slot of a new tuple
MUST_USE NEW_REF Object *tuple_from_slots(Slot *slots, int64_t count);         // takes its own references
MUST_USE NEW_REF Object *tuple_from_slots_give(Slot *slots, int64_t count);    // STEALS, if it succeeds
MUST_USE NEW_REF Object *tuple_pack(int count, ...);                           // borrowed Object *s
// Where CPython says PyTuple_Pack: from 3.14 on it is tracked if one of the items is a container. Not empty.
MUST_USE NEW_REF Object *tuple_pack_asked(int count, ...);
MUST_USE NEW_REF Object *tuple_slice(Object *op, int64_t start, int64_t stop);
// A tuple of the items of any iterable; an exact tuple is returned itself.
MUST_USE NEW_REF Object *tuple_from_iterable(Object *iterable);
// Whether the collector tracks the object or yet will: a tuple that it has let go of stays so.
INLINE bool
may_be_tracked(const Object *op)
{
    return object_is_gc(op) && (!is_exact(op, &TupleType) || gc_is_tracked(op));
}
void tuple_maybe_untrack(Object *op);  // the collector: a tuple of untracked items need not be tracked

// Slots of the type, shared with struct sequences.
int tuple_traverse(Object *op, Visit visit, void *context);

// CPython's mixing of item hashes (a variant of xxHash), one item after the other.
typedef struct {
    uint64_t state;
} TupleHash;
INLINE TupleHash
tuple_hash_start(void)
{
    return (TupleHash){2870177450012600261u};
}
INLINE void
tuple_hash_add(TupleHash *self, int64_t item_hash)
{
    uint64_t state = self->state + (uint64_t)item_hash * 14029467366897019727u;
    self->state = (state << 31 | state >> 33) * 11400714785074694791u;
}
INLINE int64_t
tuple_hash_finish(uint64_t state)
{
    return state == UINT64_MAX ? 1546275796 : (int64_t)state;
}
