// Methods of bytes that take them for ASCII text: classes, case, translating, hexadecimal digits.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/alternate_constructor.h"
#include "types/argument.h"
#include "types/bytes_internal.h"
#include <string.h>

static bool
is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_upper(uint8_t c)
{
    return c >= 'A' && c <= 'Z';
}

static bool
is_lower(uint8_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool
is_alpha(uint8_t c)
{
    return is_upper(c) || is_lower(c);
}

static bool
is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static uint8_t *
writable(Object *op)
{
    return (uint8_t *)(uintptr_t)like_data(op);
}

// --- classes and case --------------------------------------------------------------------------------

#define DEFINE_CLASS_METHOD(name, condition, when_empty)                                                     \
    Object *bytes_##name(Object *self, Slot *args, size_t count, Object *keywords)                           \
    {                                                                                                        \
        (void)args, (void)count, (void)keywords;                                                             \
        for (int64_t i = 0; i < like_length(self); i++) {                                                   \
            uint8_t c = (uint8_t)like_data(self)[i];                                                        \
            if (!(condition)) {                                                                              \
                return False;                                                                                \
            }                                                                                                \
        }                                                                                                    \
        return bool_from(when_empty || like_length(self) > 0);                                              \
    }

DEFINE_CLASS_METHOD(isalnum, is_alpha(c) || is_digit(c), false)
DEFINE_CLASS_METHOD(isalpha, is_alpha(c), false)
DEFINE_CLASS_METHOD(isascii, c < 0x80, true)
DEFINE_CLASS_METHOD(isdigit, is_digit(c), false)
DEFINE_CLASS_METHOD(isspace, is_space(c), false)

static Object *
is_cased(const Object *self, bool upper)
{
    bool cased = false;
    for (int64_t i = 0; i < like_length(self); i++) {
        uint8_t c = (uint8_t)like_data(self)[i];
        if (upper ? is_lower(c) : is_upper(c)) {
            return False;
        }
        cased |= upper ? is_upper(c) : is_lower(c);
    }
    return bool_from(cased);
}

Object *
bytes_islower(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return is_cased(self, false);
}

Object *
bytes_isupper(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return is_cased(self, true);
}

Object *
bytes_istitle(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    bool cased = false, in_word = false;
    for (int64_t i = 0; i < like_length(self); i++) {
        uint8_t c = (uint8_t)like_data(self)[i];
        if (is_alpha(c)) {
            if (is_upper(c) == in_word) {
                return False;
            }
            in_word = cased = true;
        } else {
            in_word = false;
        }
    }
    return bool_from(cased);
}

typedef enum { CHANGE_UPPER, CHANGE_LOWER, CHANGE_SWAP, CHANGE_TITLE, CHANGE_CAPITALIZE } Change;

static Object *
change_case(const Object *self, Change change)
{
    int64_t length = like_length(self);
    Object *result = like_new(self, length);
    bool in_word = false;
    for (int64_t i = 0; result != NULL && i < length; i++) {
        uint8_t c = (uint8_t)like_data(self)[i], flipped = is_alpha(c) ? c ^ 0x20 : c;
        uint8_t upper = is_lower(c) ? flipped : c, lower = is_upper(c) ? flipped : c;
        bool to_upper = change == CHANGE_UPPER || (change == CHANGE_TITLE && !in_word) ||
                        (change == CHANGE_CAPITALIZE && i == 0);
        writable(result)[i] = change == CHANGE_SWAP ? flipped : to_upper ? upper : lower;
        in_word = is_alpha(c);
    }
    return result;
}

#define DEFINE_CASE_METHOD(name, change)                                                                     \
    Object *bytes_##name(Object *self, Slot *args, size_t count, Object *keywords)                           \
    {                                                                                                        \
        (void)args, (void)count, (void)keywords;                                                             \
        return change_case(self, change);                                                                    \
    }

DEFINE_CASE_METHOD(upper, CHANGE_UPPER)
DEFINE_CASE_METHOD(lower, CHANGE_LOWER)
DEFINE_CASE_METHOD(swapcase, CHANGE_SWAP)
DEFINE_CASE_METHOD(title, CHANGE_TITLE)
DEFINE_CASE_METHOD(capitalize, CHANGE_CAPITALIZE)

// --- translating and hex -----------------------------------------------------------------------------

Object *
bytes_maketrans(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)self, (void)count, (void)keywords;
    if (need_bytes(args[0].ref) < 0 || need_bytes(args[1].ref) < 0) {
        return NULL;
    }
    if (like_length(args[0].ref) != like_length(args[1].ref)) {
        raise(EXC_ValueError, "maketrans arguments must have same length");
        return NULL;
    }
    Object *result = bytes_new(256);
    if (result == NULL) {
        return NULL;
    }
    for (int i = 0; i < 256; i++) {
        writable(result)[i] = (uint8_t)i;
    }
    for (int64_t i = 0; i < like_length(args[0].ref); i++) {
        writable(result)[(uint8_t)like_data(args[0].ref)[i]] = (uint8_t)like_data(args[1].ref)[i];
    }
    return result;
}

