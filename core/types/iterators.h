// Iterators that the evaluation loop steps without a call.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    int64_t index;
    alignas(8) Object *sequence;  // NULL when exhausted
} SequenceIterator;  // list, tuple and str iterators, and the iterator of __getitem__

MUST_USE NEW_REF Object *sequence_iterator_new(Type *type, Object *sequence);
