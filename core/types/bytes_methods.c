// Methods of bytes.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/temporaries.h"
#include "types/argument.h"
#include "types/bytes_internal.h"
#include "types/held.h"
#include "types/int.h"
#include "types/list.h"
#include "types/tuple.h"
#include "types/type.h"
#include <string.h>

static bool
is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
ends_line(uint32_t c)
{
    return c == '\n' || c == '\r';
}

static uint8_t *
writable(Object *op)
{
    return (uint8_t *)(uintptr_t)like_data(op);
}

// A new object is shared when it turned out to have one byte.
static Object *
finish(STEALS Object *op)
{
    if (op == NULL || !is_exact(op, &BytesType) || bytes_length(op) != 1 || is_immortal(op)) {
        return op;
    }
    Object *shared = bytes_from(bytes_data(op), 1);
    decref(op);
    return shared;
}

// --- finding -----------------------------------------------------------------------------------------

// What to look for: bytes, or an int for one byte, which is stored in *byte. 0 or -1.
static int
read_part(Object *op, uint8_t *byte, Text *part)
{
    if (is_bytes_like(op)) {
        *part = bytes_text(op);
        return 0;
    }
    if (!is_int(op) && op->type->index == NULL) {
        raise(EXC_TypeError, "argument should be integer or bytes-like object, not '%T'", op);
        return -1;
    }
    int64_t value = number_as_index(op, NULL);
    if (value == -1 && error_pending()) {
        return -1;
    }
    if (value < 0 || value > 255) {
        raise(EXC_ValueError, "byte must be in range(0, 256)");
        return -1;
    }
    *byte = (uint8_t)value;
    *part = (Text){byte, 1, 1};
    return 0;
}

// The index, -1 when absent, -2 with an error.
static int64_t
find(Object *self, Slot *args, size_t count, int direction)
{
    uint8_t byte;
    Text part;
    int64_t start, stop;
    if (read_bounds(args, count, &start, &stop) < 0 || read_part(args[0].ref, &byte, &part) < 0) {
        return -2;
    }
    clip_bounds(like_length(self), &start, &stop);
    return text_find(BYTES_TEXT(self), &part, start, stop, direction);
}

static Object *
found_or_raise(int64_t at)
{
    if (at == -1) {
        raise(EXC_ValueError, "subsection not found");
    }
    return at < 0 ? NULL : int_from(at);
}

static Object *
bytes_find(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t at = find(self, args, count, 1);
    return at == -2 ? NULL : int_from(at);
}

static Object *
bytes_rfind(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t at = find(self, args, count, -1);
    return at == -2 ? NULL : int_from(at);
}

static Object *
bytes_index(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return found_or_raise(find(self, args, count, 1));
}

static Object *
bytes_rindex(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return found_or_raise(find(self, args, count, -1));
}

static Object *
bytes_count(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    uint8_t byte;
    Text part;
    int64_t start, stop;
    if (read_bounds(args, count, &start, &stop) < 0 || read_part(args[0].ref, &byte, &part) < 0) {
        return NULL;
    }
    clip_bounds(like_length(self), &start, &stop);
    return int_from(text_count(BYTES_TEXT(self), &part, start, stop, -1));
}

static bool
has_at_end(const Object *self, const Object *part, int64_t start, int64_t stop, bool at_start)
{
    int64_t length = like_length(part);
    return stop - start >= length && memcmp(like_data(self) + (at_start ? start : stop - length),
                                            like_data(part), (size_t)length) == 0;
}

static Object *
starts_or_ends(const char *function, Object *self, Slot *args, size_t count, bool at_start)
{
    int64_t start, stop;
    if (read_bounds(args, count, &start, &stop) < 0) {
        return NULL;
    }
    clip_bounds(like_length(self), &start, &stop);
    Object *parts = args[0].ref;
    if (is_tuple(parts)) {
        for (int64_t i = 0; i < tuple_length(parts); i++) {
            if (need_bytes(tuple_peek(parts, i)) < 0) {
                return NULL;
            }
            if (has_at_end(self, tuple_peek(parts, i), start, stop, at_start)) {
                return True;
            }
        }
        return False;
    }
    if (!is_bytes_like(parts)) {
        raise(EXC_TypeError, "%s first arg must be bytes or a tuple of bytes, not %T", function, parts);
        return NULL;
    }
    return bool_from(has_at_end(self, parts, start, stop, at_start));
}

