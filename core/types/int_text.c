// int to text and back.
#include "types/int.h"
#include "types/int_natural.h"
#include "types/str.h"
#include <string.h>

int int_max_str_digits = 4300;

enum { CHUNK_DIGITS = 9, CHUNK = 1000000000 };

// --- to text -----------------------------------------------------------------------------------------

static int
too_many_digits(void)
{
    raise(EXC_ValueError,
          "Exceeds the limit (%d digits) for integer string conversion; "
          "use sys.set_int_max_str_digits() to increase the limit",
          int_max_str_digits);
    return -1;
}

static int
write_decimal(const Int *self, size_t n, Buffer *out)
{
    uint64_t bits = natural_bit_length(self->digits, n);
    // 10^k has more than 3.32 k bits.
    if (int_max_str_digits > 0 && bits > (uint64_t)int_max_str_digits * 333 / 100 + 8) {
        return too_many_digits();
    }
    uint32_t *rest = host_alloc(n * sizeof(uint32_t));
    // A chunk holds 29.89 bits.
    uint32_t *chunks = host_alloc((size_t)(bits / 29 + 1) * sizeof(uint32_t));
    memcpy(rest, self->digits, n * sizeof(uint32_t));
    size_t count = 0;
    while (n > 0) {
        chunks[count++] = natural_divide_small(rest, rest, n, CHUNK);
        n = natural_trim(rest, n);
    }
    char text[16];
    int length = 0;
    for (uint32_t top = chunks[count - 1]; top > 0; top /= 10) {
        length++;
    }
    int result = 0;
    if (int_max_str_digits > 0 && (size_t)length + (count - 1) * CHUNK_DIGITS > (size_t)int_max_str_digits) {
        result = too_many_digits();
    } else {
        for (size_t i = count; i-- > 0; length = CHUNK_DIGITS) {
            uint32_t chunk = chunks[i];
            for (int k = length; k-- > 0; chunk /= 10) {
                text[k] = (char)('0' + chunk % 10);
            }
            buffer_append(out, text, (size_t)length);
        }
    }
    host_free(chunks);
    host_free(rest);
    return result;
}

static const char digit_letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// Bases 2, 8, 16 and their like: digits are groups of bits.
static void
write_bit_groups(const Int *self, size_t n, int group, Buffer *out)
{
    uint64_t bits = natural_bit_length(self->digits, n);
    for (uint64_t left = (bits + (unsigned)group - 1) / (unsigned)group; left-- > 0;) {
        uint64_t digit = natural_bits_at(self->digits, n, left * (unsigned)group) & ((1u << group) - 1);
        buffer_append_char(out, digit_letters[digit]);
    }
}

int
int_write(const Object *op, int base, Buffer *out)
{
    const Int *self = (const Int *)op;
    size_t n = int_digit_count(op);
    if (int_is_negative(op)) {
        buffer_append_char(out, '-');
    }
    if (n <= 1) {
        char text[40];
        size_t at = sizeof(text);
        uint32_t value = n == 0 ? 0 : self->digits[0];
        do {
            text[--at] = digit_letters[value % (uint32_t)base];
            value /= (uint32_t)base;
        } while (value > 0);
        buffer_append(out, text + at, sizeof(text) - at);
        return 0;
    }
    if ((base & (base - 1)) == 0) {
        write_bit_groups(self, n, __builtin_ctz((unsigned)base), out);
        return 0;
    }
    assert(base == 10);
    return write_decimal(self, n, out);
}

Object *
int_to_str(Object *op, int base, bool prefix)
{
    if (base == 10 && int_is_compact(op)) {
        int64_t value = int_compact_value(op);
        char text[24];
        size_t at = sizeof(text);
        for (uint64_t left = (uint64_t)(value < 0 ? -value : value); left > 0 || at == sizeof(text);
             left /= 10) {
            text[--at] = (char)('0' + left % 10);
        }
        if (value < 0) {
            text[--at] = '-';
        }
        // Not the shared str of one letter, as in CPython.
        Object *str = str_new((int64_t)(sizeof(text) - at), 127);
        if (str != NULL) {
            memcpy((void *)(uintptr_t)str_data(str), text + at, sizeof(text) - at);
        }
        return str;
    }
    Buffer out = {0};
    Object *result = NULL;
    if (int_write(op, base, &out) == 0) {
        if (prefix) {
            Buffer digits = out;
            bool negative = int_is_negative(op);
            out = (Buffer){0};
            buffer_append_text(&out, negative ? "-0" : "0");
            buffer_append_char(&out, base == 16 ? 'x' : base == 8 ? 'o' : 'b');
            buffer_append(&out, digits.data + negative, digits.length - negative);
            buffer_free(&digits);
        }
        result = str_from_ascii(out.data, out.length);
    }
    buffer_free(&out);
    return result;
}

