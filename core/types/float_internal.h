// What the files of float share.
#pragma once

#include "object/error.h"
#include "types/float.h"
#include "types/int.h"

// The value of an operand: 1, 0 when it is neither float nor int, -1 (an int that is too large).
INLINE int
float_operand(Object *op, double *value)
{
    if (LIKELY(is_float(op))) {
        *value = float_value(op);
        return 1;
    }
    if (!is_int(op)) {
        return 0;
    }
    *value = int_as_double(op);
    return *value == -1.0 && error_pending() ? -1 : 1;
}

#define OPERANDS(left, right, a, b)                                                                          \
    double a, b;                                                                                             \
    do {                                                                                                     \
        int known_ = float_operand(left, &a);                                                                      \
        known_ = known_ > 0 ? float_operand(right, &b) : known_;                                                   \
        if (UNLIKELY(known_ <= 0)) {                                                                         \
            return known_ == 0 ? NotImplemented : NULL;                                                      \
        }                                                                                                    \
    } while (0)

// The value that float(op) takes, where __float__ of a subclass of float counts. -1.0 may be an error.
double float_converted(Object *op);

// Slots of the type that stand with the arithmetic.
void float_dealloc(Object *op);
Object *float_add(Object *left, Object *right);
Object *float_subtract(Object *left, Object *right);
Object *float_multiply(Object *left, Object *right);
Object *float_true_divide(Object *left, Object *right);
Object *float_negative(Object *op);
Object *float_exact(Object *op);
Object *float_absolute(Object *op);
int float_bool(Object *op);
Object *float_int(Object *op);
Object *float_compare(Object *left, Object *right, CompareOp op);
int64_t float_hash_slot(Object *op);
Object *float_repr(Object *op);