static Object *
bytes_startswith(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return starts_or_ends("startswith", self, args, count, true);
}

static Object *
bytes_endswith(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return starts_or_ends("endswith", self, args, count, false);
}

// --- cutting and splitting ---------------------------------------------------------------------------

static Object *
bytes_removeprefix(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (need_bytes(args[0].ref) < 0) {
        return NULL;
    }
    int64_t length = like_length(self);
    bool found = has_at_end(self, args[0].ref, 0, length, true);
    return like_slice(self, found ? like_length(args[0].ref) : 0, length);
}

static Object *
bytes_removesuffix(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    if (need_bytes(args[0].ref) < 0) {
        return NULL;
    }
    int64_t length = like_length(self);
    bool found = has_at_end(self, args[0].ref, 0, length, false);
    return like_slice(self, 0, found ? length - like_length(args[0].ref) : length);
}

static Object *
strip(Object *self, Slot *args, size_t count, bool left, bool right)
{
    Object *set = count > 0 && args[0].ref != None ? args[0].ref : NULL;
    if (set != NULL && need_bytes(set) < 0) {
        return NULL;
    }
    const uint8_t *data = (const uint8_t *)like_data(self);
    int64_t start = 0, stop = like_length(self);
#define STRIPPED(c)                                                                                          \
    (set == NULL ? is_space(c) : memchr(like_data(set), c, (size_t)like_length(set)) != NULL)
    while (left && start < stop && STRIPPED(data[start])) {
        start++;
    }
    while (right && start < stop && STRIPPED(data[stop - 1])) {
        stop--;
    }
#undef STRIPPED
    return like_slice(self, start, stop);
}

static Object *
bytes_strip(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return strip(self, args, count, true, true);
}

static Object *
bytes_lstrip(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return strip(self, args, count, true, false);
}

static Object *
bytes_rstrip(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    return strip(self, args, count, false, true);
}

static Splittable
splittable(Object *op)
{
    return (Splittable){op, bytes_text(op), like_slice, is_space, ends_line};
}

static Object *
split(const char *function, Object *self, Slot *args, size_t count, Object *keywords, int direction)
{
    Object *arguments[2] = {0};
    int64_t limit;
    if (args_parse(function, "| sep maxsplit", args, count, keywords, arguments) < 0 ||
        read_split_limit(arguments[1], &limit) < 0) {
        return NULL;
    }
    if (limit < 0) {
        limit = INT64_MAX - 1;
    }
    Splittable source = splittable(self);
    if (arguments[0] == NULL || arguments[0] == None) {
        return text_split_white_space(&source, limit, direction);
    }
    if (need_bytes(arguments[0]) < 0) {
        return NULL;
    }
    return text_split(&source, BYTES_TEXT(arguments[0]), limit, direction);
}

static Object *
bytes_split(Object *self, Slot *args, size_t count, Object *keywords)
{
    return split("split", self, args, count, keywords, 1);
}

static Object *
bytes_rsplit(Object *self, Slot *args, size_t count, Object *keywords)
{
    return split("rsplit", self, args, count, keywords, -1);
}

static Object *
bytes_splitlines(Object *self, Slot *args, size_t count, Object *keywords)
{
    Object *arguments[1] = {0};
    if (args_parse("splitlines", "| keepends", args, count, keywords, arguments) < 0) {
        return NULL;
    }
    int keep = split_keeps_ends(arguments[0]);
    Splittable source = splittable(self);
    return keep < 0 ? NULL : text_split_lines(&source, keep);
}

static Object *
partition(Object *self, Object *separator, int direction)
{
    if (need_bytes(separator) < 0) {
        return NULL;
    }
    int64_t length = like_length(self), gap = like_length(separator);
    if (gap == 0) {
        raise(EXC_ValueError, "empty separator");
        return NULL;
    }
    int64_t at = text_find(BYTES_TEXT(self), BYTES_TEXT(separator), 0, length, direction);
    // Where nothing is found, the separator is an empty one at the end or the beginning.
    int64_t start = at >= 0 ? at : direction > 0 ? length : 0, stop = at >= 0 ? at + gap : start;
    Object *before = like_slice(self, 0, start), *middle = NULL, *after = NULL, *result = NULL;
    if (before != NULL) {
        bool is_same = at >= 0 && is_exact(self, &BytesType);
        middle = is_same ? incref(separator) : like_from(self, like_data(separator), at >= 0 ? (size_t)gap : 0);
    }
    if (middle != NULL) {
        after = like_slice(self, stop, length);
    }
    if (after != NULL) {
        result = tuple_pack(3, before, middle, after);
    }
    xdecref(before);
    xdecref(middle);
    xdecref(after);
    return result;
}

