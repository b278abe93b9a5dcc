// The % operator of str and bytes.
#include "object/names.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/bytes_internal.h"
#include "types/float.h"
#include "types/format_spec.h"
#include "types/held.h"
#include "types/int.h"
#include "types/tuple.h"
#include <ctype.h>

typedef struct {
    Object *arguments; // what stands right of the %
    int64_t count;     // items of a tuple, -1: a single object
    int64_t next;
    Object *mapping; // NULL when the arguments are none
    bool is_bytes;   // the % operator of bytes
    bool value_held; // `arguments` is the value of the last key, held on the stack of temporaries
} Arguments;

typedef struct {
    bool left, plus, blank, alternate, zero;
    int64_t width, precision; // -1: none
    uint32_t type;
} Directive;

static int
fault(const char *message)
{
    raise(EXC_ValueError, "%s", message);
    return -1;
}

// The next argument, borrowed, or NULL with an error.
static Object *
next_argument(Arguments *arguments)
{
    if (arguments->count >= 0 && arguments->next < arguments->count) {
        return tuple_peek(arguments->arguments, arguments->next++);
    }
    if (arguments->count < 0 && arguments->next == 0) {
        arguments->next = 1;
        return arguments->arguments;
    }
    raise(EXC_TypeError, "not enough arguments for format string");
    return NULL;
}

static void
drop_value(Arguments *arguments)
{
    if (arguments->value_held) {
        arguments->value_held = false;
        arguments->arguments = NULL;
        drop_held(1);
    }
}

