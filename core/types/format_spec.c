// The format mini-language for str, int, float and complex.
#include "types/format_spec.h"
#include "memory/heap.h"
#include "object/protocol.h"
#include "types/complex.h"
#include "types/float.h"
#include "types/int.h"
#include "types/unicode.h"
#include <ctype.h>
#include <math.h>
#include <string.h>

int64_t
read_decimal(const Text *text, int64_t at, int64_t stop, int64_t *value)
{
    int64_t start = at;
    *value = 0;
    for (; at < stop; at++) {
        int digit = unicode_decimal(text_at(text, at));
        if (digit < 0) {
            break;
        }
        if (*value > (INT64_MAX - digit) / 10) {
            raise(EXC_ValueError, "Too many decimal digits in format string");
            return -1;
        }
        *value = *value * 10 + digit;
    }
    return at - start;
}

int
check_width(int64_t width)
{
    // What is built here stands in host memory, and would not fit in the heap afterwards.
    if (width > (int64_t)heap.limit) {
        raise_no_memory();
        return -1;
    }
    return 0;
}

void
write_text(const Text *text, int64_t start, int64_t stop, Buffer *out)
{
    for (int64_t i = start; i < stop; i++) {
        buffer_append_code_point(out, text_at(text, i));
    }
}

void
write_fill(uint32_t fill, int64_t count, Buffer *out)
{
    for (; count > 0; count--) {
        buffer_append_code_point(out, fill);
    }
}

// --- reading a specification -------------------------------------------------------------------------

static bool
is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static int
raise_both_groupings(void)
{
    raise(EXC_ValueError, "Cannot specify both ',' and '_'.");
    return -1;
}

static int
check_grouping(const FormatSpec *spec)
{
    switch (spec->type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0:
        return 0;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        if (spec->grouping == '_') {
            return 0;
        }
        break;
    default:
        break;
    }
    if (spec->type > 32 && spec->type < 128) {
        raise(EXC_ValueError, "Cannot specify '%c' with '%c'.", spec->grouping, (int)spec->type);
    } else {
        raise(EXC_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping, spec->type);
    }
    return -1;
}

static int
read_spec(const Object *op, const Text *text, char default_align, uint32_t default_type, FormatSpec *spec)
{
    int64_t i = 0, end = text->length;
    bool has_fill = false, has_align = false;
    *spec = (FormatSpec){.fill = ' ',
                         .align = default_align,
                         .sign = '-',
                         .plain_sign = true,
                         .width = -1,
                         .precision = -1,
                         .type = default_type};
#define HERE(c) (i < end && text_at(text, i) == (c))
    if (end - i >= 2 && is_align(text_at(text, i + 1))) {
        spec->fill = text_at(text, i);
        spec->align = (char)text_at(text, i + 1);
        has_fill = has_align = true;
        i += 2;
    } else if (i < end && is_align(text_at(text, i))) {
        spec->align = (char)text_at(text, i++);
        has_align = true;
    }
    if (HERE('+') || HERE('-') || HERE(' ')) {
        spec->sign = (char)text_at(text, i++);
        spec->plain_sign = false;
    }
    if (HERE('z')) {
        spec->no_negative_zero = true;
        i++;
    }
    if (HERE('#')) {
        spec->alternate = true;
        i++;
    }
    if (!has_fill && HERE('0')) {
        spec->fill = '0';
        if (!has_align && default_align == '>') {
            spec->align = '=';
        }
        i++;
    }
    int64_t read = read_decimal(text, i, end, &spec->width);
    if (read < 0) {
        return -1;
    }
    i += read;
    if (read == 0) {
        spec->width = -1;
    }
    if (HERE(',')) {
        spec->grouping = ',';
        i++;
    }
    if (HERE('_')) {
        if (spec->grouping != 0) {
            return raise_both_groupings();
        }
        spec->grouping = '_';
        i++;
    }
    if (HERE(',') && spec->grouping == '_') {
        return raise_both_groupings();
    }
    if (HERE('.')) {
        i++;
        read = read_decimal(text, i, end, &spec->precision);
        if (read < 0) {
            return -1;
        }
        if (read == 0) {
            raise(EXC_ValueError, "Format specifier missing precision");
            return -1;
        }
        i += read;
    }
#undef HERE
    if (end - i > 1) {
        Object *shown = str_from_text(text);
        if (shown != NULL) {
            raise(EXC_ValueError, "Invalid format specifier '%U' for object of type '%T'", shown, op);
            decref(shown);
        }
        return -1;
    }
    if (i < end) {
        spec->type = text_at(text, i);
    }
    if (spec->grouping != 0 && check_grouping(spec) < 0) {
        return -1;
    }
    return check_width(spec->width);
}

