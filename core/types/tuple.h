// tuple: a fixed row of references.
#pragma once

#include "object/object.h"

typedef struct {
    VarObject base;
    Slot items[1];
} Tuple;

extern Object *empty_tuple;  // immortal

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
MUST_USE NEW_REF Object *tuple_from_slots_give(Slot *slots, int64_t count);    // STEALS those in the slots (BUILD_TUPLE)
MUST_USE NEW_REF Object *tuple_pack(int count, ...);                           // borrowed Object *s
MUST_USE NEW_REF Object *tuple_slice(Object *op, int64_t start, int64_t stop);
void tuple_maybe_untrack(Object *op);  // the collector: a tuple of untracked items need not be tracked
