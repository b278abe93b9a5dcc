// Shared by the files of _collections only.
#pragma once

#include "library/library_internal.h"

extern Type DequeType, DequeIteratorType, DequeReverseIteratorType, DefaultDictType, TupleGetterType,
    OrderedDictType;
int ordered_dict_ready(void); // makes the types beside OrderedDictType ready: 0 or -1

// --- deque ------------------------------------------------------------------------------------------------

enum { BLOCK_LENGTH = 64, CENTER = (BLOCK_LENGTH - 1) / 2, KEPT_BLOCKS = 16 };

typedef struct Block {
    alignas(8) struct Block *left;
    Slot data[BLOCK_LENGTH];
    alignas(8) struct Block *right;
} Block;

typedef struct {
    VarObject base; // size: items
    alignas(8) Block *left_block;
    alignas(8) Block *right_block;
    int64_t left_index;  // of the first item in the left block
    int64_t right_index; // of the last item in the right block
    uint64_t state;      // changes whenever the items move
    int64_t maximum;     // -1: none
    int64_t kept_count;
    struct {
        alignas(8) Block *block;
    } kept[KEPT_BLOCKS]; // blocks for later
    alignas(8) Object *weaklist;
} Deque;

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Block *block;
    alignas(8) Deque *deque;
    uint64_t state;
    int64_t left; // items to come
} DequeIterator;

_Static_assert(sizeof(Deque) == 216 && sizeof(Block) == 528 && sizeof(DequeIterator) == 56, "CPython's sizes");

INLINE int64_t
length_of(const Deque *self)
{
    return self->base.size;
}

INLINE bool
is_deque(const Object *op)
{
    return is_instance_of(op, &DequeType);
}

// Without items, in the middle of a block.
void deque_be_empty(Deque *self, Block *block);
// An item at an end; a bounded deque loses one at the other end. 0 or -1.
MUST_USE int deque_add_right(Deque *self, STEALS Object *item);
MUST_USE int deque_add_left(Deque *self, STEALS Object *item);
// The item at an end of a deque that is not empty.
NEW_REF Object *deque_pull_right(Deque *self);
NEW_REF Object *deque_pull_left(Deque *self);
// Moves n items from the right end to the left; a negative n the other way.
MUST_USE int deque_rotate(Deque *self, int64_t n);
Slot *deque_slot_at(const Deque *self, int64_t i);
// Empties the deque, then drops the items from left to right.
void deque_drop_items(Deque *self);
MUST_USE NEW_REF Object *deque_new_iterator(Type *type, Deque *deque);
