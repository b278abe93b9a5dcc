// float to text and back, exactly: every double is a finite decimal number, and is handled as one.
#include "types/float.h"
#include "types/int_natural.h"
#include <math.h>
#include <string.h>

// A number not negative: 0.d1d2d3... * 10^point, without trailing zeros; 0 has no digits. The longest double
// has 767 digits.
enum { DECIMAL_CAPACITY = 800 };
typedef struct {
    int count, point;
    char digits[DECIMAL_CAPACITY]; // '0' to '9'
} Decimal;

enum {
    CHUNK = 1000000000,
    CHUNK_DIGITS = 9,
    ROW = 140, // digits of 30 bits: enough for 10^1140
};

static const double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// --- exact decimals ----------------------------------------------------------------------------------

static void
trim(Decimal *d)
{
    while (d->count > 0 && d->digits[d->count - 1] == '0') {
        d->count--;
    }
    if (d->count == 0) {
        d->point = 0;
    }
}

// a = a * base^exponent; the new length.
static size_t
multiply_by_power(uint32_t *a, size_t n, uint32_t base, unsigned exponent)
{
    while (exponent > 0) {
        uint32_t factor = 1;
        while (exponent > 0 && factor <= DIGIT_MASK / base) {
            factor *= base;
            exponent--;
        }
        uint32_t carry = natural_multiply_small(a, n, factor, 0);
        if (carry > 0) {
            a[n++] = carry;
        }
    }
    return n;
}

// Writes the decimal digits of a, which it destroys; their number. Room for DECIMAL_CAPACITY.
static int
natural_to_decimal(uint32_t *a, size_t n, char *out)
{
    uint32_t chunks[DECIMAL_CAPACITY / CHUNK_DIGITS + 1];
    int count = 0, length = 0;
    while (n > 0) {
        chunks[count++] = natural_divide_small(a, a, n, CHUNK);
        n = natural_trim(a, n);
    }
    for (int i = count; i-- > 0;) {
        uint32_t chunk = chunks[i];
        int width = CHUNK_DIGITS;
        if (i == count - 1) {
            width = 0;
            for (uint32_t left = chunk; left > 0; left /= 10) {
                width++;
            }
        }
        for (int k = width; k-- > 0; chunk /= 10) {
            out[length + k] = (char)('0' + chunk % 10);
        }
        length += width;
    }
    return length;
}

// mantissa * 2^exponent in decimal digits without a point: times 10^*scale they are the number.
static int
scaled_digits(uint64_t mantissa, int exponent, char *out, int *scale)
{
    uint32_t row[ROW];
    uint32_t bits[3] = {(uint32_t)mantissa & DIGIT_MASK, (uint32_t)(mantissa >> DIGIT_BITS) & DIGIT_MASK,
                        (uint32_t)(mantissa >> 2 * DIGIT_BITS)};
    size_t n;
    if (exponent >= 0) {
        natural_shift_left(row, bits, 3, (uint64_t)exponent);
        n = natural_trim(row, 3 + (size_t)(exponent / DIGIT_BITS) + 1);
        *scale = 0;
    } else {
        // x / 2^k is x * 5^k / 10^k.
        memcpy(row, bits, sizeof(bits));
        n = multiply_by_power(row, natural_trim(row, 3), 5, (unsigned)-exponent);
        *scale = exponent;
    }
    return natural_to_decimal(row, n, out);
}

// Takes a positive finite double apart: value = mantissa * 2^exponent.
static void
split(double value, uint64_t *mantissa, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    int biased = (int)(bits >> 52 & 0x7ff);
    *mantissa = bits & (((uint64_t)1 << 52) - 1);
    if (biased > 0) {
        *mantissa |= (uint64_t)1 << 52;
    } else {
        biased = 1;
    }
    *exponent = biased - 1075;
}

static void
decimal_from_double(Decimal *d, double value)
{
    uint64_t mantissa;
    int exponent, scale;
    split(value, &mantissa, &exponent);
    if (mantissa == 0) {
        d->count = d->point = 0;
        return;
    }
    while (exponent < 0 && !(mantissa & 1)) {
        mantissa >>= 1;
        exponent++;
    }
    d->count = scaled_digits(mantissa, exponent, d->digits, &scale);
    d->point = d->count + scale;
    trim(d);
}

