// Iterators that the evaluation loop steps without a call.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *sequence;  // NULL when exhausted
} SequenceIterator;  // list, tuple and str iterators, and the iterator of __getitem__

MUST_USE NEW_REF Object *sequence_iterator_new(Type *type, Object *sequence);
MUST_USE NEW_REF Object *list_reverse_iterator_new(Object *list);
// iter(callable, sentinel)
MUST_USE NEW_REF Object *callable_iterator_new(Object *callable, Object *sentinel);
