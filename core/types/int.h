// int: sign and magnitude in 30-bit digits, small ones shared.
#pragma once

#include "object/error.h"
#include "object/object.h"

enum { INT_SHIFT = 30, SMALL_INT_MIN = -5, SMALL_INT_MAX = 256 };
extern Int small_ints[SMALL_INT_MAX - SMALL_INT_MIN + 1];  // immortal; bool has its own two objects

void ints_init(void);
MUST_USE NEW_REF Object *int_new_large(int64_t value);  // always a new object; callers use int_from

INLINE NEW_REF Object *
int_from(int64_t value)
{
    if (LIKELY((uint64_t)(value - SMALL_INT_MIN) <= SMALL_INT_MAX - SMALL_INT_MIN)) {
        return &small_ints[value - SMALL_INT_MIN].base;
    }
    return int_new_large(value);
}

// One digit or none: the fast case everywhere.
INLINE bool
int_is_compact(const Object *op)
{
    return ((const Int *)op)->tag < (2 << 3);
}

INLINE int64_t
int_compact_value(const Object *op)
{
    const Int *self = (const Int *)op;
    return (1 - (int64_t)(self->tag & 3)) * (int64_t)self->digits[0];
}

NEW_REF Object *int_from_unsigned(uint64_t value);
// From digits in a base of 2 to 36, without sign, prefix or underscores. For literals and int(text).
MUST_USE NEW_REF Object *int_from_digits(const char *digits, size_t length, int base, bool negative);
MUST_USE NEW_REF Object *int_from_double(double value);  // truncates; OverflowError, ValueError
// The value if it fits; else *overflow is set to its sign (no error raised) and -1 returned.
int64_t int_as_int64(const Object *op, int *overflow);
double int_as_double(const Object *op);  // -1.0 with OverflowError "int too large to convert to float"
int int_sign(const Object *op);
MUST_USE NEW_REF Object *int_to_str(Object *op, int base, bool prefix);

// Exact-int arithmetic for the evaluation loop; any size.
MUST_USE NEW_REF Object *int_add(Object *a, Object *b);
MUST_USE NEW_REF Object *int_subtract(Object *a, Object *b);
MUST_USE NEW_REF Object *int_multiply(Object *a, Object *b);
bool int_equal(const Object *a, const Object *b);
int int_compare_values(const Object *a, const Object *b);  // -1, 0, 1
int64_t int_hash_value(const Object *op);
