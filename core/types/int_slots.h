// The number slots of int, written in int_arith.c for the type in int.c; its methods, in int_methods.c.
#pragma once

#include "types/int.h"

Object *int_slot_add(Object *left, Object *right);
Object *int_slot_subtract(Object *left, Object *right);
Object *int_slot_multiply(Object *left, Object *right);
Object *int_slot_floor_divide(Object *left, Object *right);
Object *int_slot_remainder(Object *left, Object *right);
Object *int_slot_divmod(Object *left, Object *right);
Object *int_slot_true_divide(Object *left, Object *right);
Object *int_slot_lshift(Object *left, Object *right);
Object *int_slot_rshift(Object *left, Object *right);
Object *int_slot_and(Object *left, Object *right);
Object *int_slot_or(Object *left, Object *right);
Object *int_slot_xor(Object *left, Object *right);
Object *int_slot_absolute(Object *op);
Object *int_slot_invert(Object *op);
Object *int_slot_positive(Object *op);

extern const MethodDef int_methods[];
extern const GetsetDef int_getsets[];

// Slots get their operands in any order and of any type.
#define BOTH_INTS(left, right)              \
    do {                                    \
        if (!is_int(left) || !is_int(right)) { \
            return NotImplemented;          \
        }                                   \
    } while (0)
