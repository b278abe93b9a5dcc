// What the files of list share.
#pragma once

#include "types/list.h"

INLINE List *
as_list(const Object *op)
{
    return (List *)(uintptr_t)op;
}

// Sets the size; the item array grows and shrinks by CPython's rule. New slots are uninitialised. 0, or -1 with MemoryError.
MUST_USE int list_resize(List *self, int64_t size);

// A block of slots of the heap; NULL without an error.
MUST_USE Slot *slots_alloc(int64_t count);

// Items in [start, stop) are replaced by those of a list or tuple (NULL: by nothing).
MUST_USE int list_replace(List *self, int64_t start, int64_t stop, Object *sequence);

// The items and keys that a sort under way has taken out of its list.
void list_sort_holders(const List *self, HolderVisitor *visitor);

void slots_reverse(Slot *slots, int64_t count);
void slots_copy(Slot *into, const Slot *from, int64_t count);  // with new references

MUST_USE List *list_new_empty(void);
// Uninitialised items for a list out of list_new_empty; on failure the list is dropped. Making the list may have run a
// collection, so callers ask other containers for their lengths only now.
MUST_USE int list_give_storage(List *self, int64_t length);

typedef enum { EXTEND_KEYS, EXTEND_VALUES, EXTEND_ITEMS } DictPart;
MUST_USE int list_extend_dict(List *self, Object *dict, DictPart part);

// Slots of the type that stand with the storage.
void list_dealloc(Object *op);
int list_traverse(Object *op, Visit visit, void *context);
void list_holders(Object *op, HolderVisitor *visitor);
MUST_USE Object *list_concat(Object *left, Object *right);
MUST_USE Object *list_repeat(Object *op, int64_t times);
MUST_USE Object *list_inplace_repeat(Object *op, int64_t times);
