// Methods of str: finding, stripping, filling, translating; the table of all.
#include "object/names.h"
#include "object/profile.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/dict.h"
#include "types/int.h"
#include "types/str_internal.h"
#include "types/tuple.h"
#include "types/unicode.h"

// --- finding -----------------------------------------------------------------------------------------

static int
read_bound(Object *op, int64_t *bound)
{
    if (op == None) {
        return 0;
    }
    if (!is_int(op) && op->type->index == NULL) {
        raise(EXC_TypeError, "slice indices must be integers or None or have an __index__ method");
        return -1;
    }
    *bound = number_as_index(op, NULL);
    return *bound == -1 && error_pending() ? -1 : 0;
}

int
read_bounds(Slot *args, size_t count, int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = INT64_MAX;
    if (count > 1 && read_bound(args[1].ref, start) < 0) {
        return -1;
    }
    return count > 2 ? read_bound(args[2].ref, stop) : 0;
}

// The arguments of find and its like: 0, or -1 with an error.
static int
find_arguments(const char *function, Object *self, Slot *args, size_t count, int64_t *start, int64_t *stop)
{
    if (profile->finds_after_bounds && read_bounds(args, count, start, stop) < 0) {
        return -1;
    }
    if (!is_str(args[0].ref)) {
        if (profile->finds_after_bounds) {
            raise(EXC_TypeError, "must be str, not %T", args[0].ref);
        } else {
            raise(EXC_TypeError, "%s() argument 1 must be str, not %s", function, argument_type(args[0].ref));
        }
        return -1;
    }
    if (!profile->finds_after_bounds && read_bounds(args, count, start, stop) < 0) {
        return -1;
    }
    clip_bounds(str_length(self), start, stop);
    return 0;
}

// The index, -1 when absent, -2 with an error.
static int64_t
find(const char *function, Object *self, Slot *args, size_t count, int direction)
{
    int64_t start, stop;
    if (find_arguments(function, self, args, count, &start, &stop) < 0) {
        return -2;
    }
    return str_find(self, args[0].ref, start, stop, direction);
}

static Object *
found_or_raise(int64_t at)
{
    if (at == -1) {
        raise(EXC_ValueError, "substring not found");
    }
    return at < 0 ? NULL : int_from(at);
}

static Object *
str_method_find(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t at = find("find", self, args, count, 1);
    return at == -2 ? NULL : int_from(at);
}

static Object *
str_method_rfind(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t at = find("rfind", self, args, count, -1);
    return at == -2 ? NULL : int_from(at);
}

static Object *
str_method_index(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return found_or_raise(find("index", self, args, count, 1));
}

static Object *
str_method_rindex(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return found_or_raise(find("rindex", self, args, count, -1));
}

static Object *
str_method_count(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t start, stop;
    if (find_arguments("count", self, args, count, &start, &stop) < 0) {
        return NULL;
    }
    return int_from(text_count(TEXT_OF(self), TEXT_OF(args[0].ref), start, stop, -1));
}

static bool
has_at_end(Object *self, Object *part, int64_t start, int64_t stop, bool at_start)
{
    int64_t length = str_length(part);
    if (stop - start < length) {
        return false;
    }
    int64_t at = at_start ? start : stop - length;
    return text_find(TEXT_OF(self), TEXT_OF(part), at, at + length, 1) == at;
}

static Object *
starts_or_ends(const char *function, Object *self, Slot *args, size_t count, bool at_start)
{
    int64_t start, stop;
    if (read_bounds(args, count, &start, &stop) < 0) {
        return NULL;
    }
    clip_bounds(str_length(self), &start, &stop);
    Object *parts = args[0].ref;
    if (is_tuple(parts)) {
        for (int64_t i = 0; i < tuple_length(parts); i++) {
            Object *part = tuple_peek(parts, i);
            if (!is_str(part)) {
                raise(EXC_TypeError, "tuple for %s must only contain str, not %T", function, part);
                return NULL;
            }
            if (has_at_end(self, part, start, stop, at_start)) {
                return True;
            }
        }
        return False;
    }
    if (!is_str(parts)) {
        raise(EXC_TypeError, "%s first arg must be str or a tuple of str, not %T", function, parts);
        return NULL;
    }
    return bool_from(has_at_end(self, parts, start, stop, at_start));
}

static Object *
str_method_startswith(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return starts_or_ends("startswith", self, args, count, true);
}

static Object *
str_method_endswith(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return starts_or_ends("endswith", self, args, count, false);
}

// --- cutting -----------------------------------------------------------------------------------------

