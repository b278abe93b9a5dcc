// Iterators that the evaluation loop steps without a call.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *sequence;  // NULL when exhausted
} SequenceIterator;  // list, tuple and str iterators, and the iterator of __getitem__

MUST_USE NEW_REF Object *sequence_iterator_new(Type *type, Object *sequence);
// Slots of the types whose objects are SequenceIterators.
void sequence_iterator_dealloc(Object *op);
int sequence_iterator_traverse(Object *op, Visit visit, void *context);
void sequence_iterator_holders(Object *op, HolderVisitor *visitor);
// The iter slot of iterators.
NEW_REF Object *iterator_itself(Object *op);
MUST_USE NEW_REF Object *list_reverse_iterator_new(Object *list);
// Puts two items in a pair that only its iterator has, so that it can be given out again.
NEW_REF Object *iterator_reuse_pair(Object *pair, STEALS Object *first, STEALS Object *second);
// __reduce__ and __setstate__ of sequence iterators, and of iterators that are made again as type(*parts); the parts are borrowed.
Object *sequence_iterator_reduce(Object *op, Slot *args, size_t count, Object *names);
Object *sequence_iterator_set_state(Object *op, Slot *args, size_t count, Object *names);
// iter() of what is left in a copy of an iterator, as a list.
MUST_USE NEW_REF Object *iterator_reduce_rest(STEALS Object *copy);
MUST_USE NEW_REF Object *iterator_reduce_to(Object *function, Slot *parts, size_t count);
// What __setstate__ was given: an int that fits. -1 may be an error: ask error_pending().
int64_t iterator_state(Object *op);
#define SEQUENCE_ITERATOR_STATE                                            \
    {"__reduce__", sequence_iterator_reduce, 0, 0, 0, NULL},               \
    {"__setstate__", sequence_iterator_set_state, 1, 1, 0, NULL}
// iter(callable, sentinel)
MUST_USE NEW_REF Object *callable_iterator_new(Object *callable, Object *sentinel);