static Object *
bytes_partition(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return partition(self, args[0].ref, 1);
}

static Object *
bytes_rpartition(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    return partition(self, args[0].ref, -1);
}

static Object *
join(Object *separator, const Slot *slots, int64_t count)
{
    int64_t length = 0, gap = like_length(separator);
    for (int64_t i = 0; i < count; i++) {
        if (!is_bytes_like(slots[i].ref)) {
            raise(EXC_TypeError, "sequence item %lld: expected a bytes-like object, %T found", (long long)i,
                  slots[i].ref);
            return NULL;
        }
        length += like_length(slots[i].ref) + (i > 0 ? gap : 0);
    }
    if (count == 1 && is_bytes(separator) && is_exact(slots[0].ref, &BytesType)) {
        return incref(slots[0].ref);
    }
    Object *result = like_new(separator, length);
    uint8_t *to = result == NULL || length == 0 ? NULL : writable(result);
    for (int64_t i = 0; to != NULL && i < count; i++) {
        if (i > 0) {
            memcpy(to, like_data(separator), (size_t)gap);
            to += gap;
        }
        memcpy(to, like_data(slots[i].ref), (size_t)like_length(slots[i].ref));
        to += like_length(slots[i].ref);
    }
    return finish(result);
}

static Object *
bytes_join(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)count, (void)keywords;
    Object *iterable = args[0].ref, *sequence;
    if (is_exact(iterable, &ListType) || is_exact(iterable, &TupleType)) {
        sequence = incref(iterable);
    } else {
        Object *iterator = object_iter(iterable);
        sequence = iterator == NULL ? NULL : drop_held_under(object_to_list(hold(iterator)), 1);
        if (sequence == NULL) {
            if (iterator == NULL && error_is(EXC_TypeError)) {
                error_clear();
                raise(EXC_TypeError, "can only join an iterable");
            }
            return NULL;
        }
    }
    Object *result = is_list(sequence) ? join(self, ((List *)sequence)->items, list_length(sequence))
                                       : join(self, tuple_slots(sequence), tuple_length(sequence));
    if (result == NULL) {
        decref(sequence);
        return NULL;
    }
    hold(result);
    decref(sequence);
    return let_go();
}

static Object *
bytes_replace(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t limit = -1;
    if (need_bytes(args[0].ref) < 0 || need_bytes(args[1].ref) < 0) {
        return NULL;
    }
    if (count > 2) {
        limit = size_argument(args[2].ref);
        if (limit == -1 && error_pending()) {
            return NULL;
        }
    }
    Text text = bytes_text(self), old = bytes_text(args[0].ref), new = bytes_text(args[1].ref);
    int64_t found = limit == 0 ? 0 : text_count(&text, &old, 0, text.length, limit);
    if (found == 0) {
        return like_exact(self);
    }
    int64_t change = new.length - old.length;
    if (change > 0 && found > (INT32_MAX - text.length) / change) {
        raise_no_memory();
        return NULL;
    }
    Object *result = like_new(self, text.length + found * change);
    if (result == NULL || like_length(result) == 0) {
        return result;
    }
    uint8_t *to = writable(result);
    const char *data = text.data;
    int64_t from = 0;
    for (int64_t i = 0; i < found; i++) {
        int64_t at = old.length == 0 ? i : text_find(&text, &old, from, text.length, 1);
        memcpy(to, data + from, (size_t)(at - from));
        to += at - from;
        memcpy(to, new.data, (size_t) new.length);
        to += new.length;
        from = at + old.length;
    }
    memcpy(to, data + from, (size_t)(text.length - from));
    return finish(result);
}

// --- filling -----------------------------------------------------------------------------------------

static Object *
pad(Object *self, int64_t left, int64_t right, uint8_t fill)
{
    if (left <= 0 && right <= 0) {
        return like_exact(self);
    }
    int64_t length = like_length(self);
    if (left > INT32_MAX || right > INT32_MAX) {
        raise_no_memory();
        return NULL;
    }
    Object *result = like_new(self, left + length + right);
    if (result != NULL) {
        memset(writable(result), fill, (size_t)left);
        memcpy(writable(result) + left, like_data(self), (size_t)length);
        memset(writable(result) + left + length, fill, (size_t)right);
    }
    return finish(result);
}

