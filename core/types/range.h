// range and its iterator.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    int64_t start, step, length;  // what is still to come: length items from start
} RangeIterator;

MUST_USE NEW_REF Object *range_new(Object *start, Object *stop, Object *step);  // start, step may be NULL: 0, 1