static int
unknown_type(const Object *op, uint32_t type)
{
    if (type > 32 && type < 128) {
        raise(EXC_ValueError, "Unknown format code '%c' for object of type '%T'", (int)type, op);
    } else {
        raise(EXC_ValueError, "Unknown format code '\\x%x' for object of type '%T'", type, op);
    }
    return -1;
}

// --- str ---------------------------------------------------------------------------------------------

int
format_str_into(Object *op, const Text *spec_text, Buffer *out)
{
    FormatSpec spec;
    if (read_spec(op, spec_text, '<', 's', &spec) < 0) {
        return -1;
    }
    const char *fault = NULL;
    if (spec.type != 's') {
        return unknown_type(op, spec.type);
    }
    if (!spec.plain_sign) {
        fault = spec.sign == ' ' ? "Space not allowed in string format specifier"
                                 : "Sign not allowed in string format specifier";
    } else if (spec.no_negative_zero) {
        fault = "Negative zero coercion (z) not allowed in string format specifier";
    } else if (spec.alternate) {
        fault = "Alternate form (#) not allowed in string format specifier";
    } else if (spec.align == '=') {
        fault = "'=' alignment not allowed in string format specifier";
    }
    if (fault != NULL) {
        raise(EXC_ValueError, "%s", fault);
        return -1;
    }
    int64_t length = str_length(op);
    if (spec.precision >= 0 && spec.precision < length) {
        length = spec.precision;
    }
    int64_t padding = spec.width > length ? spec.width - length : 0;
    int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    write_fill(spec.fill, left, out);
    if (str_is_ascii(op)) {
        buffer_append(out, str_data(op), (size_t)length);
    } else {
        write_text(TEXT_OF(op), 0, length, out);
    }
    write_fill(spec.fill, padding - left, out);
    return 0;
}

// --- numbers -----------------------------------------------------------------------------------------

// The digits in groups, filled with zeros from the left to at least `least` characters.
static void
group_digits(const NumberText *number, char separator, int group, int64_t least, Buffer *out)
{
    int64_t left = (int64_t)number->digit_count;
    int64_t total = left > least ? left : least;
    if (total < 1) {
        total = 1;
    }
    if (separator == 0) {
        write_fill('0', total - left, out);
        buffer_append(out, number->digits, number->digit_count);
        return;
    }
    // Written backwards, as groups are counted from the right.
    Buffer reversed = {0};
    for (bool first = true;; first = false) {
        int64_t wanted = left > least ? left : least;
        int64_t length = wanted < 1 ? 1 : wanted < group ? wanted : group;
        if (!first) {
            buffer_append_char(&reversed, separator);
        }
        for (int64_t i = 0; i < length; i++) {
            buffer_append_char(&reversed, left > 0 ? number->digits[--left] : '0');
        }
        least -= length;
        if (left <= 0 && least <= 0) {
            break;
        }
        least--;
    }
    for (size_t i = reversed.length; i-- > 0;) {
        buffer_append_char(out, reversed.data[i]);
    }
    buffer_free(&reversed);
}