static void
round_up(Decimal *d, int digits)
{
    d->count = digits;
    while (d->count > 0 && d->digits[d->count - 1] == '9') {
        d->count--;
    }
    if (d->count == 0) {
        d->digits[0] = '1';
        d->count = 1;
        d->point++;
    } else {
        d->digits[d->count - 1]++;
    }
}

static void
round_down(Decimal *d, int64_t digits)
{
    if (digits < d->count) {
        d->count = digits < 0 ? 0 : (int)digits;
        trim(d);
    }
}

// Keeps `digits` digits: to the nearest, ties to even.
static void
decimal_round(Decimal *d, int64_t digits)
{
    if (digits < 0) {
        d->count = d->point = 0;
        return;
    }
    if (digits >= d->count) {
        return;
    }
    char next = d->digits[digits];
    bool up = next > '5';
    if (next == '5') {
        up = digits + 1 < d->count || (digits > 0 && (d->digits[digits - 1] & 1));
    }
    if (up) {
        round_up(d, (int)digits);
    } else {
        round_down(d, digits);
    }
}

// --- the shortest decimal that reads back alike ------------------------------------------------------

// Up to 15 digits a decimal is the only one of its length near a double, so one that divides back to it is
// shortest.
static bool
shortest_of_few_digits(Decimal *d, double value)
{
    if (!(value < 1e15 && value >= 1e-7)) {
        return false;
    }
    for (int decimals = 0; decimals < (int)COUNT_OF(powers_of_ten); decimals++) {
        double scaled = value * powers_of_ten[decimals];
        if (scaled >= 1e15) {
            return false;
        }
        uint64_t whole = (uint64_t)(scaled + 0.5);
        if (whole < (uint64_t)1e15 && (double)whole / powers_of_ten[decimals] == value) {
            int count = 0;
            for (uint64_t rest = whole; rest > 0; rest /= 10) {
                count++;
            }
            for (int i = count; i > 0; whole /= 10) {
                d->digits[--i] = (char)('0' + whole % 10);
            }
            d->count = count;
            d->point = count - decimals;
            trim(d);
            return true;
        }
    }
    return false;
}

// Digits of the number itself and of the two halfway points to its neighbours, in one scale. The first prefix
// of the number's digits that, cut or raised in its last place, lies between the halfway points is the
// answer.
static void
decimal_shortest(Decimal *d, double value)
{
    if (value == 0.0) {
        d->count = d->point = 0;
        return;
    }
    if (shortest_of_few_digits(d, value)) {
        return;
    }
    uint64_t mantissa;
    int exponent, scale;
    split(value, &mantissa, &exponent);
    bool inclusive = (mantissa & 1) == 0; // a halfway point is read as the even neighbour
    // The neighbour below a power of two is only half as far away.
    uint64_t below = mantissa == (uint64_t)1 << 52 && exponent > -1074 ? 1 : 2;
    char low[DECIMAL_CAPACITY], high[DECIMAL_CAPACITY];
    int high_count = scaled_digits(4 * mantissa + 2, exponent - 2, high, &scale);
    int count = scaled_digits(4 * mantissa, exponent - 2, d->digits, &scale);
    int low_count = scaled_digits(4 * mantissa - below, exponent - 2, low, &scale);
    memmove(d->digits + (high_count - count), d->digits, (size_t)count);
    memset(d->digits, '0', (size_t)(high_count - count));
    memmove(low + (high_count - low_count), low, (size_t)low_count);
    memset(low, '0', (size_t)(high_count - low_count));
    d->count = high_count;
    d->point = high_count + scale;
    int low_end = high_count, high_end = high_count;
    while (low_end > 0 && low[low_end - 1] == '0') {
        low_end--;
    }
    while (high[high_end - 1] == '0') {
        high_end--;
    }
    bool above_low = false;
    int distance = 0; // of high to the number's prefix in units of its last place: 0, 1, or 2 for more
    int i = 0;
    for (; i < high_count; i++) {
        char digit = d->digits[i];
        above_low = above_low || digit != low[i];
        if (distance == 0) {
            distance = high[i] > digit + 1 ? 2 : high[i] != digit ? 1 : 0;
        } else if (distance == 1 && (digit != '9' || high[i] != '0')) {
            distance = 2;
        }
        bool down = above_low || (inclusive && i + 1 >= low_end);
        bool up = distance == 2 || (distance == 1 && (inclusive || i + 1 < high_end));
        if (down && up) {
            trim(d);
            decimal_round(d, i + 1);
            break;
        }
        if (down) {
            round_down(d, i + 1);
            break;
        }
        if (up) {
            round_up(d, i + 1);
            break;
        }
    }
    // The scale may have begun with zeros.
    int zeros = 0;
    while (zeros < d->count && d->digits[zeros] == '0') {
        zeros++;
    }
    memmove(d->digits, d->digits + zeros, (size_t)(d->count - zeros));
    d->count -= zeros;
    d->point -= zeros;
    trim(d);
}

