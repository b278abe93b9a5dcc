// Arithmetic of int: sums, products, quotients, shifts, bits.
#include "memory/heap.h"
#include "object/profile.h"
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

// --- sums ------------------------------------------------------------------------------------------

static Object *
add_magnitudes(const Int *a, const Int *b, bool negative)
{
    size_t n = int_digit_count(&a->base), m = int_digit_count(&b->base);
    if (n < m) {
        const Int *swap = a;
        a = b;
        b = swap;
        size_t length = n;
        n = m;
        m = length;
    }
    Int *result = int_allocate(n + 1);
    if (result == NULL) {
        return NULL;
    }
    natural_add(result->digits, a->digits, n, b->digits, m);
    return int_finish(result, negative);
}

// |a| - |b|, negated when `negative`.
static Object *
subtract_magnitudes(const Int *a, const Int *b, bool negative)
{
    size_t n = int_digit_count(&a->base), m = int_digit_count(&b->base);
    int order = natural_compare(a->digits, n, b->digits, m);
    if (order == 0) {
        return int_from(0);
    }
    if (order < 0) {
        const Int *swap = a;
        a = b;
        b = swap;
        size_t length = n;
        n = m;
        m = length;
        negative = !negative;
    }
    Int *result = int_allocate(n);
    if (result == NULL) {
        return NULL;
    }
    natural_subtract(result->digits, a->digits, n, b->digits, m);
    return int_finish(result, negative);
}

static COLD Object *
add_large(const Object *a, const Object *b)
{
    bool negative = int_is_negative(a);
    return negative == int_is_negative(b) ? add_magnitudes(as_int(a), as_int(b), negative)
                                          : subtract_magnitudes(as_int(a), as_int(b), negative);
}

static COLD Object *
subtract_large(const Object *a, const Object *b)
{
    bool negative = int_is_negative(a);
    return negative == int_is_negative(b) ? subtract_magnitudes(as_int(a), as_int(b), negative)
                                          : add_magnitudes(as_int(a), as_int(b), negative);
}

Object *
int_add(Object *a, Object *b)
{
    if (LIKELY(int_is_compact(a) && int_is_compact(b))) {
        return int_from(int_compact_value(a) + int_compact_value(b));
    }
    return add_large(a, b);
}

Object *
int_subtract(Object *a, Object *b)
{
    if (LIKELY(int_is_compact(a) && int_is_compact(b))) {
        return int_from(int_compact_value(a) - int_compact_value(b));
    }
    return subtract_large(a, b);
}

Object *
int_slot_add(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    return int_add(left, right);
}

Object *
int_slot_subtract(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    return int_subtract(left, right);
}

Object *
int_negative(Object *op)
{
    if (int_is_compact(op)) {
        return int_from(-int_compact_value(op));
    }
    size_t n = int_digit_count(op);
    Int *result = int_allocate(n);
    if (result == NULL) {
        return NULL;
    }
    memcpy(result->digits, as_int(op)->digits, n * sizeof(uint32_t));
    return int_finish(result, !int_is_negative(op));
}

// op itself when it is exactly an int, else an int of the same value.
SMALL Object *
int_slot_positive(Object *op)
{
    if (is_exact(op, &IntType)) {
        return incref(op);
    }
    if (int_is_compact(op)) {
        return int_from(int_compact_value(op));
    }
    size_t n = int_digit_count(op);
    Int *result = int_allocate(n);
    if (result == NULL) {
        return NULL;
    }
    memcpy(result->digits, as_int(op)->digits, n * sizeof(uint32_t));
    return int_finish(result, int_is_negative(op));
}

SMALL Object *
int_slot_absolute(Object *op)
{
    return int_is_negative(op) ? int_negative(op) : int_slot_positive(op);
}

SMALL Object *
int_slot_invert(Object *op)
{
    if (int_is_compact(op)) {
        return int_from(~int_compact_value(op));
    }
    // ~x is -x - 1.
    Object *one = int_from(1);
    Object *sum = int_add(op, one);
    if (sum == NULL) {
        return NULL;
    }
    Object *result = int_negative(sum);
    decref(sum);
    return result;
}

// --- products --------------------------------------------------------------------------------------