void
write_number(const FormatSpec *spec, const NumberText *number, Buffer *out)
{
    int64_t around = (number->sign != 0) + (int64_t)strlen(number->prefix) + (int64_t)number->rest_length;
    bool zeros = spec->fill == '0' && spec->align == '=';
    Buffer digits = {0};
    if (number->digit_count > 0) {
        bool by_four = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X';
        group_digits(number, spec->grouping, by_four ? 4 : 3, zeros ? spec->width - around : 0, &digits);
    }
    int64_t length = around + (int64_t)digits.length;
    int64_t padding = spec->width > length ? spec->width - length : 0, left = 0, inside = 0;
    switch (spec->align) {
    case '<':
        break;
    case '^':
        left = padding / 2;
        break;
    case '=':
        inside = padding;
        break;
    default:
        left = padding;
    }
    write_fill(spec->fill, left, out);
    if (number->sign != 0) {
        buffer_append_char(out, number->sign);
    }
    buffer_append_text(out, number->prefix);
    write_fill(spec->fill, inside, out);
    if (digits.length > 0) {
        buffer_append(out, digits.data, digits.length);
    }
    buffer_append(out, number->rest, number->rest_length);
    write_fill(spec->fill, padding - left - inside, out);
    buffer_free(&digits);
}

static char
sign_for(const FormatSpec *spec, bool negative)
{
    return negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
}

static int
format_char(Object *op, const FormatSpec *spec, Buffer *out)
{
    const char *fault = NULL;
    if (!spec->plain_sign) {
        fault = "Sign not allowed with integer format specifier 'c'";
    } else if (spec->alternate) {
        fault = "Alternate form (#) not allowed with integer format specifier 'c'";
    }
    if (fault != NULL) {
        raise(EXC_ValueError, "%s", fault);
        return -1;
    }
    int overflow;
    int64_t c = int_as_int64(op, &overflow);
    if (overflow) {
        raise(EXC_OverflowError, "Python int too large to convert to C long");
        return -1;
    }
    if (c < 0 || c > 0x10ffff) {
        raise(EXC_OverflowError, "%%c arg not in range(0x110000)");
        return -1;
    }
    int64_t padding = spec->width > 1 ? spec->width - 1 : 0;
    int64_t left = spec->align == '<' ? 0 : spec->align == '^' ? padding / 2 : padding;
    write_fill(spec->fill, left, out);
    buffer_append_code_point(out, (uint32_t)c);
    write_fill(spec->fill, padding - left, out);
    return 0;
}

static void
to_upper(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        text[i] = (char)toupper((unsigned char)text[i]);
    }
}