static Object *
remove_end(const char *function, Object *self, Object *part, bool at_start)
{
    if (!is_str(part)) {
        raise(EXC_TypeError, "%s() argument must be str, not %s", function, argument_type(part));
        return NULL;
    }
    int64_t length = str_length(self), cut = str_length(part);
    if (cut == 0 || !has_at_end(self, part, 0, length, at_start)) {
        return str_exact(self);
    }
    return at_start ? str_slice(self, cut, length) : str_slice(self, 0, length - cut);
}

static Object *
str_method_removeprefix(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return remove_end("removeprefix", self, args[0].ref, true);
}

static Object *
str_method_removesuffix(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return remove_end("removesuffix", self, args[0].ref, false);
}

static bool
is_stripped(uint32_t c, const Object *characters)
{
    if (characters == None) {
        return unicode_is(c, UNICODE_SPACE);
    }
    return text_find_char(TEXT_OF(characters), c, 0, str_length(characters), 1) >= 0;
}

static Object *
strip(const char *function, Object *self, Slot *args, size_t count, bool left, bool right)
{
    Object *characters = count > 0 ? args[0].ref : None;
    if (characters != None && !is_str(characters)) {
        raise(EXC_TypeError, "%s arg must be None or str", function);
        return NULL;
    }
    Text text = text_of(self);
    int64_t start = 0, stop = text.length;
    while (left && start < stop && is_stripped(text_at(&text, start), characters)) {
        start++;
    }
    while (right && start < stop && is_stripped(text_at(&text, stop - 1), characters)) {
        stop--;
    }
    return str_slice(self, start, stop);
}

static Object *
str_method_strip(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return strip("strip", self, args, count, true, true);
}

static Object *
str_method_lstrip(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return strip("lstrip", self, args, count, true, false);
}

static Object *
str_method_rstrip(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return strip("rstrip", self, args, count, false, true);
}

// --- filling -----------------------------------------------------------------------------------------

// The text with `left` and `right` copies of a character around it.
static Object *
pad(Object *self, int64_t left, int64_t right, uint32_t fill)
{
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (left == 0 && right == 0) {
        return str_exact(self);
    }
    int64_t length = str_length(self);
    if (left > INT64_MAX - length || right > INT64_MAX - length - left) {
        raise(EXC_OverflowError, "padded string is too long");
        return NULL;
    }
    uint32_t maximum = str_maximum(self) > fill ? str_maximum(self) : fill;
    Object *result = str_new(left + length + right, maximum);
    if (result == NULL) {
        return NULL;
    }
    str_fill(result, 0, left, fill);
    str_copy(result, left, self, 0, length);
    str_fill(result, left + length, right, fill);
    return result;
}

typedef enum { JUSTIFY_LEFT, JUSTIFY_CENTER, JUSTIFY_RIGHT } Justify;

static Object *
justify(Object *self, Slot *args, size_t count, Justify how)
{
    int64_t width = size_argument(args[0].ref);
    if (width == -1 && error_pending()) {
        return NULL;
    }
    uint32_t fill = ' ';
    if (count > 1) {
        Object *character = args[1].ref;
        if (!is_str(character)) {
            raise(EXC_TypeError, "The fill character must be a unicode character, not %T", character);
            return NULL;
        }
        if (str_length(character) != 1) {
            raise(EXC_TypeError, "The fill character must be exactly one character long");
            return NULL;
        }
        fill = str_at(character, 0);
    }
    int64_t length = str_length(self), padding = width > length ? width - length : 0;
    switch (how) {
    case JUSTIFY_LEFT:
        return pad(self, 0, padding, fill);
    case JUSTIFY_RIGHT:
        return pad(self, padding, 0, fill);
    default: {
        // An odd rest goes to the left when the width is odd.
        int64_t left = padding / 2 + (padding & width & 1);
        return pad(self, left, padding - left, fill);
    }
    }
}

static Object *
str_method_ljust(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return justify(self, args, count, JUSTIFY_LEFT);
}

static Object *
str_method_rjust(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return justify(self, args, count, JUSTIFY_RIGHT);
}

static Object *
str_method_center(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return justify(self, args, count, JUSTIFY_CENTER);
}

static Object *
str_method_zfill(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    int64_t width = size_argument(args[0].ref);
    if (width == -1 && error_pending()) {
        return NULL;
    }
    int64_t length = str_length(self);
    if (width <= length) {
        return str_exact(self);
    }
    Object *result = pad(self, width - length, 0, '0');
    if (result != NULL && length > 0) {
        uint32_t sign = str_at(self, 0);
        if (sign == '+' || sign == '-') {
            str_put(result, 0, sign);
            str_put(result, width - length, '0');
        }
    }
    return result;
}

