#include "types/int_natural.h"
#include <math.h>
#include <string.h>

enum { KARATSUBA_CUTOFF = 70 };

size_t
natural_trim(const uint32_t *a, size_t n)
{
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

int
natural_compare(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    if (n != m) {
        return n < m ? -1 : 1;
    }
    while (n-- > 0) {
        if (a[n] != b[n]) {
            return a[n] < b[n] ? -1 : 1;
        }
    }
    return 0;
}

uint64_t
natural_bit_length(const uint32_t *a, size_t n)
{
    return n == 0 ? 0 : (uint64_t)n * DIGIT_BITS - (uint64_t)(__builtin_clz(a[n - 1]) - (32 - DIGIT_BITS));
}

void
natural_add(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    uint32_t carry = 0;
    size_t i = 0;
    for (; i < m; i++) {
        carry += a[i] + b[i];
        r[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    for (; i < n; i++) {
        carry += a[i];
        r[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    r[n] = carry;
}

void
natural_subtract(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    uint32_t borrow = 0;
    size_t i = 0;
    for (; i < m; i++) {
        borrow = a[i] - b[i] - borrow;
        r[i] = borrow & DIGIT_MASK;
        borrow = borrow >> 31;
    }
    for (; i < n; i++) {
        borrow = a[i] - borrow;
        r[i] = borrow & DIGIT_MASK;
        borrow = borrow >> 31;
    }
    assert(borrow == 0);
}

// Adds b into r in place; the carry runs on, and r is long enough for it.
static void
add_into(uint32_t *r, const uint32_t *b, size_t m)
{
    uint32_t carry = 0;
    size_t i = 0;
    for (; i < m; i++) {
        carry += r[i] + b[i];
        r[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    for (; carry != 0; i++) {
        carry += r[i];
        r[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
}

static void
multiply_by_rows(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    memset(r, 0, (n + m) * sizeof(*r));
    for (size_t i = 0; i < n; i++) {
        uint64_t carry = 0;
        uint64_t factor = a[i];
        uint32_t *row = r + i;
        for (size_t j = 0; j < m; j++) {
            carry += row[j] + factor * b[j];
            row[j] = (uint32_t)carry & DIGIT_MASK;
            carry >>= DIGIT_BITS;
        }
        row[m] = (uint32_t)carry;
    }
}

// Two rows of the same length: three products of half the length instead of four.
static void
multiply_karatsuba(uint32_t *r, const uint32_t *a, const uint32_t *b, size_t n, uint32_t *scratch)
{
    if (n < KARATSUBA_CUTOFF) {
        multiply_by_rows(r, a, n, b, n);
        return;
    }
    size_t low = n / 2, high = n - low, sum = high + 1;
    multiply_karatsuba(r, a, b, low, scratch);
    multiply_karatsuba(r + 2 * low, a + low, b + low, high, scratch);
    uint32_t *a_sum = scratch, *b_sum = a_sum + sum, *middle = b_sum + sum;
    natural_add(a_sum, a + low, high, a, low);
    natural_add(b_sum, b + low, high, b, low);
    multiply_karatsuba(middle, a_sum, b_sum, sum, middle + 2 * sum);
    natural_subtract(middle, middle, 2 * sum, r, 2 * low);
    natural_subtract(middle, middle, 2 * sum, r + 2 * low, 2 * high);
    add_into(r + low, middle, natural_trim(middle, 2 * sum));
}

size_t
natural_multiply_scratch(size_t n, size_t m)
{
    size_t shorter = n < m ? n : m;
    // Each halving of Karatsuba takes 4 (n / 2 + 2) digits; pieces of an uneven product shrink as in Euclid's
    // algorithm.
    return shorter < KARATSUBA_CUTOFF ? 0 : 10 * shorter + 1000;
}

void
natural_multiply(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *scratch)
{
    if (n < m) {
        const uint32_t *swap = a;
        a = b;
        b = swap;
        size_t length = n;
        n = m;
        m = length;
    }
    if (m < KARATSUBA_CUTOFF) {
        multiply_by_rows(r, a, n, b, m);
        return;
    }
    if (n == m) {
        multiply_karatsuba(r, a, b, n, scratch);
        return;
    }
    memset(r, 0, (n + m) * sizeof(*r));
    uint32_t *product = scratch;
    for (size_t i = 0; i < n; i += m) {
        size_t piece = n - i < m ? n - i : m;
        natural_multiply(product, b, m, a + i, piece, scratch + 2 * m);
        add_into(r + i, product, natural_trim(product, m + piece));
    }
}

uint32_t
natural_multiply_small(uint32_t *a, size_t n, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    for (size_t i = 0; i < n; i++) {
        carry += (uint64_t)a[i] * factor;
        a[i] = (uint32_t)carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    return (uint32_t)carry;
}

uint32_t
natural_divide_small(uint32_t *q, const uint32_t *a, size_t n, uint32_t d)
{
    uint64_t remainder = 0;
    while (n-- > 0) {
        remainder = remainder << DIGIT_BITS | a[n];
        uint32_t quotient = (uint32_t)(remainder / d);
        if (q != NULL) {
            q[n] = quotient;
        }
        remainder -= (uint64_t)quotient * d;
    }
    return (uint32_t)remainder;
}

// Knuth's algorithm D (The Art of Computer Programming, volume 2, 4.3.1).
void
natural_divide(uint32_t *q, uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m,
               uint32_t *scratch)
{
    assert(n >= m && m >= 2 && b[m - 1] != 0);
    uint32_t *v = scratch, *w = scratch + n + 1;
    int shift = __builtin_clz(b[m - 1]) - (32 - DIGIT_BITS);
    // Both are scaled so that the divisor's top digit has its highest bit set: then guesses are at most 2 too
    // large.
    uint32_t carry = 0;
    for (size_t i = 0; i < m; i++) {
        w[i] = (b[i] << shift & DIGIT_MASK) | carry;
        carry = b[i] >> (DIGIT_BITS - shift);
    }
    carry = 0;
    for (size_t i = 0; i < n; i++) {
        v[i] = (a[i] << shift & DIGIT_MASK) | carry;
        carry = a[i] >> (DIGIT_BITS - shift);
    }
    v[n] = carry;
    uint64_t top = w[m - 1], second = w[m - 2];
    for (size_t k = n - m + 1; k-- > 0;) {
        uint64_t window = (uint64_t)v[k + m] << DIGIT_BITS | v[k + m - 1];
        uint64_t guess = window / top, rest = window % top;
        while (guess > DIGIT_MASK || guess * second > (rest << DIGIT_BITS | v[k + m - 2])) {
            guess--;
            rest += top;
            if (rest > DIGIT_MASK) {
                break;
            }
        }
        int64_t borrow = 0;
        for (size_t i = 0; i < m; i++) {
            borrow += (int64_t)v[k + i] - (int64_t)(guess * w[i]);
            v[k + i] = (uint32_t)borrow & DIGIT_MASK;
            borrow >>= DIGIT_BITS;
        }
        borrow += v[k + m];
        v[k + m] = 0;
        if (borrow < 0) {
            guess--;
            carry = 0;
            for (size_t i = 0; i < m; i++) {
                carry += v[k + i] + w[i];
                v[k + i] = carry & DIGIT_MASK;
                carry >>= DIGIT_BITS;
            }
        }
        q[k] = (uint32_t)guess;
    }
    natural_shift_right(r, v, m, (uint64_t)shift);
}

void
natural_shift_left(uint32_t *r, const uint32_t *a, size_t n, uint64_t bits)
{
    size_t whole = (size_t)(bits / DIGIT_BITS);
    unsigned part = (unsigned)(bits % DIGIT_BITS);
    memset(r, 0, whole * sizeof(*r));
    uint32_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t wide = (uint64_t)a[i] << part | carry;
        r[whole + i] = (uint32_t)wide & DIGIT_MASK;
        carry = (uint32_t)(wide >> DIGIT_BITS);
    }
    r[whole + n] = carry;
}

void
natural_shift_right(uint32_t *r, const uint32_t *a, size_t n, uint64_t bits)
{
    uint64_t whole = bits / DIGIT_BITS;
    unsigned part = (unsigned)(bits % DIGIT_BITS);
    for (size_t i = (size_t)whole; whole < n && i < n; i++) {
        uint64_t wide = a[i] | (i + 1 < n ? (uint64_t)a[i + 1] << DIGIT_BITS : 0);
        r[i - whole] = (uint32_t)(wide >> part) & DIGIT_MASK;
    }
}

bool
natural_has_low_bits(const uint32_t *a, size_t n, uint64_t bits)
{
    for (size_t i = 0; i < n && bits > 0; i++) {
        if (bits < DIGIT_BITS) {
            return (a[i] & ((1u << bits) - 1)) != 0;
        }
        if (a[i] != 0) {
            return true;
        }
        bits -= DIGIT_BITS;
    }
    return false;
}

uint64_t
natural_bits_at(const uint32_t *a, size_t n, uint64_t at)
{
    uint64_t whole = at / DIGIT_BITS;
    unsigned part = (unsigned)(at % DIGIT_BITS);
    uint64_t value = 0;
    for (unsigned i = 0; i < 4 && whole + i < n; i++) {
        unsigned place = i * DIGIT_BITS;
        uint64_t digit = a[whole + i];
        if (place >= part) {
            if (place - part < 64) {
                value |= digit << (place - part);
            }
        } else {
            value |= digit >> (part - place);
        }
    }
    return value;
}

double
natural_round(uint64_t top, bool sticky, int64_t exponent)
{
    assert(top >> 63);
    if (exponent > 1023 - 63) {
        return INFINITY;
    }
    // Bits of top that do not fit: 11, more for a subnormal result.
    int64_t excess = exponent < -1074 - 11 ? -1074 - exponent : 11;
    if (excess > 64) {
        return 0.0;
    }
    uint64_t kept = excess == 64 ? 0 : top >> excess;
    uint64_t half = (uint64_t)1 << (excess - 1);
    uint64_t rest = excess == 64 ? top : top & (2 * half - 1);
    if (rest > half || (rest == half && (sticky || (kept & 1)))) {
        kept++;
    }
    return ldexp((double)kept, (int)(exponent + excess));
}

// The quotient gets at least 64 bits by shifting the dividend; what the division leaves only matters as zero
// or not.
double
natural_ratio(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *room)
{
    int64_t difference = (int64_t)natural_bit_length(a, n) - (int64_t)natural_bit_length(b, m);
    if (difference > 1025) {
        return INFINITY;
    }
    if (difference < -1080) {
        return 0.0;
    }
    int64_t shift = 66 - difference; // to the left: the quotient then has 66 or 67 bits
    // At most n digits, or m + 5.
    size_t length = shift >= 0 ? n + (size_t)(shift / DIGIT_BITS) + 1 : n - (size_t)(-shift / DIGIT_BITS);
    uint32_t *dividend = room, *quotient = dividend + length;
    uint32_t *remainder = quotient + length, *scratch = remainder + m;
    bool sticky = false;
    if (shift >= 0) {
        natural_shift_left(dividend, a, n, (uint64_t)shift);
    } else {
        natural_shift_right(dividend, a, n, (uint64_t)-shift);
        sticky = natural_has_low_bits(a, n, (uint64_t)-shift);
    }
    length = natural_trim(dividend, length);
    if (m == 1) {
        sticky |= natural_divide_small(quotient, dividend, length, b[0]) != 0;
        length = natural_trim(quotient, length);
    } else {
        natural_divide(quotient, remainder, dividend, length, b, m, scratch);
        sticky |= natural_trim(remainder, m) != 0;
        length = natural_trim(quotient, length - m + 1);
    }
    uint64_t bits = natural_bit_length(quotient, length);
    sticky |= natural_has_low_bits(quotient, length, bits - 64);
    return natural_round(natural_bits_at(quotient, length, bits - 64), sticky, (int64_t)bits - 64 - shift);
}

double
natural_to_double(const uint32_t *a, size_t n, int64_t exponent)
{
    int64_t bits = (int64_t)natural_bit_length(a, n);
    if (bits <= 64) {
        return natural_round(natural_bits_at(a, n, 0) << (64 - bits), false, exponent + bits - 64);
    }
    uint64_t below = (uint64_t)bits - 64;
    return natural_round(natural_bits_at(a, n, below), natural_has_low_bits(a, n, below),
                         exponent + (int64_t)below);
}

size_t
natural_from_double(uint32_t out[DOUBLE_DIGITS], double value)
{
    int exponent;
    double fraction = frexp(value, &exponent);
    if (exponent <= 0) {
        return 0;
    }
    uint64_t bits = (uint64_t)ldexp(fraction, 53);
    if (exponent < 53) {
        bits >>= 53 - exponent;
    }
    uint32_t mantissa[2] = {(uint32_t)bits & DIGIT_MASK, (uint32_t)(bits >> DIGIT_BITS)};
    uint64_t shift = exponent > 53 ? (uint64_t)exponent - 53 : 0;
    natural_shift_left(out, mantissa, 2, shift);
    return natural_trim(out, 2 + (size_t)(shift / DIGIT_BITS) + 1);
}