static int
format_whole(Object *op, const FormatSpec *spec, Buffer *out)
{
    if (spec->precision != -1) {
        raise(EXC_ValueError, "Precision not allowed in integer format specifier");
        return -1;
    }
    if (spec->no_negative_zero) {
        raise(EXC_ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
        return -1;
    }
    if (spec->type == 'c') {
        return format_char(op, spec, out);
    }
    int base = spec->type == 'b'                        ? 2
               : spec->type == 'o'                      ? 8
               : spec->type == 'x' || spec->type == 'X' ? 16
                                                        : 10;
    Buffer digits = {0};
    if (int_write(op, base, &digits) < 0) {
        buffer_free(&digits);
        return -1;
    }
    bool negative = int_is_negative(op);
    NumberText number = {
        .sign = sign_for(spec, negative),
        .prefix = "",
        .digits = digits.data + negative,
        .digit_count = digits.length - negative,
        .rest = "",
    };
    if (spec->type == 'X') {
        to_upper(digits.data, digits.length);
    }
    if (spec->alternate) {
        switch (spec->type) {
        case 'b':
            number.prefix = "0b";
            break;
        case 'o':
            number.prefix = "0o";
            break;
        case 'x':
            number.prefix = "0x";
            break;
        case 'X':
            number.prefix = "0X";
            break;
        default:
            break;
        }
    }
    write_number(spec, &number, out);
    buffer_free(&digits);
    return 0;
}

void
split_float_text(const char *text, size_t length, NumberText *number)
{
    size_t digits = 0;
    while (digits < length && text[digits] >= '0' && text[digits] <= '9') {
        digits++;
    }
    number->digits = text;
    number->digit_count = digits;
    number->rest = text + digits;
    number->rest_length = length - digits;
}

// Does the text of a float show only zeros?
static bool
shows_zero(const char *text, size_t length)
{
    for (size_t i = 0; i < length && text[i] != 'e' && text[i] != 'E'; i++) {
        if (text[i] != '0' && text[i] != '.' && text[i] != '-') {
            return false;
        }
    }
    return true;
}

static int
format_real(double value, const FormatSpec *spec, Buffer *out)
{
    char code = (char)spec->type;
    unsigned flags = spec->alternate ? FLOAT_ALTERNATE : 0;
    int64_t precision = spec->precision;
    bool percent = code == '%', upper = code == 'E' || code == 'F' || code == 'G';
    if (spec->precision > INT32_MAX) {
        raise(EXC_ValueError, "precision too big");
        return -1;
    }
    if (check_width(spec->precision) < 0) {
        return -1;
    }
    if (code == 0) {
        flags |= FLOAT_DOT_ZERO;
        code = precision < 0 ? 'r' : 'g';
    } else if (code == 'n') {
        code = 'g';
    } else if (percent) {
        code = 'f';
        value *= 100;
    } else if (upper) {
        code = (char)(code + 32);
    }
    if (precision < 0) {
        precision = 6;
    }
    Buffer text = {0};
    float_write(value, code, precision, flags, &text);
    if (percent) {
        buffer_append_char(&text, '%');
    }
    if (upper) {
        to_upper(text.data, text.length);
    }
    bool negative = text.data[0] == '-';
    NumberText number = {.prefix = ""};
    split_float_text(text.data + negative, text.length - negative, &number);
    if (negative && spec->no_negative_zero && shows_zero(text.data, text.length - percent)) {
        negative = false;
    }
    number.sign = sign_for(spec, negative);
    write_number(spec, &number, out);
    buffer_free(&text);
    return 0;
}

static bool
is_real_type(uint32_t type)
{
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' ||
           type == '%';
}

int
format_int_into(Object *op, const Text *spec_text, Buffer *out)
{
    FormatSpec spec;
    if (read_spec(op, spec_text, '>', 'd', &spec) < 0) {
        return -1;
    }
    switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
        return format_whole(op, &spec, out);
    default:
        break;
    }
    if (!is_real_type(spec.type)) {
        return unknown_type(op, spec.type);
    }
    double value = int_as_double(op);
    return value == -1.0 && error_pending() ? -1 : format_real(value, &spec, out);
}

int
format_float_into(Object *op, const Text *spec_text, Buffer *out)
{
    FormatSpec spec;
    if (read_spec(op, spec_text, '>', 0, &spec) < 0) {
        return -1;
    }
    if (spec.type != 0 && spec.type != 'n' && !is_real_type(spec.type)) {
        return unknown_type(op, spec.type);
    }
    return format_real(float_value(op), &spec, out);
}

static Object *
finish(int failed, Buffer *out)
{
    Object *result = failed < 0 ? NULL : str_from_stored(out->length > 0 ? out->data : "", out->length);
    buffer_free(out);
    return result;
}

// What an object is without a specification. Nothing is a str and no subclass, as in CPython.
static Object *
format_plainly(Object *op)
{
    Object *text = object_str(op);
    if (text == NULL || str_length(text) > 0) {
        return text;
    }
    decref(text);
    return str_from("");
}

Object *
str_format_spec(Object *op, Object *spec)
{
    if (str_length(spec) == 0) {
        return is_exact(op, &StrType) ? incref(op) : format_plainly(op);
    }
    Buffer out = {0};
    return finish(format_str_into(op, TEXT_OF(spec), &out), &out);
}