// Scratch stands in the heap, under its quota. NULL when none is needed; *failed when there is no memory.
static uint32_t *
scratch_digits(size_t count, bool *failed)
{
    *failed = false;
    if (count == 0) {
        return NULL;
    }
    uint32_t *scratch = count > SIZE_MAX / sizeof(uint32_t) ? NULL : heap_alloc(count * sizeof(uint32_t));
    if (scratch == NULL) {
        raise_no_memory();
        *failed = true;
    }
    return scratch;
}

static COLD Object *
multiply_large(const Object *a, const Object *b)
{
    size_t n = int_digit_count(a), m = int_digit_count(b);
    if (n == 0 || m == 0) {
        return int_from(0);
    }
    Int *result = int_allocate((uint64_t)n + m);
    if (result == NULL) {
        return NULL;
    }
    bool failed;
    uint32_t *scratch = scratch_digits(natural_multiply_scratch(n, m), &failed);
    if (failed) {
        decref(&result->base);
        return NULL;
    }
    natural_multiply(result->digits, as_int(a)->digits, n, as_int(b)->digits, m, scratch);
    if (scratch != NULL) {
        heap_free(scratch);
    }
    return int_finish(result, int_is_negative(a) != int_is_negative(b));
}

Object *
int_multiply(Object *a, Object *b)
{
    if (LIKELY(int_is_compact(a) && int_is_compact(b))) {
        return int_from(int_compact_value(a) * int_compact_value(b));
    }
    return multiply_large(a, b);
}

Object *
int_slot_multiply(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    return int_multiply(left, right);
}

// --- quotients -------------------------------------------------------------------------------------

static Object *
from_small(uint32_t digit, bool negative)
{
    return int_from(negative ? -(int64_t)digit : (int64_t)digit);
}

// Truncating division of large numbers: the remainder has the sign of a. 0 or -1.
static int
divide_large(const Object *a, const Object *b, Object **quotient, Object **remainder)
{
    size_t n = int_digit_count(a), m = int_digit_count(b);
    bool negative = int_is_negative(a), different = negative != int_is_negative(b);
    const uint32_t *x = as_int(a)->digits, *y = as_int(b)->digits;
    Int *q = NULL, *r = NULL;
    if (n < m || (n == m && natural_compare(x, n, y, m) < 0)) {
        *remainder = int_slot_positive((Object *)(uintptr_t)a);
        *quotient = int_from(0);
        return *remainder == NULL ? -1 : 0;
    }
    if (m == 1) {
        q = int_allocate(n);
        if (q == NULL) {
            return -1;
        }
        uint32_t rest = natural_divide_small(q->digits, x, n, y[0]);
        *quotient = int_finish(q, different);
        *remainder = from_small(rest, negative);
    } else {
        q = int_allocate(n - m + 1);
        r = q == NULL ? NULL : int_allocate(m);
        bool failed = r == NULL;
        uint32_t *scratch = failed ? NULL : scratch_digits(n + m + 1, &failed);
        if (failed) {
            xdecref((Object *)r);
            xdecref((Object *)q);
            return -1;
        }
        natural_divide(q->digits, r->digits, x, n, y, m, scratch);
        heap_free(scratch);
        *quotient = int_finish(q, different);
        *remainder = int_finish(r, negative);
    }
    if (*remainder == NULL) {
        decref(*quotient);
        return -1;
    }
    return 0;
}

static void
floor_compact(int64_t a, int64_t b, int64_t *quotient, int64_t *remainder)
{
    int64_t q = a / b, r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) {
        q--;
        r += b;
    }
    *quotient = q;
    *remainder = r;
}

int
int_floor_divide(Object *a, Object *b, Object **quotient, Object **remainder)
{
    Object *q, *r;
    if (int_is_compact(a) && int_is_compact(b)) {
        int64_t whole, rest;
        floor_compact(int_compact_value(a), int_compact_value(b), &whole, &rest);
        q = int_from(whole);
        r = q == NULL ? NULL : int_from(rest);
    } else {
        if (divide_large(a, b, &q, &r) < 0) {
            return -1;
        }
        if (int_sign(r) != 0 && int_is_negative(r) != int_is_negative(b)) {
            Object *shifted = int_add(r, b);
            decref(r);
            r = shifted;
            Object *less = r == NULL ? NULL : int_subtract(q, int_from(1));
            decref(q);
            q = less;
        }
    }
    if (q == NULL || r == NULL) {
        xdecref(q);
        xdecref(r);
        return -1;
    }
    if (quotient != NULL) {
        *quotient = q;
    } else {
        decref(q);
    }
    if (remainder != NULL) {
        *remainder = r;
    } else {
        decref(r);
    }
    return 0;
}