// --- decimal to double -------------------------------------------------------------------------------

static double
decimal_to_double(const Decimal *d)
{
    if (d->count == 0 || d->point < -330) {
        return 0.0;
    }
    if (d->point > 310) {
        return INFINITY;
    }
    int scale = d->point - d->count;
    if (d->count <= 15 && scale >= -22 && scale <= 22) {
        int64_t whole = 0;
        for (int i = 0; i < d->count; i++) {
            whole = whole * 10 + (d->digits[i] - '0');
        }
        return scale < 0 ? (double)whole / powers_of_ten[-scale] : (double)whole * powers_of_ten[scale];
    }
    uint32_t row[ROW];
    size_t n = 0;
    for (int i = 0; i < d->count;) {
        uint32_t factor = 1, piece = 0;
        for (; i < d->count && factor < CHUNK; i++) {
            factor *= 10;
            piece = piece * 10 + (uint32_t)(d->digits[i] - '0');
        }
        uint32_t carry = natural_multiply_small(row, n, factor, piece);
        if (carry > 0) {
            row[n++] = carry;
        }
    }
    if (scale >= 0) {
        return natural_to_double(row, multiply_by_power(row, n, 10, (unsigned)scale), 0);
    }
    uint32_t divisor[ROW] = {1}, room[NATURAL_RATIO_ROOM(ROW, ROW)];
    size_t m = multiply_by_power(divisor, 1, 10, (unsigned)-scale);
    return natural_ratio(row, n, divisor, m, room);
}

double
float_round_decimals(double value, int digits)
{
    Decimal d;
    decimal_from_double(&d, fabs(value));
    decimal_round(&d, (int64_t)d.point + digits);
    return copysign(decimal_to_double(&d), value);
}

static bool
matches(const char *text, size_t length, const char *word)
{
    if (length != strlen(word)) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if ((text[i] | 0x20) != word[i]) {
            return false;
        }
    }
    return true;
}

bool
float_read(const char *text, size_t length, double *value)
{
    const char *p = text, *end = text + length;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) {
        p++;
    }
    size_t left = (size_t)(end - p);
    if (matches(p, left, "inf") || matches(p, left, "infinity")) {
        *value = negative ? -INFINITY : INFINITY;
        return true;
    }
    if (matches(p, left, "nan")) {
        *value = copysign(NAN, negative ? -1.0 : 1.0);
        return true;
    }
    Decimal d = {0};
    int64_t point = 0;
    bool any = false, behind_point = false, more = false;
    for (; p < end; p++) {
        if (*p == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        if (*p < '0' || *p > '9') {
            break;
        }
        any = true;
        if (d.count == 0 && *p == '0') {
            point -= behind_point;
            continue;
        }
        point += !behind_point;
        // Digits beyond the longest double only tell whether there is something left.
        if (d.count < DECIMAL_CAPACITY - 1) {
            d.digits[d.count++] = *p;
        } else {
            more |= *p != '0';
        }
    }
    if (!any) {
        return false;
    }
    if (p < end && (*p | 0x20) == 'e') {
        p++;
        bool down = p < end && *p == '-';
        if (p < end && (*p == '-' || *p == '+')) {
            p++;
        }
        if (p == end) {
            return false;
        }
        int64_t exponent = 0;
        for (; p < end && *p >= '0' && *p <= '9'; p++) {
            exponent = exponent < (int64_t)1 << 50 ? exponent * 10 + (*p - '0') : exponent;
        }
        point += down ? -exponent : exponent;
    }
    if (p < end) {
        return false;
    }
    trim(&d);
    if (more) {
        while (d.count < DECIMAL_CAPACITY - 1) {
            d.digits[d.count++] = '0';
        }
        d.digits[d.count++] = '1';
    }
    d.point = point > 10000 ? 10000 : point < -10000 ? -10000 : (int)point;
    double magnitude = decimal_to_double(&d);
    *value = negative ? -magnitude : magnitude;
    return true;
}