Object *
int_format_spec(Object *op, Object *spec)
{
    if (str_length(spec) == 0) {
        return format_plainly(op);
    }
    Buffer out = {0};
    return finish(format_int_into(op, TEXT_OF(spec), &out), &out);
}

Object *
float_format_spec(Object *op, Object *spec)
{
    if (str_length(spec) == 0) {
        return format_plainly(op);
    }
    Buffer out = {0};
    return finish(format_float_into(op, TEXT_OF(spec), &out), &out);
}

// --- complex -----------------------------------------------------------------------------------------

// One of the two numbers; without a type it is as short as repr makes it.
static int
format_part(double value, const FormatSpec *spec, Buffer *out)
{
    if (spec->type != 0 || spec->precision >= 0) {
        FormatSpec general = *spec;
        general.type = spec->type == 0 ? 'g' : spec->type;
        return format_real(value, &general, out);
    }
    Buffer text = {0}, pointed = {0};
    float_write(value, 'r', 0, 0, &text);
    bool negative = text.data[0] == '-';
    if (spec->alternate && isfinite(value) && memchr(text.data, '.', text.length) == NULL) {
        const char *exponent = memchr(text.data, 'e', text.length);
        size_t whole = exponent == NULL ? text.length : (size_t)(exponent - text.data);
        buffer_append(&pointed, text.data, whole);
        buffer_append_char(&pointed, '.');
        buffer_append(&pointed, text.data + whole, text.length - whole);
        buffer_free(&text);
        text = pointed;
    }
    NumberText number = {.prefix = ""};
    split_float_text(text.data + negative, text.length - negative, &number);
    if (negative && spec->no_negative_zero && value == 0.0) {
        negative = false;
    }
    number.sign = sign_for(spec, negative);
    write_number(spec, &number, out);
    buffer_free(&text);
    return 0;
}

static int
format_complex_into(Object *op, const Text *spec_text, Buffer *out)
{
    FormatSpec spec;
    if (read_spec(op, spec_text, '>', 0, &spec) < 0) {
        return -1;
    }
    if (spec.type != 0 && spec.type != 'n' && (!is_real_type(spec.type) || spec.type == '%')) {
        return unknown_type(op, spec.type);
    }
    if (spec.fill == '0') {
        raise(EXC_ValueError, "Zero padding is not allowed in complex format specifier");
        return -1;
    }
    if (spec.align == '=') {
        raise(EXC_ValueError, "'=' alignment flag is not allowed in complex format specifier");
        return -1;
    }
    const Complex *self = (const Complex *)op;
    bool bracketed = spec.type == 0, is_imaginary = bracketed && self->real == 0.0 && !signbit(self->real);
    FormatSpec part = spec;
    part.width = -1;
    part.fill = ' ';
    part.align = '>';
    Buffer text = {0};
    int result = 0;
    if (bracketed && !is_imaginary) {
        buffer_append_char(&text, '(');
    }
    if (!is_imaginary) {
        result = format_part(self->real, &part, &text);
        part.sign = '+';
        part.plain_sign = false;
    }
    result = result < 0 ? -1 : format_part(self->imag, &part, &text);
    buffer_append_char(&text, 'j');
    if (bracketed && !is_imaginary) {
        buffer_append_char(&text, ')');
    }
    if (result == 0) {
        int64_t padding = spec.width > (int64_t)text.length ? spec.width - (int64_t)text.length : 0;
        int64_t left = spec.align == '<' ? 0 : spec.align == '^' ? padding / 2 : padding;
        write_fill(spec.fill, left, out);
        buffer_append(out, text.data, text.length);
        write_fill(spec.fill, padding - left, out);
    }
    buffer_free(&text);
    return result;
}

Object *
complex_format_spec(Object *op, Object *spec)
{
    if (str_length(spec) == 0) {
        return format_plainly(op);
    }
    Buffer out = {0};
    return finish(format_complex_into(op, TEXT_OF(spec), &out), &out);
}
