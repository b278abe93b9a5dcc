// Arithmetic on natural numbers of any size: rows of 30-bit digits, the least significant first.
//
// Nothing here allocates: the caller brings the room for results and for scratch. A row may have leading zeros unless it
// is said otherwise; lengths may be 0. Results may not overlap operands except where a function says so.
#pragma once

#include "base/base.h"

enum { DIGIT_BITS = 30 };
#define DIGIT_MASK ((1u << DIGIT_BITS) - 1)

size_t natural_trim(const uint32_t *a, size_t n);  // the length without leading zeros
int natural_compare(const uint32_t *a, size_t n, const uint32_t *b, size_t m);  // trimmed rows: -1, 0, 1
uint64_t natural_bit_length(const uint32_t *a, size_t n);                       // trimmed

// r = a + b, n >= m; writes n + 1 digits. r may be a or b.
void natural_add(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m);
// r = a - b, a >= b and n >= m; writes n digits. r may be a or b.
void natural_subtract(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m);

// Digits of scratch that multiplying rows of these lengths needs; 0 for short ones.
size_t natural_multiply_scratch(size_t n, size_t m);
// r = a * b; writes n + m digits.
void natural_multiply(uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *scratch);
// a = a * factor + addend in place, factor and addend below 2^30; the carry, which the caller appends.
uint32_t natural_multiply_small(uint32_t *a, size_t n, uint32_t factor, uint32_t addend);

// q = a / d, writes n digits; the remainder. q may be a, or NULL.
uint32_t natural_divide_small(uint32_t *q, const uint32_t *a, size_t n, uint32_t d);
// q = a / b, r = a % b, for n >= m >= 2 with b trimmed: writes n - m + 1 digits of q and m of r. scratch: n + m + 1.
void natural_divide(uint32_t *q, uint32_t *r, const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                    uint32_t *scratch);

// r = a << bits; writes n + bits / 30 + 1 digits.
void natural_shift_left(uint32_t *r, const uint32_t *a, size_t n, uint64_t bits);
// r = a >> bits; writes n - bits / 30 digits (none when that is negative). r may be a.
void natural_shift_right(uint32_t *r, const uint32_t *a, size_t n, uint64_t bits);
// Is any of the lowest `bits` bits set?
bool natural_has_low_bits(const uint32_t *a, size_t n, uint64_t bits);
// The 64 bits that begin at bit `at`.
uint64_t natural_bits_at(const uint32_t *a, size_t n, uint64_t at);

// The double nearest to (top + something) * 2^exponent, where top has its highest bit set and `sticky` says whether that
// something, below 1, is more than zero; ties go to even. Infinity when it is too large.
double natural_round(uint64_t top, bool sticky, int64_t exponent);

// The double nearest to a / b, both trimmed and not empty. `room`: so many digits.
#define NATURAL_RATIO_ROOM(n, m) (5 * ((n) + (m)) + 32)
double natural_ratio(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *room);
// The double nearest to a * 2^exponent, a trimmed and not empty.
double natural_to_double(const uint32_t *a, size_t n, int64_t exponent);

enum { DOUBLE_DIGITS = 36 };  // of the largest double
// The whole part of a finite double that is not negative; its trimmed length.
size_t natural_from_double(uint32_t out[DOUBLE_DIGITS], double value);