// Reads "(key)" and fetches its value. 0 or -1.
static int
read_key(const Text *text, int64_t *at, Arguments *arguments)
{
    int64_t i = *at + 1, start = i, depth = 1;
    if (arguments->mapping == NULL) {
        raise(EXC_TypeError, "format requires a mapping");
        return -1;
    }
    for (; i < text->length && depth > 0; i++) {
        uint32_t c = text_at(text, i);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (depth > 0) {
        return fault("incomplete format key");
    }
    *at = i;
    const char *from = (const char *)text->data + start * text->kind;
    Object *key = arguments->is_bytes ? bytes_from(from, (size_t)(i - 1 - start))
                                      : str_from_text(&(Text){from, i - 1 - start, text->kind});
    if (key == NULL) {
        return -1;
    }
    drop_value(arguments);
    hold(key);
    Object *value = object_get_item(arguments->mapping, key);
    decref(let_go());
    if (value == NULL) {
        return -1;
    }
    // From here on the value is the only argument.
    arguments->arguments = hold(value);
    arguments->value_held = true;
    arguments->count = -1;
    arguments->next = 0;
    return 0;
}

// Reads a width or precision: digits or "*". -1 in *value when there is none.
static int
read_number(const Text *text, int64_t *at, Arguments *arguments, const char *too_big, int64_t *value)
{
    int64_t i = *at;
    *value = -1;
    if (i < text->length && text_at(text, i) == '*') {
        *at = i + 1;
        Object *argument = next_argument(arguments);
        if (argument == NULL) {
            return -1;
        }
        if (!is_int(argument)) {
            raise(EXC_TypeError, "* wants int");
            return -1;
        }
        int overflow;
        *value = int_as_int64(argument, &overflow);
        if (overflow || *value == INT64_MIN) {
            raise(EXC_OverflowError, "Python int too large to convert to C %s",
                  too_big[0] == 'w' ? "ssize_t" : "int");
            return -1;
        }
        return 1;
    }
    for (; i < text->length && text_at(text, i) >= '0' && text_at(text, i) <= '9'; i++) {
        *value = (*value < 0 ? 0 : *value) * 10 + (text_at(text, i) - '0');
        if (*value > INT32_MAX) {
            return fault(too_big);
        }
    }
    *at = i;
    return 0;
}

// Reads a directive behind its "%". 0 or -1.
static int
read_directive(const Text *text, int64_t *at, Arguments *arguments, Directive *directive)
{
    *directive = (Directive){.precision = -1};
    int64_t i = *at;
    if (i < text->length && text_at(text, i) == '(' && read_key(text, &i, arguments) < 0) {
        return -1;
    }
    for (bool flags = true; flags && i < text->length;) {
        switch (text_at(text, i)) {
        case '-':
            directive->left = true;
            break;
        case '+':
            directive->plus = true;
            break;
        case ' ':
            directive->blank = true;
            break;
        case '#':
            directive->alternate = true;
            break;
        case '0':
            directive->zero = true;
            break;
        default:
            flags = false;
        }
        i += flags;
    }
    int starred = read_number(text, &i, arguments, "width too big", &directive->width);
    if (starred < 0) {
        return -1;
    }
    if (starred && directive->width < 0) {
        directive->left = true;
        directive->width = -directive->width;
    }
    if (i < text->length && text_at(text, i) == '.') {
        i++;
        if (read_number(text, &i, arguments, "precision too big", &directive->precision) < 0) {
            return -1;
        }
        if (directive->precision < 0) {
            directive->precision = 0;
        }
    }
    if (i < text->length && (text_at(text, i) == 'h' || text_at(text, i) == 'l' || text_at(text, i) == 'L')) {
        i++;
    }
    if (i >= text->length) {
        return fault("incomplete format");
    }
    directive->type = text_at(text, i++);
    *at = i;
    return check_width(directive->width) < 0 ? -1 : check_width(directive->precision);
}

// --- writing -----------------------------------------------------------------------------------------

static int
write_padded(const Directive *directive, const Text *text, Buffer *out)
{
    int64_t length = text->length;
    if (directive->precision >= 0 && directive->precision < length && directive->type != 'c') {
        length = directive->precision;
    }
    int64_t padding = directive->width > length ? directive->width - length : 0;
    write_fill(' ', directive->left ? 0 : padding, out);
    write_text(text, 0, length, out);
    write_fill(' ', directive->left ? padding : 0, out);
    return 0;
}

static int
write_object(const Directive *directive, Object *argument, Buffer *out)
{
    Object *text = directive->type == 's'   ? object_str(argument)
                   : directive->type == 'r' ? object_repr(argument)
                                            : object_ascii(argument);
    if (text == NULL) {
        return -1;
    }
    write_padded(directive, TEXT_OF(text), out);
    decref(text);
    return 0;
}

// What bytes has in place of write_object: %b and %s take bytes-like objects, %a and %r write ASCII.
static int
write_bytes(const Directive *directive, Object *argument, Buffer *out)
{
    Object *value;
    if (directive->type == 'a' || directive->type == 'r') {
        value = object_ascii(argument);
    } else if (is_bytes_like(argument)) {
        value = bytes_from_object(argument);
    } else {
        int found = object_call_special(argument, names.__bytes__, NULL, 0, &value);
        if (found == 0) {
            raise(EXC_TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'",
                  argument);
        }
        if (found <= 0) {
            return -1;
        }
        if (!is_bytes(value)) {
            raise(EXC_TypeError, "__bytes__ returned non-bytes (type %T)", value);
            decref(value);
            return -1;
        }
    }
    if (value == NULL) {
        return -1;
    }
    const char *data = is_bytes(value) ? bytes_data(value) : str_data(value);
    int64_t length = is_bytes(value) ? bytes_length(value) : str_length(value);
    if (directive->precision >= 0 && directive->precision < length) {
        length = directive->precision;
    }
    int64_t padding = directive->width > length ? directive->width - length : 0;
    write_fill(' ', directive->left ? 0 : padding, out);
    buffer_append(out, data, (size_t)length);
    write_fill(' ', directive->left ? padding : 0, out);
    decref(value);
    return 0;
}

static int
write_byte(const Directive *directive, Object *argument, Buffer *out)
{
    char c;
    if (is_bytes_like(argument) && like_length(argument) == 1) {
        c = *like_data(argument);
    } else if (is_bytes_like(argument) || (!is_int(argument) && argument->type->index == NULL)) {
        raise(EXC_TypeError, "%%c requires an integer in range(256) or a single byte");
        return -1;
    } else {
        int64_t value = number_as_index(argument, NULL);
        if (value == -1 && error_pending()) {
            return -1;
        }
        if (value < 0 || value > 255) {
            raise(EXC_OverflowError, "%%c arg not in range(256)");
            return -1;
        }
        c = (char)value;
    }
    write_fill(' ', directive->left ? 0 : directive->width - 1, out);
    buffer_append_char(out, c);
    write_fill(' ', directive->left ? directive->width - 1 : 0, out);
    return 0;
}

static int
write_char(const Directive *directive, Object *argument, Buffer *out)
{
    uint32_t c;
    if (is_str(argument)) {
        if (str_length(argument) != 1) {
            goto wrong;
        }
        c = str_at(argument, 0);
    } else {
        if (!is_int(argument) && argument->type->index == NULL) {
            goto wrong;
        }
        Object *whole = number_index(argument);
        if (whole == NULL) {
            return -1;
        }
        int overflow;
        int64_t value = int_as_int64(whole, &overflow);
        decref(whole);
        if (overflow || value < 0 || value > 0x10ffff) {
            raise(EXC_OverflowError, "%%c arg not in range(0x110000)");
            return -1;
        }
        c = (uint32_t)value;
    }
    return write_padded(directive, &(Text){&c, 1, 4}, out);
wrong:
    raise(EXC_TypeError, "%%c requires int or char");
    return -1;
}

// Writes a number, which may begin with "-", into its field.
static void
write_signed(const Directive *directive, bool negative, NumberText *number, Buffer *out)
{
    number->sign = negative ? '-' : directive->plus ? '+' : directive->blank ? ' ' : 0;
    FormatSpec spec = {
        .fill = directive->zero && !directive->left ? '0' : ' ',
        .align = directive->left   ? '<'
                 : directive->zero ? '='
                                   : '>',
        .width = directive->width,
    };
    write_number(&spec, number, out);
}

// The int to be written: the argument, or what it converts to. NEW_REF or NULL.
static Object *
whole_number(const Directive *directive, Object *argument, bool of_bytes)
{
    if (is_int(argument)) {
        return incref(argument);
    }
    bool exact = directive->type == 'o' || directive->type == 'x' || directive->type == 'X';
    const Type *type = argument->type;
    Object *whole = NULL;
    if (!exact && (type->int_ != NULL || type->float_ != NULL)) {
        whole = int_from_object(argument);
    } else if (type->index != NULL) {
        whole = number_index(argument);
    } else {
        goto wrong;
    }
    if (whole != NULL || !error_is(EXC_TypeError)) {
        return whole;
    }
    error_clear();
wrong:
    raise(EXC_TypeError, "%%%c format: %s is required, not %T", of_bytes && directive->type == 'i' ? 'd' : (int)directive->type,
          exact ? "an integer" : "a real number", argument);
    return NULL;
}

static int
write_whole(const Directive *directive, Object *argument, bool of_bytes, Buffer *out)
{
    Object *whole = whole_number(directive, argument, of_bytes);
    if (whole == NULL) {
        return -1;
    }
    uint32_t type = directive->type == 'i' || directive->type == 'u' ? 'd' : directive->type;
    Buffer text = {0}, padded = {0};
    int result = int_write(whole, type == 'o' ? 8 : type == 'd' ? 10 : 16, &text);
    if (result == 0) {
        bool negative = int_is_negative(whole);
        NumberText number = {
            .prefix = "", .digits = text.data + negative, .digit_count = text.length - negative, .rest = ""};
        if (directive->alternate && type != 'd') {
            number.prefix = type == 'o' ? "0o" : type == 'x' ? "0x" : "0X";
        }
        if (type == 'X') {
            for (size_t i = 0; i < text.length; i++) {
                text.data[i] = (char)toupper((unsigned char)text.data[i]);
            }
        }
        if (directive->precision > (int64_t)number.digit_count) {
            write_fill('0', directive->precision - (int64_t)number.digit_count, &padded);
            buffer_append(&padded, number.digits, number.digit_count);
            number.digits = padded.data;
            number.digit_count = padded.length;
        }
        write_signed(directive, negative, &number, out);
    }
    buffer_free(&padded);
    buffer_free(&text);
    decref(whole);
    return result;
}

static int
write_real(const Directive *directive, Object *argument, bool is_bytes, Buffer *out)
{
    double value = object_as_double(argument);
    if (value == -1.0 && error_pending()) {
        if (is_bytes) {
            raise(EXC_TypeError, "float argument required, not %T", argument);
        }
        return -1;
    }
    bool upper = directive->type < 'a';
    Buffer text = {0};
    float_write(value, (char)(upper ? directive->type + 32 : directive->type),
                directive->precision < 0 ? 6 : directive->precision,
                directive->alternate ? FLOAT_ALTERNATE : 0, &text);
    for (size_t i = 0; upper && i < text.length; i++) {
        text.data[i] = (char)toupper((unsigned char)text.data[i]);
    }
    bool negative = text.data[0] == '-';
    NumberText number = {.prefix = ""};
    split_float_text(text.data + negative, text.length - negative, &number);
    write_signed(directive, negative, &number, out);
    buffer_free(&text);
    return 0;
}

static int
write_directive(const Directive *directive, int64_t at, Arguments *arguments, Buffer *out)
{
    Object *argument = next_argument(arguments);
    if (argument == NULL) {
        return -1;
    }
    if (arguments->is_bytes) {
        switch (directive->type) {
        case 'b':
        case 's':
        case 'r':
        case 'a':
            return write_bytes(directive, argument, out);
        case 'c':
            return write_byte(directive, argument, out);
        default:
            break;
        }
    }
    switch (directive->type) {
    case 's':
    case 'r':
    case 'a':
        return write_object(directive, argument, out);
    case 'c':
        return write_char(directive, argument, out);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return write_whole(directive, argument, arguments->is_bytes, out);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return write_real(directive, argument, arguments->is_bytes, out);
    default:
        raise(EXC_ValueError, "unsupported format character '%c' (0x%x) at index %lld",
              directive->type >= 31 && directive->type <= 126 ? (int)directive->type : '?', directive->type,
              (long long)at);
        return -1;
    }
}

static int
write_all(const Text *text, Arguments *arguments, Buffer *out)
{
    for (int64_t i = 0; i < text->length;) {
        int64_t percent = text_find_char(text, '%', i, text->length, 1);
        int64_t end = percent < 0 ? text->length : percent;
        if (arguments->is_bytes) {
            buffer_append(out, (const char *)text->data + i, (size_t)(end - i));
        } else {
            write_text(text, i, end, out);
        }
        if (percent < 0) {
            break;
        }
        i = percent + 1;
        if (i < text->length && text_at(text, i) == '%') {
            buffer_append_char(out, '%');
            i++;
            continue;
        }
        Directive directive;
        if (read_directive(text, &i, arguments, &directive) < 0 ||
            write_directive(&directive, i - 1, arguments, out) < 0) {
            return -1;
        }
    }
    if (arguments->mapping == NULL && arguments->next < (arguments->count < 0 ? 1 : arguments->count)) {
        raise(EXC_TypeError, "not all arguments converted during %s formatting",
              arguments->is_bytes ? "bytes" : "string");
        return -1;
    }
    return 0;
}

static Object *
finish(const Text *text, Arguments *arguments)
{
    Buffer out = {0};
    Object *result = NULL;
    if (write_all(text, arguments, &out) == 0) {
        const char *data = out.length > 0 ? out.data : "";
        result = arguments->is_bytes ? bytes_from(data, out.length) : str_from_stored(data, out.length);
    }
    buffer_free(&out);
    return arguments->value_held ? drop_held_under(result, 1) : result;
}

Object *
str_modulo(Object *format, Object *right)
{
    Arguments arguments = {.arguments = right, .count = -1};
    if (is_tuple(right)) {
        arguments.count = tuple_length(right);
    } else if (right->type->subscript != NULL && !is_str(right)) {
        arguments.mapping = right;
    }
    Text text = text_of(format);
    if (text.length == 2 && str_equals(format, "%s")) {
        // Nothing but one exact str: the result is that str.
        Object *only = arguments.count == 1 ? tuple_peek(right, 0) : right;
        if (arguments.count <= 1 && arguments.count != 0 && is_exact(only, &StrType)) {
            return incref(only);
        }
    }
    Object *result = finish(&text, &arguments);
    bool is_all = result != NULL && text.length > 1 && str_length(result) == text.length;
    for (int64_t i = 0; is_all && i < text.length; i++) {
        is_all = text_at(&text, i) != '%';
    }
    if (is_all) {
        // Nothing but its own text.
        decref(result);
        result = incref(format);
    }
    return result;
}

Object *
bytes_modulo(Object *format, Object *right)
{
    Arguments arguments = {.arguments = right, .count = -1, .is_bytes = true};
    if (is_tuple(right)) {
        arguments.count = tuple_length(right);
    } else if (right->type->subscript != NULL && !is_bytes_like(right) && !is_str(right)) {
        arguments.mapping = right;
    }
    return finish(BYTES_TEXT(format), &arguments);
}
