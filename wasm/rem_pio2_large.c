// The part of sin, cos and tan that reduces huge arguments, in place of the libc's own: that one carries the digits of
// 2/pi for quad precision, 2 kB which nothing here can reach and no compressor can shrink.
#include <stdbool.h>
#include <stdint.h>

// 2/pi: word i weighs 2^(-32 (i + 1)). Enough for the largest double.
static const uint32_t two_over_pi[] = {
    0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561,
    0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484,
    0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f,
    0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b,
    0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab, 0xf0cfbc20};

// 32-bit words of 2/pi that count for one argument, and of its product with them.
enum { WINDOW = 8, PRODUCT = WINDOW + 2 };

int __rem_pio2_large(double *x, double *y, int exponent, int count, int precision);

// The argument is x[0] 2^exponent + x[1] 2^(exponent - 24) + ..., in pieces of 24 bits with 53 significant bits, and at least
// 2^20. Its distance to the nearest multiple of pi/2 is y[0] + y[1]; returns that multiple modulo 8. The interface is that
// of musl (src/math/__rem_pio2_large.c); the arithmetic is whole numbers, right to 2^-95 of the distance.
int
__rem_pio2_large(double *x, double *y, int exponent, int count, int precision)
{
    uint64_t mantissa = (uint64_t)x[0] << 29;
    mantissa |= count > 1 ? (uint64_t)x[1] << 5 : 0;
    mantissa |= count > 2 ? (uint64_t)x[2] >> 19 : 0;
    int scale = exponent - 29;
    // Words of 2/pi that give multiples of 8 only do not count.
    int first = scale > 34 ? (scale - 35) / 32 + 1 : 0;

    // The product, its lowest word first; it weighs 2^unit.
    int unit = scale - 32 * (first + WINDOW);
    uint32_t product[PRODUCT] = {0};
    uint32_t low = (uint32_t)mantissa, high = (uint32_t)(mantissa >> 32);
    for (int i = 0; i < WINDOW; i++) {
        uint64_t word = two_over_pi[first + WINDOW - 1 - i];
        uint64_t sum = word * low + product[i];
        product[i] = (uint32_t)sum;
        sum = word * high + product[i + 1] + (sum >> 32);
        product[i + 1] = (uint32_t)sum;
        product[i + 2] += (uint32_t)(sum >> 32);
    }

    // 32 bits from each place: the whole multiples, then 160 bits of the fraction.
    int point = -unit;
    uint32_t parts[6];
    for (int i = 0; i < 6; i++) {
        int at = point - 32 * i;
        uint64_t two = product[at / 32] | (uint64_t)(at / 32 + 1 < PRODUCT ? product[at / 32 + 1] : 0) << 32;
        parts[i] = (uint32_t)(two >> at % 32);
    }
    uint32_t multiple = parts[0];
    bool negative = parts[1] >> 31;
    if (negative) {
        multiple++;
        for (int i = 1; i < 6; i++) {
            parts[i] = ~parts[i];
        }
    }
    // The fraction as a sum of two doubles, from its first bit on.
    int zeros = 0;
    while (zeros < 96 && (parts[1 + zeros / 32] >> (31 - zeros % 32) & 1) == 0) {
        zeros++;
    }
    uint64_t digits[2] = {0};  // 53 bits, then 32 more and more
    for (int i = 0; i < 53 + 43; i++) {
        int bit = zeros + i;
        uint64_t value = bit < 160 ? parts[1 + bit / 32] >> (31 - bit % 32) & 1 : 0;
        digits[i >= 53] = digits[i >= 53] << 1 | value;
    }
    double step = 1;
    for (int i = 0; i < zeros; i++) {
        step /= 2;
    }
    double a = (double)digits[0] * 0x1p-53 * step, b = (double)digits[1] * 0x1p-96 * step;

    // Times pi/2, itself a sum of two; a product of two doubles is exact in pieces of 26 bits (Dekker).
    const double half_pi = 0x1.921fb54442d18p+0, half_pi_rest = 0x1.1a62633145c07p-54;
    double a_high = a * 134217729.0, p_high = half_pi * 134217729.0;
    a_high -= a_high - a;
    p_high -= p_high - half_pi;
    double a_low = a - a_high, p_low = half_pi - p_high;
    double whole = a * half_pi;
    double rest = ((a_high * p_high - whole) + a_high * p_low + a_low * p_high) + a_low * p_low;
    rest += a * half_pi_rest + b * half_pi;
    y[0] = negative ? -(whole + rest) : whole + rest;
    if (precision > 0) {
        double left = rest - ((whole + rest) - whole);
        y[1] = negative ? -left : left;
    }
    return (int)(multiple & 7);
}