static Object *
str_method_expandtabs(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[1] = {0};
    if (args_parse("expandtabs", "| tabsize", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    int64_t size = 8;
    if (arguments[0] != NULL) {
        size = int_argument(arguments[0]);
        if (size == -1 && error_pending()) {
            return NULL;
        }
    }
    Text text = text_of(self);
    if (text_find_char(&text, '\t', 0, text.length, 1) < 0) {
        return str_exact(self);
    }
    // Once to measure, once to write.
    Object *result = NULL;
    for (int pass = 0; pass < 2; pass++) {
        int64_t at = 0, column = 0;
        for (int64_t i = 0; i < text.length; i++) {
            uint32_t c = text_at(&text, i);
            if (c == '\t') {
                int64_t spaces = size > 0 ? size - column % size : 0;
                if (spaces > INT32_MAX - at) {
                    raise(EXC_OverflowError, "new string is too long");
                    return NULL;
                }
                if (result != NULL) {
                    str_fill(result, at, spaces, ' ');
                }
                at += spaces;
                column += spaces;
                continue;
            }
            if (result != NULL) {
                str_put(result, at, c);
            }
            at++;
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
        if (pass == 0) {
            result = str_new(at, str_maximum(self));
            if (result == NULL || at == 0) {
                return result;
            }
        }
    }
    return str_length(result) == 1 ? str_narrow(result) : result;
}

// --- translating -------------------------------------------------------------------------------------

// Appends what the table gives for a character. 0 or -1.
static int
translate_char(uint32_t c, Object *table, Buffer *out)
{
    Object *key = int_from(c);
    if (key == NULL) {
        return -1;
    }
    hold(key);
    Object *value = object_get_item(table, key);
    decref(let_go());
    if (value == NULL) {
        if (!error_is(EXC_LookupError)) {
            return -1;
        }
        error_clear();
        buffer_append_code_point(out, c);
        return 0;
    }
    int result = 0;
    if (is_str(value)) {
        str_append_utf8(value, out);
    } else if (is_int(value)) {
        int overflow;
        int64_t code = int_as_int64(value, &overflow);
        if (overflow || code < 0 || code > 0x10ffff) {
            raise(EXC_ValueError, "character mapping must be in range(0x110000)");
            result = -1;
        } else {
            buffer_append_code_point(out, (uint32_t)code);
        }
    } else if (value != None) {
        raise(EXC_TypeError, "character mapping must return integer, None or str");
        result = -1;
    }
    decref(value);
    return result;
}

static Object *
str_method_translate(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    Buffer out = {0};
    Object *result = NULL;
    for (int64_t i = 0; i < str_length(self); i++) {
        if (translate_char(str_at(self, i), args[0].ref, &out) < 0) {
            goto out;
        }
    }
    result = str_from_stored(out.length > 0 ? out.data : "", out.length);
out:
    buffer_free(&out);
    return result;
}

static int
set_code(Object *dict, uint32_t c, Object *value)
{
    Object *key = int_from(c);
    if (key == NULL || value == NULL) {
        xdecref(key);
        return -1;
    }
    int result = dict_set(dict, key, value);
    decref(key);
    return result;
}

// Fills a table from a dict whose keys are characters or numbers. 0 or -1.
static int
translation_of_dict(Object *table, Object *from)
{
    if (!is_exact(from, &DictType)) {
        raise(EXC_TypeError, "if you give only one argument to maketrans it must be a dict");
        return -1;
    }
    Object *key, *value;
    for (int64_t position = 0; dict_next(from, &position, &key, &value);) {
        if (is_str(key)) {
            if (str_length(key) != 1) {
                raise(EXC_ValueError, "string keys in translate table must be of length 1");
                return -1;
            }
            if (set_code(table, str_at(key, 0), value) < 0) {
                return -1;
            }
        } else if (!is_int(key)) {
            raise(EXC_TypeError, "keys in translate table must be strings or integers");
            return -1;
        } else if (dict_set(table, key, value) < 0) {
            return -1;
        }
    }
    return 0;
}

// The characters of `from` stand for those of `to`, and those of `dropped` (may be NULL) for nothing. 0 or
// -1.
static int
translation_of_strings(Object *table, Object *from, Object *to, Object *dropped)
{
    if (str_length(from) != str_length(to)) {
        raise(EXC_ValueError, "the first two maketrans arguments must have equal length");
        return -1;
    }
    for (int64_t i = 0; i < str_length(from); i++) {
        Object *code = int_from(str_at(to, i));
        int result = set_code(table, str_at(from, i), code);
        xdecref(code);
        if (result < 0) {
            return -1;
        }
    }
    for (int64_t i = 0; dropped != NULL && i < str_length(dropped); i++) {
        if (set_code(table, str_at(dropped, i), None) < 0) {
            return -1;
        }
    }
    return 0;
}

static Object *
str_method_maketrans(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)self, (void)keywords;
    for (size_t i = 1; i < count; i++) {
        if (!is_str(args[i].ref)) {
            raise(EXC_TypeError, "maketrans() argument %d must be str, not %s", (int)i + 1,
                  argument_type(args[i].ref));
            return NULL;
        }
    }
    if (count > 1 && !is_str(args[0].ref)) {
        raise(EXC_TypeError, "first maketrans argument must be a string if there is a second argument");
        return NULL;
    }
    Object *table = dict_new();
    if (table == NULL) {
        return NULL;
    }
    hold(table);
    int result =
        count == 1 ? translation_of_dict(table, args[0].ref)
                   : translation_of_strings(table, args[0].ref, args[1].ref, count > 2 ? args[2].ref : NULL);
    table = let_go();
    if (result < 0) {
        decref(table);
        return NULL;
    }
    return table;
}

static Object *
str_method_sizeof(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return int_from((int64_t)StrType.size_of(self));
}

static Object *
str_method_getnewargs(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *exact = str_exact(self);
    if (exact == NULL) {
        return NULL;
    }
    Object *arguments = tuple_pack(1, exact);
    decref(exact);
    return arguments;
}

const MethodDef str_methods[] = {
    {"encode", str_method_encode, 0, -1, METHOD_KEYWORDS, NULL},
    {"replace", str_method_replace, 2, -1, METHOD_KEYWORDS, NULL},
    {"split", str_method_split, 0, -1, METHOD_KEYWORDS, NULL},
    {"rsplit", str_method_rsplit, 0, -1, METHOD_KEYWORDS, NULL},
    {"join", str_method_join, 1, 1, 0, NULL},
    {"capitalize", str_method_capitalize, 0, 0, 0, NULL},
    {"casefold", str_method_casefold, 0, 0, 0,
     "Return a version of the string suitable for caseless comparisons."},
    {"title", str_method_title, 0, 0, 0, NULL},
    {"center", str_method_center, 1, 2, 0, NULL},
    {"count", str_method_count, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"expandtabs", str_method_expandtabs, 0, -1, METHOD_KEYWORDS, NULL},
    {"find", str_method_find, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"partition", str_method_partition, 1, 1, 0, NULL},
    {"index", str_method_index, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"ljust", str_method_ljust, 1, 2, 0, NULL},
    {"lower", str_method_lower, 0, 0, 0, "Return a copy of the string converted to lowercase."},
    {"lstrip", str_method_lstrip, 0, 1, 0, NULL},
    {"rfind", str_method_rfind, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"rindex", str_method_rindex, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"rjust", str_method_rjust, 1, 2, 0, NULL},
    {"rstrip", str_method_rstrip, 0, 1, 0, NULL},
    {"rpartition", str_method_rpartition, 1, 1, 0, NULL},
    {"splitlines", str_method_splitlines, 0, -1, METHOD_KEYWORDS, NULL},
    {"strip", str_method_strip, 0, 1, 0, NULL},
    {"swapcase", str_method_swapcase, 0, 0, 0, NULL},
    {"translate", str_method_translate, 1, 1, 0, NULL},
    {"upper", str_method_upper, 0, 0, 0, "Return a copy of the string converted to uppercase."},
    {"startswith", str_method_startswith, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"endswith", str_method_endswith, 1, 3, METHOD_TUPLE_TO_12, NULL},
    {"removeprefix", str_method_removeprefix, 1, 1, 0, NULL},
    {"removesuffix", str_method_removesuffix, 1, 1, 0, NULL},
    {"isascii", str_method_isascii, 0, 0, 0, NULL},
    {"islower", str_method_islower, 0, 0, 0, NULL},
    {"isupper", str_method_isupper, 0, 0, 0, NULL},
    {"istitle", str_method_istitle, 0, 0, 0, NULL},
    {"isspace", str_method_isspace, 0, 0, 0, NULL},
    {"isdecimal", str_method_isdecimal, 0, 0, 0, NULL},
    {"isdigit", str_method_isdigit, 0, 0, 0, NULL},
    {"isnumeric", str_method_isnumeric, 0, 0, 0, NULL},
    {"isalpha", str_method_isalpha, 0, 0, 0, NULL},
    {"isalnum", str_method_isalnum, 0, 0, 0, NULL},
    {"isidentifier", str_method_isidentifier, 0, 0, 0, NULL},
    {"isprintable", str_method_isprintable, 0, 0, 0, NULL},
    {"zfill", str_method_zfill, 1, 1, 0, NULL},
    {"format", str_method_format, 0, -1, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"format_map", str_method_format_map, 1, 1, 0, NULL},
    {"__format__", str_method_dunder_format, 1, 1, 0, NULL},
    {"maketrans", str_method_maketrans, 1, 3, METHOD_STATIC,
     "Return a translation table usable for str.translate()."},
    {"__sizeof__", str_method_sizeof, 0, 0, 0, "Return the size of the string in memory, in bytes."},
    {"__getnewargs__", str_method_getnewargs, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
