// float: objects, arithmetic, comparison.
#include "types/float.h"
#include "gc/gc.h"
#include "memory/heap.h"
#include "object/free_list.h"
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/float_internal.h"
#include "types/int.h"
#include "types/int_natural.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include <math.h>
#include <string.h>

static FreeList free_floats = {.name = "float", .capacity = 100};

void
floats_init(void)
{
    free_list_register(&free_floats);
}

Object *
float_from(double value)
{
    Float *self = free_list_take(&free_floats);
    if (self != NULL) {
        self->base = (Object){.refcnt = 1, .type = &FloatType};
    } else {
        self = (Float *)object_new(&FloatType, sizeof(Float));
        if (UNLIKELY(self == NULL)) {
            return NULL;
        }
    }
    self->value = value;
    return &self->base;
}

void
float_dealloc(Object *op)
{
    if (LIKELY(is_exact(op, &FloatType))) {
        if (!free_list_give(&free_floats, op)) {
            object_free(op);
        }
    } else if (type_has(op->type, TYPE_GC)) {
        gc_free(op);
    } else {
        object_free(op);
    }
}

double
float_converted(Object *op)
{
    if (op->type->float_ != NULL) {
        Object *value = op->type->float_(op);
        if (value == NULL) {
            return -1.0;
        }
        if (!is_float(value)) {
            raise(EXC_TypeError, "%T.__float__ returned non-float (type %T)", op, value);
            decref(value);
            return -1.0;
        }
        if (!is_exact(value, &FloatType)) {
            hold(value);
            int warned = warn(EXC_DeprecationWarning,
                              "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict "
                              "subclass of float is deprecated, and may be removed in a future version of Python.",
                              op, value);
            let_go();
            if (warned < 0) {
                decref(value);
                return -1.0;
            }
        }
        double result = float_value(value);
        decref(value);
        return result;
    }
    if (op->type->index != NULL) {
        Object *whole = number_index(op);
        if (whole == NULL) {
            return -1.0;
        }
        double result = int_as_double(whole);
        decref(whole);
        return result;
    }
    raise(EXC_TypeError, "must be real number, not %T", op);
    return -1.0;
}

double
object_as_double(Object *op)
{
    return is_float(op) ? float_value(op) : float_converted(op);
}

// --- arithmetic --------------------------------------------------------------------------------------

Object *
float_add(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    return float_from(a + b);
}

Object *
float_subtract(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    return float_from(a - b);
}

Object *
float_multiply(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    return float_from(a * b);
}

Object *
float_true_divide(Object *left, Object *right)
{
    OPERANDS(left, right, a, b);
    if (b == 0.0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_FLOAT_DIVISION));
        return NULL;
    }
    return float_from(a / b);
}

Object *
float_negative(Object *op)
{
    return float_from(-float_value(op));
}

Object *
float_exact(Object *op)
{
    return is_exact(op, &FloatType) ? incref(op) : float_from(float_value(op));
}

Object *
float_absolute(Object *op)
{
    return float_from(fabs(float_value(op)));
}

int
float_bool(Object *op)
{
    return float_value(op) != 0.0;
}

Object *
float_int(Object *op)
{
    return int_from_double(trunc(float_value(op)));
}

// --- comparison and hash -----------------------------------------------------------------------------

// Compares a double that is not NaN with an int exactly: -1, 0, 1.
static int
compare_with_int(double value, const Object *whole)
{
    int sign = int_sign(whole), value_sign = (value > 0.0) - (value < 0.0);
    if (value_sign != sign) {
        return value_sign < sign ? -1 : 1;
    }
    if (isinf(value)) {
        return value_sign;
    }
    if (int_is_compact(whole)) {
        double other = (double)int_compact_value(whole);
        return (value > other) - (value < other);
    }
    uint32_t digits[DOUBLE_DIGITS];
    double size = fabs(value);
    size_t n = natural_from_double(digits, size);
    int order = natural_compare(digits, n, ((const Int *)whole)->digits, int_digit_count(whole));
    if (order == 0 && size != floor(size)) {
        order = 1;
    }
    return sign * order;
}

Object *
float_compare(Object *left, Object *right, CompareOp op)
{
    double a = float_value(left);
    int order;
    if (is_float(right)) {
        double b = float_value(right);
        if (isnan(a) || isnan(b)) {
            return bool_from(op == COMPARE_NE);
        }
        order = (a > b) - (a < b);
    } else if (is_int(right)) {
        if (isnan(a)) {
            return bool_from(op == COMPARE_NE);
        }
        order = compare_with_int(a, right);
    } else {
        return NotImplemented;
    }
    return bool_from(order_holds(order, op));
}

// The value modulo 2^61 - 1, like int's hash, so that equal numbers hash alike.
int64_t
float_hash(double value)
{
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    if (isinf(value)) {
        return value > 0 ? 314159 : -314159;
    }
    if (isnan(value)) {
        return 0;
    }
    int exponent;
    double fraction = frexp(fabs(value), &exponent);
    uint64_t hash = 0;
    while (fraction != 0.0) {
        hash = (hash << 28 & modulus) | hash >> (61 - 28);
        fraction *= 268435456.0; // 2^28
        exponent -= 28;
        uint64_t digit = (uint64_t)fraction;
        fraction -= (double)digit;
        hash += digit;
        if (hash >= modulus) {
            hash -= modulus;
        }
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    hash = (hash << exponent & modulus) | hash >> (61 - exponent);
    int64_t result = value < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

int64_t
float_hash_slot(Object *op)
{
    double value = float_value(op);
    return isnan(value) ? hash_pointer(op) : float_hash(value);
}

Object *
float_repr(Object *op)
{
    char text[32];
    return str_from_ascii(text, float_shortest(float_value(op), text));
}