// --- from text ---------------------------------------------------------------------------------------

static int
digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'Z') {
        return c - 'A' + 10;
    }
    return 37;
}

// How many digits of 30 bits a number with `length` digits in the base may need: as many as CPython
// allocates.
static uint64_t
digits_needed(size_t length, int base)
{
    static const float per_digit[37] = {
        0.0f,     0.0f,     0.0334f,  0.05284f, 0.0667f,  0.0774f,  0.08617f, 0.09358f, 0.1f,     0.10567f,
        0.11074f, 0.11532f, 0.1195f,  0.12335f, 0.12692f, 0.13023f, 0.13334f, 0.13625f, 0.139f,   0.1416f,
        0.14407f, 0.14641f, 0.14865f, 0.15079f, 0.15284f, 0.1548f,  0.15669f, 0.1585f,  0.16025f, 0.16194f,
        0.16357f, 0.16515f, 0.16667f, 0.16815f, 0.16959f, 0.17098f, 0.17234f};
    return (uint64_t)((double)length * (double)per_digit[base]) + 1;
}

Object *
int_from_digits(const char *digits, size_t length, int base, bool negative)
{
    bool power_of_two = (base & (base - 1)) == 0;
    if (!power_of_two && int_max_str_digits > 0 && length > (size_t)int_max_str_digits) {
        raise(EXC_ValueError,
              "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; "
              "use sys.set_int_max_str_digits() to increase the limit",
              int_max_str_digits, length);
        return NULL;
    }
    if (length <= 11) { // 36^11 is below 2^63
        int64_t value = 0;
        for (size_t i = 0; i < length; i++) {
            value = value * base + digit_value(digits[i]);
        }
        if (value <= SMALL_INT_MAX) {
            return int_from(negative ? -value : value);
        }
        Int *self = int_allocate(digits_needed(length, base));
        for (size_t i = 0; self != NULL && i < int_digit_count(&self->base); i++) {
            self->digits[i] = (uint32_t)(value >> i * DIGIT_BITS) & DIGIT_MASK;
        }
        return self == NULL ? NULL : int_finish(self, negative);
    }
    Int *self = int_allocate(digits_needed(length, base));
    if (self == NULL) {
        return NULL;
    }
    size_t room = int_digit_count(&self->base), n = 0;
    memset(self->digits, 0, room * sizeof(uint32_t));
    if (power_of_two) {
        unsigned group = (unsigned)__builtin_ctz((unsigned)base);
        uint64_t at = 0;
        for (size_t i = length; i-- > 0; at += group) {
            uint64_t wide = (uint64_t)digit_value(digits[i]) << at % DIGIT_BITS;
            size_t place = (size_t)(at / DIGIT_BITS);
            self->digits[place] |= (uint32_t)wide & DIGIT_MASK;
            if (wide > DIGIT_MASK) {
                self->digits[place + 1] |= (uint32_t)(wide >> DIGIT_BITS);
            }
        }
        return int_finish(self, negative);
    }
    for (size_t i = 0; i < length;) {
        uint32_t factor = 1, piece = 0;
        while (i < length && factor <= DIGIT_MASK / (unsigned)base) {
            factor *= (unsigned)base;
            piece = piece * (unsigned)base + (unsigned)digit_value(digits[i++]);
        }
        uint32_t carry = natural_multiply_small(self->digits, n, factor, piece);
        if (carry > 0) {
            assert(n < room);
            self->digits[n++] = carry;
        }
    }
    return int_finish(self, negative);
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

int
int_read(const char *text, size_t length, int base, Object **out)
{
    const char *p = text, *end = text + length;
    while (p < end && is_space(*p)) {
        p++;
    }
    while (p < end && is_space(end[-1])) {
        end--;
    }
    bool negative = false;
    if (p < end && (*p == '+' || *p == '-')) {
        negative = *p++ == '-';
    }
    int prefix = 10;
    if (end - p >= 2 && p[0] == '0') {
        char letter = (char)(p[1] | 0x20);
        prefix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    }
    bool only_zeros = base == 0 && prefix == 10 && p < end && *p == '0';
    if (base == 0) {
        base = prefix;
    }
    if (prefix != 10 && base == prefix) {
        p += 2;
        if (p < end && *p == '_') {
            p++;
        }
    }
    Buffer digits = {0};
    char previous = '_';
    int result = 0;
    for (; p < end; previous = *p++) {
        if (*p == '_') {
            if (previous == '_') {
                goto out;
            }
        } else if (digit_value(*p) >= base || (only_zeros && *p != '0')) {
            goto out;
        } else {
            buffer_append_char(&digits, *p);
        }
    }
    if (previous != '_') {
        *out = int_from_digits(digits.data, digits.length, base, negative);
        result = *out == NULL ? -1 : 1;
    }
out:
    buffer_free(&digits);
    return result;
}
