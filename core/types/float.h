// float: an IEEE double.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

typedef struct {
    Object base;
    double value;
} Float;

void floats_init(void);
MUST_USE NEW_REF Object *float_from(double value);
INLINE double
float_value(const Object *op)
{
    return ((const Float *)op)->value;
}
int64_t float_hash(double value);  // not of NaN, which hashes by identity
// Shortest text that reads back as the same double ("0.1", "1e+16", "inf"); returns its length. Room for 32 bytes.
size_t float_shortest(double value, char *out);
// A float for arithmetic: from float or int or what has __float__ or __index__. -1.0 may be an error.
double object_as_double(Object *op);

// Reads a number in decimal notation, "inf", "infinity" or "nan" with an optional sign: the nearest double. The whole text
// must be the number, without underscores or white space. False when it is none.
bool float_read(const char *text, size_t length, double *value);

enum {
    FLOAT_ALTERNATE = 1,  // keep the point and the trailing zeros of 'g' (the "#" flag)
    FLOAT_DOT_ZERO = 2,   // ".0" when nothing else says that it is a float
};
// Appends a double as text; code is 'e', 'f', 'g' with a precision, or 'r' for the shortest text that reads back alike.
void float_write(double value, char code, int64_t precision, unsigned flags, Buffer *out);
// The nearest double with `digits` decimals (negative: a multiple of 10^-digits); infinity when it is out of range.
double float_round_decimals(double value, int digits);