// How far the wanted width is beyond the length, and the byte to fill with. 0 or -1.
static int
read_padding(const char *function, Object *self, Slot *args, size_t count, int64_t *width, uint8_t *fill)
{
    *width = size_argument(args[0].ref);
    if (*width == -1 && error_pending()) {
        return -1;
    }
    *fill = ' ';
    if (count > 1) {
        if (!is_bytes_like(args[1].ref) || like_length(args[1].ref) != 1) {
            raise(EXC_TypeError, "%s() argument 2 must be a byte string of length 1, not %s", function,
                  argument_type(args[1].ref));
            return -1;
        }
        *fill = (uint8_t)like_data(args[1].ref)[0];
    }
    if (*width < like_length(self)) {
        *width = like_length(self);
    }
    return 0;
}

static Object *
bytes_ljust(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t width;
    uint8_t fill;
    return read_padding("ljust", self, args, count, &width, &fill) < 0
               ? NULL
               : pad(self, 0, width - like_length(self), fill);
}

static Object *
bytes_rjust(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t width;
    uint8_t fill;
    return read_padding("rjust", self, args, count, &width, &fill) < 0
               ? NULL
               : pad(self, width - like_length(self), 0, fill);
}

static Object *
bytes_center(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t width;
    uint8_t fill;
    if (read_padding("center", self, args, count, &width, &fill) < 0) {
        return NULL;
    }
    int64_t padding = width - like_length(self), left = padding / 2 + (padding & width & 1);
    return pad(self, left, padding - left, fill);
}

static Object *
bytes_zfill(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)keywords;
    int64_t width;
    uint8_t fill;
    if (read_padding("zfill", self, args, count, &width, &fill) < 0) {
        return NULL;
    }
    int64_t length = like_length(self), zeros = width - length;
    Object *result = pad(self, zeros, 0, '0');
    if (result != NULL && zeros > 0 && length > 0) {
        char sign = like_data(self)[0];
        if (sign == '+' || sign == '-') {
            writable(result)[0] = (uint8_t)sign;
            writable(result)[zeros] = '0';
        }
    }
    return result;
}

