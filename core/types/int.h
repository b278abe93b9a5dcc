// int: sign and magnitude in 30-bit digits, small ones shared.
#pragma once

#include "base/buffer.h"
#include "object/error.h"
#include "object/object.h"

enum { INT_SHIFT = 30, SMALL_INT_MIN = -5, SMALL_INT_MAX = 256 };
extern Int small_ints[SMALL_INT_MAX - SMALL_INT_MIN + 1];  // immortal; bool has its own two objects

void ints_init(void);        // and float, and the singletons
void singletons_init(void);  // None, NotImplemented, Ellipsis: gives them their addresses
// Numbers with more decimal digits than this are not converted from or to text; 0: no limit (sys.set_int_max_str_digits).
extern int int_max_str_digits;
// A length or a sum: what one digit fits takes no room for two.
MUST_USE NEW_REF Object *int_from_length(int64_t value);
MUST_USE NEW_REF Object *int_new_large(int64_t value);  // always a new object; callers use int_from

INLINE NEW_REF Object *
int_from(int64_t value)
{
    if (LIKELY((uint64_t)value - (uint64_t)SMALL_INT_MIN <= SMALL_INT_MAX - SMALL_INT_MIN)) {
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

INLINE size_t
int_digit_count(const Object *op)
{
    return (size_t)(((const Int *)op)->tag >> 3);
}

INLINE bool
int_is_negative(const Object *op)
{
    return (((const Int *)op)->tag & 3) == 2;
}

MUST_USE NEW_REF Object *int_from_unsigned(uint64_t value);
// From digits in a base of 2 to 36, without sign, prefix or underscores. For literals and int(text). ValueError when there
// are more than int_max_str_digits.
MUST_USE NEW_REF Object *int_from_digits(const char *digits, size_t length, int base, bool negative);
// As int(text, base) reads text: white space around it, sign, prefix, underscores; base 0 takes the prefix's. 1, 0 when it
// is no number (no error raised), -1.
MUST_USE int int_read(const char *text, size_t length, int base, Object **out);
// An __index__ or __int__ returned a subclass of int: a DeprecationWarning. The value is held meanwhile. 0 or -1.
MUST_USE int warn_of_strict_subclass(const char *method, Object *value);
MUST_USE NEW_REF Object *int_from_object(Object *op);  // int(op)
// The text of a str or bytes in ASCII, for reading a number: digits and white space of other scripts become ASCII ones, what
// is neither becomes "?". `out` is used when a copy must be made; the caller frees it.
void number_text(const Object *op, Buffer *out, const char **text, size_t *length);
MUST_USE NEW_REF Object *int_from_double(double value);  // truncates; OverflowError, ValueError
// The value if it fits; else *overflow is set to its sign (no error raised) and -1 returned.
int64_t int_as_int64(const Object *op, int *overflow);
double int_as_double(const Object *op);  // -1.0 with OverflowError "int too large to convert to float"
int int_sign(const Object *op);
MUST_USE NEW_REF Object *int_to_str(Object *op, int base, bool prefix);
// Appends the digits in a base of 2 to 36, "-" in front of negative ones. 0, or -1: more than int_max_str_digits.
MUST_USE int int_write(const Object *op, int base, Buffer *out);

// Exact-int arithmetic for the evaluation loop; any size.
MUST_USE NEW_REF Object *int_add(Object *a, Object *b);
MUST_USE NEW_REF Object *int_subtract(Object *a, Object *b);
MUST_USE NEW_REF Object *int_multiply(Object *a, Object *b);
bool int_equal(const Object *a, const Object *b);
int int_compare_values(const Object *a, const Object *b);  // -1, 0, 1
int64_t int_hash_value(const Object *op);

// An int of this many digits to be filled, and what makes a value of it: drops leading zeros, gives a shared small int.
// NULL with MemoryError or OverflowError.
MUST_USE Int *int_allocate(uint64_t digits);
NEW_REF Object *int_finish(STEALS Int *self, bool negative);
// Floor division by a number that is not zero; either result may be NULL when it is not wanted. 0 or -1.
MUST_USE int int_floor_divide(Object *a, Object *b, Object **quotient, Object **remainder);
MUST_USE NEW_REF Object *int_power(Object *base, Object *exponent, Object *modulus);  // slot
MUST_USE NEW_REF Object *int_negative(Object *op);                                   // slot
MUST_USE NEW_REF Object *int_shift_left(Object *op, uint64_t bits);
// |a| / |b| to the nearest double, b not zero; infinity when too large, -1.0 with MemoryError.
double int_ratio_double(const Object *a, const Object *b);
