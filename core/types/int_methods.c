// Methods and attributes of int.
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/alternate_constructor.h"
#include "types/argument.h"
#include "types/bytes.h"
#include "types/held.h"
#include "types/int_natural.h"
#include "types/int_slots.h"
#include "types/str.h"
#include "types/tuple.h"
#include <string.h>

static Int *
as_int(const Object *op)
{
    return (Int *)(uintptr_t)op;
}

static Object *
int_exact(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_slot_positive(self);
}

static Object *
int_bit_length(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_from((int64_t)natural_bit_length(as_int(self)->digits, int_digit_count(self)));
}

static Object *
int_bit_count(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    int64_t bits = 0;
    for (size_t i = 0; i < int_digit_count(self); i++) {
        bits += __builtin_popcount(as_int(self)->digits[i]);
    }
    return int_from(bits);
}

static Object *
int_as_integer_ratio(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *numerator = int_slot_positive(self);
    if (numerator == NULL) {
        return NULL;
    }
    Object *pair = tuple_pack(2, numerator, int_from(1));
    decref(numerator);
    return pair;
}

static Object *
int_is_integer(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)self, (void)args, (void)count, (void)keywords;
    return True;
}

// Rounds to a multiple of 10^digits, ties to the even one: self - r where r is the signed distance to it.
static Object *
round_to_power(Object *self, int64_t digits)
{
    // 10^k with more digits than twice the number rounds it to 0.
    uint64_t bits = natural_bit_length(as_int(self)->digits, int_digit_count(self));
    if ((uint64_t)digits > bits / 3 + 2) {
        return int_from(0);
    }
    Object *power = NULL, *quotient = NULL, *rest = NULL, *twice = NULL, *result = NULL;
    Object *exponent = int_from(digits);
    power = exponent == NULL ? NULL : int_power(int_from(10), exponent, None);
    xdecref(exponent);
    if (power == NULL || int_floor_divide(self, power, &quotient, &rest) < 0) {
        goto out;
    }
    twice = int_shift_left(rest, 1);
    if (twice == NULL) {
        goto out;
    }
    int order = int_compare_values(twice, power);
    if (order > 0 || (order == 0 && (as_int(quotient)->digits[0] & 1))) {
        Object *above = int_subtract(rest, power);
        decref(rest);
        rest = above;
        if (rest == NULL) {
            goto out;
        }
    }
    result = int_subtract(self, rest);
out:
    xdecref(twice);
    xdecref(rest);
    xdecref(quotient);
    xdecref(power);
    return result;
}

// The pair that CPython computes the result in lives as long.
static Object *
round_in_pair(Object *self, int64_t digits)
{
    if (!profile->rounds_with_pair) {
        return round_to_power(self, digits);
    }
    Object *pair = tuple_pack(2, self, self);
    if (pair == NULL) {
        return NULL;
    }
    hold(pair);
    return drop_held_under(round_to_power(self, digits), 1);
}

static Object *
int_round(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    if (count == 0) {
        return int_slot_positive(self);
    }
    int64_t digits = number_as_index(args[0].ref, NULL);
    if (digits == -1 && error_pending()) {
        return NULL;
    }
    if (digits >= 0) {
        return int_slot_positive(self);
    }
    return round_in_pair(self, digits == INT64_MIN ? INT64_MAX : -digits);
}

static Object *
int_format(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (!is_str(args[0].ref)) {
        raise(EXC_TypeError, "__format__() argument must be str, not %s", argument_type(args[0].ref));
        return NULL;
    }
    return int_format_spec(self, args[0].ref);
}

static Object *
int_sizeof(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_from((int64_t)IntType.size_of(self));
}

static Object *
int_getnewargs(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *exact = int_slot_positive(self);
    if (exact == NULL) {
        return NULL;
    }
    Object *arguments = tuple_pack(1, exact);
    decref(exact);
    return arguments;
}

// Reads byteorder and signed, which to_bytes and from_bytes share. 0 or -1.
static int
byte_options(const char *function, Object *byteorder, Object *is_signed, bool *little, bool *with_sign)
{
    *little = *with_sign = false;
    if (byteorder != NULL) {
        if (!is_str(byteorder)) {
            raise(EXC_TypeError, "%s() argument 'byteorder' must be str, not %s", function,
                  argument_type(byteorder));
            return -1;
        }
        *little = str_equals(byteorder, "little");
        if (!*little && !str_equals(byteorder, "big")) {
            raise(EXC_ValueError, "byteorder must be either 'little' or 'big'");
            return -1;
        }
    }
    if (is_signed != NULL) {
        int truth = object_is_true(is_signed);
        if (truth < 0) {
            return -1;
        }
        *with_sign = truth;
    }
    return 0;
}

