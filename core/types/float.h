// float: an IEEE double.
#pragma once

#include "object/object.h"

typedef struct {
    Object base;
    double value;
} Float;

MUST_USE NEW_REF Object *float_from(double value);
INLINE double
float_value(const Object *op)
{
    return ((const Float *)op)->value;
}
int64_t float_hash(double value);
// Shortest text that reads back as the same double ("0.1", "1e+16", "inf"); returns its length. Room for 32 bytes.
size_t float_shortest(double value, char *out);
// A float for arithmetic: from float or int (or __float__/__index__ when `convert`). -1.0 may be an error.
double object_as_double(Object *op);