Object *
int_slot_floor_divide(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_sign(right) == 0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_INT_DIVISION));
        return NULL;
    }
    if (int_is_compact(left) && int_is_compact(right)) {
        int64_t quotient, remainder;
        floor_compact(int_compact_value(left), int_compact_value(right), &quotient, &remainder);
        return int_from(quotient);
    }
    Object *quotient;
    return int_floor_divide(left, right, &quotient, NULL) < 0 ? NULL : quotient;
}

Object *
int_slot_remainder(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_sign(right) == 0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_INT_MODULO));
        return NULL;
    }
    if (int_is_compact(left) && int_is_compact(right)) {
        int64_t a = int_compact_value(left), b = int_compact_value(right);
        int64_t rest = (int64_t)((int32_t)a % (int32_t)b);
        return int_from(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
    }
    Object *remainder;
    return int_floor_divide(left, right, NULL, &remainder) < 0 ? NULL : remainder;
}

Object *
int_slot_divmod(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_sign(right) == 0) {
        raise(EXC_ZeroDivisionError, wording(WORDING_INT_DIVISION));
        return NULL;
    }
    Object *quotient, *remainder;
    if (int_floor_divide(left, right, &quotient, &remainder) < 0) {
        return NULL;
    }
    Object *pair = tuple_pack(2, quotient, remainder);
    decref(quotient);
    decref(remainder);
    return pair;
}

double
int_ratio_double(const Object *a, const Object *b)
{
    size_t n = int_digit_count(a), m = int_digit_count(b);
    if (n == 0) {
        return 0.0;
    }
    bool failed;
    uint32_t *room = scratch_digits(NATURAL_RATIO_ROOM(n, m), &failed);
    if (failed) {
        return -1.0;
    }
    double result = natural_ratio(as_int(a)->digits, n, as_int(b)->digits, m, room);
    heap_free(room);
    return result;
}

// Is the magnitude at most 2^53, so that a double holds it?
static bool
fits_double(const Object *op, double *value)
{
    int overflow;
    int64_t whole = int_as_int64(op, &overflow);
    *value = (double)whole;
    return !overflow && whole <= (int64_t)1 << 53 && whole >= -((int64_t)1 << 53);
}

Object *
int_slot_true_divide(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_sign(right) == 0) {
        raise(EXC_ZeroDivisionError, "division by zero");
        return NULL;
    }
    double dividend, divisor;
    if (fits_double(left, &dividend) && fits_double(right, &divisor)) {
        return float_from(dividend / divisor);
    }
    double result = int_ratio_double(left, right);
    if (result == -1.0 && error_pending()) {
        return NULL;
    }
    if (isinf(result)) {
        raise(EXC_OverflowError, "integer division result too large for a float");
        return NULL;
    }
    return float_from(int_is_negative(left) != int_is_negative(right) ? -result : result);
}

// --- shifts ----------------------------------------------------------------------------------------

Object *
int_shift_left(Object *op, uint64_t bits)
{
    if (int_is_compact(op) && bits < DIGIT_BITS) {
        return int_from(int_compact_value(op) * ((int64_t)1 << bits));
    }
    size_t n = int_digit_count(op);
    Int *result = int_allocate(n + bits / DIGIT_BITS + 1);
    if (result == NULL) {
        return NULL;
    }
    natural_shift_left(result->digits, as_int(op)->digits, n, bits);
    return int_finish(result, int_is_negative(op));
}

static Object *
shift_right(Object *op, uint64_t bits)
{
    bool negative = int_is_negative(op);
    if (int_is_compact(op)) {
        return int_from(int_compact_value(op) >> (bits < 63 ? bits : 63));
    }
    size_t n = int_digit_count(op);
    if (bits / DIGIT_BITS >= n) {
        return int_from(negative ? -1 : 0);
    }
    size_t length = n - (size_t)(bits / DIGIT_BITS);
    Int *result = int_allocate(length + negative);
    if (result == NULL) {
        return NULL;
    }
    const uint32_t *digits = as_int(op)->digits;
    natural_shift_right(result->digits, digits, n, bits);
    if (negative) {
        result->digits[length] = 0;
    }
    // Floor: what a negative number loses makes it one smaller.
    if (negative && natural_has_low_bits(digits, n, bits)) {
        uint32_t one = 1;
        natural_add(result->digits, result->digits, length, &one, 1);
    }
    return int_finish(result, negative);
}