static Object *
int_to_bytes(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[3] = {0};
    bool little, with_sign;
    if (args_parse("to_bytes", "| length byteorder $ signed", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    int64_t length = arguments[0] == NULL ? 1 : size_argument(arguments[0]);
    if (length == -1 && error_pending()) {
        return NULL;
    }
    if (byte_options("to_bytes", arguments[1], arguments[2], &little, &with_sign) < 0) {
        return NULL;
    }
    if (length < 0) {
        raise(EXC_ValueError, "length argument must be non-negative");
        return NULL;
    }
    bool negative = int_is_negative(self);
    if (negative && !with_sign) {
        raise(EXC_OverflowError, "can't convert negative int to unsigned");
        return NULL;
    }
    const uint32_t *digits = as_int(self)->digits;
    size_t n = int_digit_count(self);
    uint64_t bits = natural_bit_length(digits, n);
    // With a sign one bit more, except for -2^k.
    bool power_of_two = negative && !natural_has_low_bits(digits, n, bits - 1);
    uint64_t needed = bits + (with_sign && !power_of_two);
    bool is_sign_alone = negative && bits == 1 && length == 0; // -1 in no byte at all
    if (bits > 0 && !is_sign_alone && (length > INT32_MAX ? 0 : needed > (uint64_t)length * 8)) {
        raise(EXC_OverflowError, "int too big to convert");
        return NULL;
    }
    Object *result = bytes_new(length);
    if (result == NULL) {
        return NULL;
    }
    uint8_t *out = (uint8_t *)((Bytes *)result)->data;
    unsigned carry = 1;
    for (int64_t i = 0; i < length; i++) {
        unsigned byte = (unsigned)natural_bits_at(digits, n, (uint64_t)i * 8) & 0xff;
        if (negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
        }
        out[little ? i : length - 1 - i] = (uint8_t)byte;
    }
    return result;
}

static Object *
int_from_bytes(Object *type, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[3] = {0};
    bool little, with_sign;
    if (args_parse("from_bytes", "bytes | byteorder $ signed", args, count, keywords, arguments) < 0 ||
        byte_options("from_bytes", arguments[1], arguments[2], &little, &with_sign) < 0) {
        return NULL;
    }
    Object *bytes = bytes_from_object(arguments[0]);
    if (bytes == NULL) {
        return NULL;
    }
    int64_t length = ((Bytes *)bytes)->base.size;
    const uint8_t *data = (const uint8_t *)((Bytes *)bytes)->data;
    bool negative = with_sign && length > 0 && (data[little ? length - 1 : 0] & 0x80) != 0;
    Object *value = NULL;
    Int *self = int_allocate(((uint64_t)length * 8 + DIGIT_BITS - 1) / DIGIT_BITS);
    if (self != NULL) {
        memset(self->digits, 0, int_digit_count(&self->base) * sizeof(uint32_t));
        unsigned carry = 1;
        for (int64_t i = 0; i < length; i++) {
            unsigned byte = data[little ? i : length - 1 - i];
            if (negative) {
                byte = (byte ^ 0xff) + carry;
                carry = byte >> 8;
            }
            uint64_t at = (uint64_t)i * 8, wide = (uint64_t)(byte & 0xff) << at % DIGIT_BITS;
            self->digits[at / DIGIT_BITS] |= (uint32_t)wide & DIGIT_MASK;
            if (wide > DIGIT_MASK) {
                self->digits[at / DIGIT_BITS + 1] |= (uint32_t)(wide >> DIGIT_BITS);
            }
        }
        value = int_finish(self, negative);
    }
    decref(bytes);
    return instance_for(type, value);
}

static Object *
int_get_imag(Object *self)
{
    (void)self;
    return int_from(0);
}

static Object *
int_get_denominator(Object *self)
{
    (void)self;
    return int_from(1);
}

const MethodDef int_methods[] = {
    {"conjugate", int_exact, 0, 0, 0, "Returns self, the complex conjugate of any int."},
    {"bit_length", int_bit_length, 0, 0, 0, NULL},
    {"bit_count", int_bit_count, 0, 0, 0, NULL},
    {"to_bytes", int_to_bytes, 0, -1, METHOD_KEYWORDS, NULL},
    {"from_bytes", int_from_bytes, 1, -1, METHOD_KEYWORDS | METHOD_CLASS, NULL},
    {"as_integer_ratio", int_as_integer_ratio, 0, 0, 0, NULL},
    {"is_integer", int_is_integer, 0, 0, 0, NULL},
    {"__trunc__", int_exact, 0, 0, 0, "Truncating an Integral returns itself."},
    {"__floor__", int_exact, 0, 0, 0, "Flooring an Integral returns itself."},
    {"__ceil__", int_exact, 0, 0, 0, "Ceiling of an Integral returns itself."},
    {"__round__", int_round, 0, 1, 0, NULL},
    {"__getnewargs__", int_getnewargs, 0, 0, 0, NULL},
    {"__format__", int_format, 1, 1, 0, "Convert to a string according to format_spec."},
    {"__sizeof__", int_sizeof, 0, 0, 0, "Returns size in memory, in bytes."},
    {NULL, NULL, 0, 0, 0, NULL},
};

const GetsetDef int_getsets[] = {
    {"real", int_slot_positive, NULL},
    {"imag", int_get_imag, NULL},
    {"numerator", int_slot_positive, NULL},
    {"denominator", int_get_denominator, NULL},
    {NULL, NULL, NULL},
};
