// What the files of tuple share.
#pragma once

#include "object/protocol.h"
#include "types/quick.h"
#include "types/tuple.h"

INLINE Tuple *
as_tuple(const Object *op)
{
    return (Tuple *)(uintptr_t)op;
}

// Items uninitialised, not tracked; length > 0.
MUST_USE Tuple *tuple_uninitialised(int64_t length);

INLINE int
tuple_item_equals(Object *item, Object *value)
{
    int quick = quick_equal(item, value);
    return quick >= 0 ? quick : object_compare_bool(item, value, COMPARE_EQ);
}

// Slots of the type that stand with the storage.
void tuple_dealloc(Object *op);
int tuple_traverse(Object *op, Visit visit, void *context);
int64_t tuple_hash(Object *op);
Object *tuple_compare(Object *left, Object *right, CompareOp op);
Object *tuple_iter(Object *op);
int64_t tuple_length_slot(Object *op);
Object *tuple_item(Object *op, int64_t i);
int tuple_contains(Object *op, Object *value);
Object *tuple_subscript(Object *op, Object *index);