// The shift count: 1 when it is beyond 64 bits, -1 with ValueError when it is negative.
static int
shift_count(const Object *op, uint64_t *bits)
{
    if (int_is_negative(op)) {
        raise(EXC_ValueError, "negative shift count");
        return -1;
    }
    int overflow;
    *bits = (uint64_t)int_as_int64(op, &overflow);
    return overflow;
}

Object *
int_slot_lshift(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    uint64_t bits;
    int huge = shift_count(right, &bits);
    if (huge < 0) {
        return NULL;
    }
    if (int_sign(left) == 0) {
        return int_from(0);
    }
    if (huge) {
        if (natural_bit_length(as_int(right)->digits, int_digit_count(right)) > 66) {
            raise(EXC_OverflowError, "too many digits in integer");
        } else {
            raise_no_memory();
        }
        return NULL;
    }
    return int_shift_left(left, bits);
}

Object *
int_slot_rshift(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    uint64_t bits;
    int huge = shift_count(right, &bits);
    if (huge < 0) {
        return NULL;
    }
    return shift_right(left, huge ? UINT64_MAX : bits);
}

// --- bits ------------------------------------------------------------------------------------------

typedef enum { BITS_AND, BITS_OR, BITS_XOR } BitOperation;

// Digit i of the two's complement of a number; *carry is 1 before digit 0.
static uint32_t
complement_digit(const Int *op, size_t n, size_t i, bool negative, uint32_t *carry)
{
    uint32_t digit = i < n ? op->digits[i] : 0;
    if (!negative) {
        return digit;
    }
    uint32_t flipped = (digit ^ DIGIT_MASK) + *carry;
    *carry = flipped >> DIGIT_BITS;
    return flipped & DIGIT_MASK;
}

static Object *
bitwise_large(const Int *a, const Int *b, BitOperation operation)
{
    size_t n = int_digit_count(&a->base), m = int_digit_count(&b->base);
    bool a_negative = int_is_negative(&a->base), b_negative = int_is_negative(&b->base), negative;
    switch (operation) {
    case BITS_AND:
        negative = a_negative && b_negative;
        break;
    case BITS_OR:
        negative = a_negative || b_negative;
        break;
    default:
        negative = a_negative != b_negative;
    }
    size_t length = n > m ? n : m;
    // A positive operand of an AND leaves nothing above it.
    if (operation == BITS_AND) {
        length = !a_negative && (b_negative || n < m) ? n : !b_negative ? m : length;
    }
    Int *result = int_allocate(length + (negative ? 1 : 0));
    if (result == NULL) {
        return NULL;
    }
    uint32_t a_carry = 1, b_carry = 1, carry = 1;
    for (size_t i = 0; i < length; i++) {
        uint32_t x = complement_digit(a, n, i, a_negative, &a_carry);
        uint32_t y = complement_digit(b, m, i, b_negative, &b_carry);
        uint32_t digit = operation == BITS_AND ? x & y : operation == BITS_OR ? x | y : x ^ y;
        if (negative) {
            digit = (digit ^ DIGIT_MASK) + carry;
            carry = digit >> DIGIT_BITS;
            digit &= DIGIT_MASK;
        }
        result->digits[i] = digit;
    }
    if (negative) {
        result->digits[length] = carry;
    }
    return int_finish(result, negative);
}

Object *
int_slot_and(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_is_compact(left) && int_is_compact(right)) {
        return int_from(int_compact_value(left) & int_compact_value(right));
    }
    return bitwise_large(as_int(left), as_int(right), BITS_AND);
}

Object *
int_slot_or(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_is_compact(left) && int_is_compact(right)) {
        return int_from(int_compact_value(left) | int_compact_value(right));
    }
    return bitwise_large(as_int(left), as_int(right), BITS_OR);
}

Object *
int_slot_xor(Object *left, Object *right)
{
    BOTH_INTS(left, right);
    if (int_is_compact(left) && int_is_compact(right)) {
        return int_from(int_compact_value(left) ^ int_compact_value(right));
    }
    return bitwise_large(as_int(left), as_int(right), BITS_XOR);
}