Object *
bytes_translate(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[2] = {0};
    if (args_parse("translate", "table / | delete", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    Object *table = arguments[0] == None ? NULL : arguments[0], *dropped = arguments[1];
    if (table != NULL && need_bytes(table) < 0) {
        return NULL;
    }
    if (table != NULL && like_length(table) != 256) {
        raise(EXC_ValueError, "translation table must be 256 characters long");
        return NULL;
    }
    if (dropped != NULL && need_bytes(dropped) < 0) {
        return NULL;
    }
    Buffer out = {0};
    bool changed = false;
    for (int64_t i = 0; i < like_length(self); i++) {
        char c = like_data(self)[i];
        if (dropped != NULL && memchr(like_data(dropped), c, (size_t)like_length(dropped)) != NULL) {
            changed = true;
            continue;
        }
        char mapped = table == NULL ? c : like_data(table)[(uint8_t)c];
        changed |= mapped != c;
        buffer_append_char(&out, mapped);
    }
    Object *result = changed ? like_from(self, out.data, out.length) : like_exact(self);
    buffer_free(&out);
    return result;
}

static int
hex_value(uint32_t c)
{
    return c >= '0' && c <= '9'                     ? (int)c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (int)(c | 0x20) - 'a' + 10
                                                    : -1;
}

Object *
bytes_fromhex(Object *type, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    Object *text = args[0].ref;
    if (!is_str(text)) {
        raise(EXC_TypeError, "fromhex() argument must be str, not %s", argument_type(text));
        return NULL;
    }
    Buffer out = {0};
    Object *result = NULL;
    int64_t length = str_length(text);
    for (int64_t i = 0; i < length && str_ascii(text) == NULL; i++) {
        if (str_at(text, i) > 0x7f) {  // looked for before the digits are read
            raise(EXC_ValueError, "non-hexadecimal number found in fromhex() arg at position %lld", (long long)i);
            return NULL;
        }
    }
    for (int64_t i = 0; i < length;) {
        if (is_space(str_at(text, i))) {
            i++;
            continue;
        }
        int high = hex_value(str_at(text, i));
        int low = high < 0 || i + 1 == length ? -1 : hex_value(str_at(text, i + 1));
        if (high < 0 || low < 0) {
            raise(EXC_ValueError, "non-hexadecimal number found in fromhex() arg at position %lld",
                  (long long)(high < 0 ? i : i + 1));
            goto out;
        }
        buffer_append_char(&out, (char)(high << 4 | low));
        i += 2;
    }
    result = bytes_from(out.data, out.length);
out:
    buffer_free(&out);
    return instance_for(type, result);
}

// The separator of hex: a single ASCII character. -1 with an error.
static int
read_separator(Object *op)
{
    int64_t length = object_length(op);
    if (length < 0) {
        return -1;
    }
    if (length != 1) {
        raise(EXC_ValueError, "sep must be length 1.");
        return -1;
    }
    if (!is_str(op) && !is_bytes(op)) {
        raise(EXC_TypeError, "sep must be str or bytes.");
        return -1;
    }
    uint32_t c = is_str(op) ? str_at(op, 0) : (uint8_t)like_data(op)[0];
    if (c > 0x7f) {
        raise(EXC_ValueError, "sep must be ASCII.");
        return -1;
    }
    return (int)c;
}

Object *
bytes_hex(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[2] = {0};
    if (args_parse("hex", "| sep bytes_per_sep", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    int64_t group = 1;
    int separator = 0;
    if (arguments[1] != NULL) {
        group = number_as_index(arguments[1], NULL);
        if (group == -1 && error_pending()) {
            return NULL;
        }
        if (group != (int32_t)group) {
            raise(EXC_OverflowError, "Python int too large to convert to C int");
            return NULL;
        }
    }
    if (arguments[0] == NULL) {
        group = 0;
    } else if ((separator = read_separator(arguments[0])) < 0) {
        return NULL;
    }
    static const char hex_digits[] = "0123456789abcdef";
    int64_t length = like_length(self), size = group < 0 ? -group : group;
    Buffer out = {0};
    for (int64_t i = 0; i < length; i++) {
        // Groups are counted from the right, or from the left when the number is negative.
        if (size != 0 && i > 0 && (group > 0 ? length - i : i) % size == 0) {
            buffer_append_char(&out, (char)separator);
        }
        uint8_t c = (uint8_t)like_data(self)[i];
        buffer_append_char(&out, hex_digits[c >> 4]);
        buffer_append_char(&out, hex_digits[c & 15]);
    }
    Object *result = str_from_ascii(out.data, out.length);
    buffer_free(&out);
    return result;
}
