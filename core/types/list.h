// list: a growable array of references.
#pragma once

#include "object/object.h"

typedef struct {
    VarObject base;           // size: items in use
    alignas(8) Slot *items;   // a block of `allocated` slots, or NULL
    int64_t allocated;        // -1 while the list is being sorted
} List;  // 40 bytes

void lists_init(void);

MUST_USE NEW_REF Object *list_new(int64_t length);  // items NULL, to be filled with list_give_item; tracked
INLINE int64_t
list_length(const Object *op)
{
    return ((const List *)op)->base.size;
}
INLINE Object *
list_peek(const Object *op, int64_t i)
{
    return ((const List *)op)->items[i].ref;
}
void list_give_item(Object *op, int64_t i, STEALS Object *item);  // into a NULL slot of a new list
MUST_USE int list_append(Object *op, Object *item);
MUST_USE int list_append_give(Object *op, STEALS Object *item);
MUST_USE int list_insert(Object *op, int64_t index, Object *item);
MUST_USE int list_extend(Object *op, Object *iterable);
MUST_USE int list_set_item(Object *op, int64_t i, STEALS Object *item);  // i in range
MUST_USE NEW_REF Object *list_slice(Object *op, int64_t start, int64_t stop);
MUST_USE int list_set_slice(Object *op, int64_t start, int64_t stop, Object *iterable);  // NULL deletes
// STEALS the references in the slots, if it succeeds (BUILD_LIST).
MUST_USE NEW_REF Object *list_from_slots(Slot *slots, int64_t count);
MUST_USE NEW_REF Object *list_as_tuple(Object *op);
MUST_USE int list_sort(Object *op, Object *key, bool reverse);
void list_clear_items(Object *op);
void list_reverse(Object *op);

// The iterable itself when it is a list or tuple, else a new list of its items; `message` replaces the TypeError of what
// cannot be iterated.
MUST_USE NEW_REF Object *sequence_fast(Object *iterable, const char *message);
// Items of a list or tuple. Valid until it changes.
Slot *sequence_slots(const Object *list_or_tuple, int64_t *length);
