// range and its iterator.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    int64_t start, step, length;  // what is still to come: length items from start
} RangeIterator;

