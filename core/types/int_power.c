// int: powers, also modulo a number.
#include "memory/heap.h"
#include "types/float.h"
#include "types/int_natural.h"
#include "types/int_slots.h"
#include "types/tuple.h"
#include <math.h>
#include <string.h>

static Int *
as_int(const Object *op)
{
    return (Int *)(uintptr_t)op;
}

// *value = *value * factor, then modulo `modulus` unless NULL. 0 or -1 (then *value is NULL).
static int
multiply_modulo(Object **value, Object *factor, Object *modulus)
{
    Object *product = int_multiply(*value, factor);
    decref(*value);
    *value = product;
    if (product != NULL && modulus != NULL) {
        Object *rest;
        *value = int_floor_divide(product, modulus, NULL, &rest) < 0 ? NULL : rest;
        decref(product);
    }
    return *value == NULL ? -1 : 0;
}

// The number x with a * x = 1 modulo n, by Euclid's extended algorithm.
static Object *
inverse_modulo(Object *a, Object *n)
{
    Object *b = int_from(1), *c = int_from(0);
    a = incref(a);
    n = incref(n);
    while (int_sign(n) != 0) {
        Object *quotient, *rest;
        if (int_floor_divide(a, n, &quotient, &rest) < 0) {
            goto fail;
        }
        decref(a);
        a = n;
        n = rest;
        Object *product = int_multiply(quotient, c);
        decref(quotient);
        Object *next = product == NULL ? NULL : int_subtract(b, product);
        xdecref(product);
        if (next == NULL) {
            goto fail;
        }
        decref(b);
        b = c;
        c = next;
    }
    if (int_is_compact(a) && int_compact_value(a) == 1) {
        decref(a);
        decref(n);
        decref(c);
        return b;
    }
    raise(EXC_ValueError, "base is not invertible for the given modulus");
fail:
    decref(a);
    decref(n);
    decref(b);
    decref(c);
    return NULL;
}

// base ** exponent for exponents that are not negative, from the highest bit down.
static Object *
power_by_squaring(Object *base, const Object *exponent, Object *modulus)
{
    size_t n = int_digit_count(exponent);
    if (n == 0) {
        return int_from(1);
    }
    const uint32_t *digits = as_int(exponent)->digits;
    if (modulus == NULL && int_is_compact(base) && int_compact_value(base) >= -1 && int_compact_value(base) <= 1) {
        return int_from(digits[0] & 1 ? int_compact_value(base) : int_compact_value(base) * int_compact_value(base));
    }
    if (modulus == NULL && n == 1 && digits[0] == 1) {
        Object *one = int_from(1);
        return int_multiply(base, one);  // a new one
    }
    // What will not fit into the heap is not begun: each digit of the base makes that many bits at least.
    double bits = 0;
    for (size_t i = n; i-- > 0;) {
        bits = bits * (1u << DIGIT_BITS) + digits[i];
    }
    size_t length = int_digit_count(base);
    bits *= (double)(length - 1) * DIGIT_BITS + (31 - __builtin_clz(as_int(base)->digits[length - 1]));
    if (modulus == NULL && bits / 8 > heap.limit) {
        raise_no_memory();
        return NULL;
    }
    Object *result = incref(base);
    int top = 31 - __builtin_clz(digits[n - 1]);
    for (size_t i = n; i-- > 0;) {
        for (int bit = i == n - 1 ? top - 1 : DIGIT_BITS - 1; bit >= 0; bit--) {
            if (multiply_modulo(&result, result, modulus) < 0) {
                return NULL;
            }
            if (digits[i] >> bit & 1 && multiply_modulo(&result, base, modulus) < 0) {
                return NULL;
            }
        }
    }
    return result;
}

Object *
int_power(Object *base, Object *exponent, Object *modulus)
{
    BOTH_INTS(base, exponent);
    if (modulus == None) {
        modulus = NULL;
    }
    if (modulus == NULL) {
        if (int_is_negative(exponent)) {
            return FloatType.power(base, exponent, None);
        }
        // A subclass instance multiplied by itself must not be the result.
        Object *exact = int_slot_positive(base);
        if (exact == NULL) {
            return NULL;
        }
        Object *result = power_by_squaring(exact, exponent, NULL);
        decref(exact);
        return result;
    }
    if (!is_int(modulus)) {
        return NotImplemented;
    }
    if (int_sign(modulus) == 0) {
        raise(EXC_ValueError, "pow() 3rd argument cannot be 0");
        return NULL;
    }
    // With |modulus| throughout; the sign is put right at the end.
    bool negative = int_is_negative(modulus);
    Object *magnitude = int_slot_absolute(modulus), *reduced = NULL, *positive = NULL, *result = NULL;
    if (magnitude == NULL) {
        return NULL;
    }
    if (int_is_compact(magnitude) && int_compact_value(magnitude) == 1) {
        decref(magnitude);
        return int_from(0);
    }
    positive = int_slot_absolute(exponent);
    if (positive == NULL || int_floor_divide(base, magnitude, NULL, &reduced) < 0) {
        goto out;
    }
    if (int_is_negative(exponent)) {
        Object *inverse = inverse_modulo(reduced, magnitude);
        decref(reduced);
        reduced = NULL;
        if (inverse == NULL || int_floor_divide(inverse, magnitude, NULL, &reduced) < 0) {
            xdecref(inverse);
            goto out;
        }
        decref(inverse);
    }
    result = power_by_squaring(reduced, positive, magnitude);
    if (result != NULL && negative && int_sign(result) != 0) {
        Object *shifted = int_subtract(result, magnitude);
        decref(result);
        result = shifted;
    }
out:
    xdecref(reduced);
    xdecref(positive);
    decref(magnitude);
    return result;
}