// --- writing -----------------------------------------------------------------------------------------

static void
add_zeros(Buffer *out, int64_t count)
{
    while (count-- > 0) {
        buffer_append_char(out, '0');
    }
}

// The digits from position `from` to `to`, zeros where the number has none.
static void
add_digits(Buffer *out, const Decimal *d, int64_t from, int64_t to)
{
    if (from < 0) {
        int64_t zeros = to < 0 ? to - from : -from;
        add_zeros(out, zeros);
        from += zeros;
    }
    if (from < d->count && from < to) {
        int64_t end = to < d->count ? to : d->count;
        buffer_append(out, d->digits + from, (size_t)(end - from));
        from = end;
    }
    add_zeros(out, to - from);
}

static void
write_fixed(const Decimal *d, int64_t decimals, bool point, Buffer *out)
{
    if (d->point > 0) {
        add_digits(out, d, 0, d->point);
    } else {
        buffer_append_char(out, '0');
    }
    if (decimals > 0 || point) {
        buffer_append_char(out, '.');
        add_digits(out, d, d->point, d->point + decimals);
    }
}

static void
write_exponent(const Decimal *d, int64_t decimals, bool point, Buffer *out)
{
    add_digits(out, d, 0, 1);
    if (decimals > 0 || point) {
        buffer_append_char(out, '.');
        add_digits(out, d, 1, 1 + decimals);
    }
    int exponent = d->count == 0 ? 0 : d->point - 1;
    buffer_append_char(out, 'e');
    buffer_append_char(out, exponent < 0 ? '-' : '+');
    exponent = exponent < 0 ? -exponent : exponent;
    if (exponent >= 100) {
        buffer_append_char(out, (char)('0' + exponent / 100));
    }
    buffer_append_char(out, (char)('0' + exponent / 10 % 10));
    buffer_append_char(out, (char)('0' + exponent % 10));
}

void
float_write(double value, char code, int64_t precision, unsigned flags, Buffer *out)
{
    if (isnan(value)) {
        buffer_append_text(out, "nan");
        return;
    }
    if (signbit(value)) {
        buffer_append_char(out, '-');
        value = -value;
    }
    if (isinf(value)) {
        buffer_append_text(out, "inf");
        return;
    }
    bool alternate = (flags & FLOAT_ALTERNATE) != 0, dot_zero = (flags & FLOAT_DOT_ZERO) != 0;
    Decimal d;
    if (code == 'r') {
        decimal_shortest(&d, value);
    } else {
        decimal_from_double(&d, value);
    }
    if (code == 'f') {
        decimal_round(&d, d.point + precision);
        write_fixed(&d, precision, alternate, out);
        return;
    }
    if (code == 'e') {
        decimal_round(&d, precision + 1);
        write_exponent(&d, precision, alternate, out);
        return;
    }
    // Like 'e' for very small and large numbers, else like 'f'; as many decimals as there are digits.
    int64_t digits = d.count;
    if (code == 'g') {
        digits = precision > 0 ? precision : 1;
        decimal_round(&d, digits);
    }
    int exponent = d.count == 0 ? 0 : d.point - 1;
    // A number that is to be seen as a float does not end in its last digit without a point.
    bool fixed = exponent >= -4 && exponent < (code == 'r' ? 16 : digits - dot_zero);
    if (!alternate) {
        digits = d.count;
    }
    if (d.count == 0) {
        d.point = 1;
    }
    if (fixed) {
        int64_t decimals = digits - d.point > 0 ? digits - d.point : 0;
        if (decimals == 0 && dot_zero) {
            decimals = 1;
        }
        write_fixed(&d, decimals, alternate, out);
    } else {
        write_exponent(&d, digits > 1 ? digits - 1 : 0, alternate, out);
    }
}

size_t
float_shortest(double value, char *out)
{
    Buffer text = {0};
    float_write(value, 'r', 0, FLOAT_DOT_ZERO, &text);
    size_t length = text.length;
    memcpy(out, text.data, length);
    buffer_free(&text);
    return length;
}