static Object *
bytes_expandtabs(Object *self, Slot *args, size_t count, Object *keywords)
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
    if (memchr(like_data(self), '\t', (size_t)like_length(self)) == NULL) {
        return like_from(self, like_data(self), (size_t)like_length(self));
    }
    if (size > INT32_MAX / 64) {
        raise_no_memory();
        return NULL;
    }
    Buffer out = {0};
    int64_t column = 0;
    for (int64_t i = 0; i < like_length(self); i++) {
        char c = like_data(self)[i];
        if (c == '\t') {
            for (int64_t spaces = size > 0 ? size - column % size : 0; spaces > 0; spaces--, column++) {
                buffer_append_char(&out, ' ');
            }
        } else {
            buffer_append_char(&out, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    Object *result = like_from(self, out.data, out.length);
    buffer_free(&out);
    return result;
}

static Object *
bytes_dunder_bytes(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    return bytes_exact(self);
}

static Object *
bytes_getnewargs(Object *self, Slot *args, size_t count, Object *keywords)
{
    (void)args, (void)count, (void)keywords;
    Object *exact = bytes_exact(self);
    if (exact == NULL) {
        return NULL;
    }
    Object *arguments = tuple_pack(1, exact);
    decref(exact);
    return arguments;
}

// What bytes and bytearray have in common.
// clang-format off
#define SHARED_METHODS                                                                                      \
    {"capitalize", bytes_capitalize, 0, 0, 0, NULL},                                                        \
    {"center", bytes_center, 1, 2, 0, NULL},                                                                \
    {"count", bytes_count, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                                  \
    {"decode", bytes_method_decode, 0, -1, METHOD_KEYWORDS, NULL},                                          \
    {"endswith", bytes_endswith, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                            \
    {"expandtabs", bytes_expandtabs, 0, -1, METHOD_KEYWORDS, NULL},                                         \
    {"find", bytes_find, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                                    \
    {"fromhex", bytes_fromhex, 1, 1, METHOD_CLASS, NULL},                                                   \
    {"hex", bytes_hex, 0, -1, METHOD_KEYWORDS, NULL},                                                       \
    {"index", bytes_index, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                                  \
    {"isalnum", bytes_isalnum, 0, 0, 0, NULL},                                                              \
    {"isalpha", bytes_isalpha, 0, 0, 0, NULL},                                                              \
    {"isascii", bytes_isascii, 0, 0, 0, NULL},                                                              \
    {"isdigit", bytes_isdigit, 0, 0, 0, NULL},                                                              \
    {"islower", bytes_islower, 0, 0, 0, NULL},                                                              \
    {"isspace", bytes_isspace, 0, 0, 0, NULL},                                                              \
    {"istitle", bytes_istitle, 0, 0, 0, NULL},                                                              \
    {"isupper", bytes_isupper, 0, 0, 0, NULL},                                                              \
    {"join", bytes_join, 1, 1, 0, NULL},                                                                    \
    {"ljust", bytes_ljust, 1, 2, 0, NULL},                                                                  \
    {"lower", bytes_lower, 0, 0, 0, NULL},                                                                  \
    {"lstrip", bytes_lstrip, 0, 1, 0, NULL},                                                                \
    {"maketrans", bytes_maketrans, 2, 2, METHOD_STATIC, "Return a translation table usable for the translate method."}, \
    {"partition", bytes_partition, 1, 1, 0, NULL},                                                          \
    {"replace", bytes_replace, 2, 3, 0, NULL},                                                              \
    {"removeprefix", bytes_removeprefix, 1, 1, 0, NULL},                                                    \
    {"removesuffix", bytes_removesuffix, 1, 1, 0, NULL},                                                    \
    {"rfind", bytes_rfind, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                                  \
    {"rindex", bytes_rindex, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                                \
    {"rjust", bytes_rjust, 1, 2, 0, NULL},                                                                  \
    {"rpartition", bytes_rpartition, 1, 1, 0, NULL},                                                        \
    {"rsplit", bytes_rsplit, 0, -1, METHOD_KEYWORDS, NULL},                                                 \
    {"rstrip", bytes_rstrip, 0, 1, 0, NULL},                                                                \
    {"split", bytes_split, 0, -1, METHOD_KEYWORDS, NULL},                                                   \
    {"splitlines", bytes_splitlines, 0, -1, METHOD_KEYWORDS, NULL},                                         \
    {"startswith", bytes_startswith, 1, 3, METHOD_TUPLE_TO_12, NULL},                                                        \
    {"strip", bytes_strip, 0, 1, 0, NULL},                                                                  \
    {"swapcase", bytes_swapcase, 0, 0, 0, NULL},                                                            \
    {"title", bytes_title, 0, 0, 0, NULL},                                                                  \
    {"translate", bytes_translate, 1, -1, METHOD_KEYWORDS, NULL},                                           \
    {"upper", bytes_upper, 0, 0, 0, NULL},                                                                  \
    {"zfill", bytes_zfill, 1, 1, 0, NULL},
// clang-format on

const MethodDef bytes_methods[] = {
    {"__getnewargs__", bytes_getnewargs, 0, 0, 0, NULL},
    {"__bytes__", bytes_dunder_bytes, 0, 0, 0, "Convert this value to exact type bytes."},
    SHARED_METHODS
    {NULL, NULL, 0, 0, 0, NULL},
};

const MethodDef bytearray_methods[] = {
    {"resize", bytearray_resize_method, 1, 1, 0, "Resize the internal buffer of bytearray to len."},
    {"__alloc__", bytearray_alloc, 0, 0, 0, "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."},
    {"__sizeof__", object_method_whole_size, 0, 0, 0, "Returns the size of the bytearray object in memory, in bytes."},
    {"__reduce__", bytearray_reduce, 0, 0, 0, "Return state information for pickling."},
    {"__reduce_ex__", bytearray_reduce, 0, 1, 0, "Return state information for pickling."},
    {"append", bytearray_append, 1, 1, 0, NULL},
    {"clear", bytearray_clear, 0, 0, 0, "Remove all items from the bytearray."},
    {"copy", bytearray_copy, 0, 0, 0, "Return a copy of B."},
    {"extend", bytearray_extend, 1, 1, 0, NULL},
    {"insert", bytearray_insert, 2, 2, 0, NULL},
    {"pop", bytearray_pop, 0, 1, 0, NULL},
    {"remove", bytearray_remove, 1, 1, 0, NULL},
    {"reverse", bytearray_reverse, 0, 0, 0, "Reverse the order of the values in B in place."},
    SHARED_METHODS
    {NULL, NULL, 0, 0, 0, NULL},
};
