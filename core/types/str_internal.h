// What the files of str share.
#pragma once

#include "object/profile.h"
#include "types/str.h"

// The characters of a str, or of bytes, without the object.
typedef struct {
    const void *data;
    int64_t length;
    int kind;  // bytes per character
} Text;

INLINE Str *
as_str(const Object *op)
{
    return (Str *)(uintptr_t)op;
}

INLINE Text
text_of(const Object *op)
{
    return (Text){str_data(op), str_length(op), (int)((const Str *)op)->kind};
}
// What a block has besides the characters. They begin behind the struct in any case; what a release has more is at the end.
INLINE size_t
str_header_size(bool ascii)
{
    return ascii ? profile->str_size : profile->full_str_size;
}

// As an argument.
#define TEXT_OF(op) ((const Text[1]){text_of(op)})

INLINE uint32_t
text_at(const Text *text, int64_t i)
{
    switch (text->kind) {
    case 1:
        return ((const uint8_t *)text->data)[i];
    case 2:
        return ((const uint16_t *)text->data)[i];
    default:
        return ((const uint32_t *)text->data)[i];
    }
}

// An upper bound of its characters that has the same storage: 0x7f, 0xff, 0xffff or 0x10ffff.
INLINE uint32_t
str_maximum(const Object *op)
{
    if (str_is_ascii(op)) {
        return 0x7f;
    }
    uint32_t kind = ((const Str *)op)->kind;
    return kind == 1 ? 0xff : kind == 2 ? 0xffff : 0x10ffff;
}

INLINE void *
str_writable(Object *op)
{
    return (void *)(uintptr_t)str_data(op);
}

// The interned string of one character below 0x100: what str_from_code_point gives, but for the profile's own letters.
Object *str_name_letter(uint32_t c);
// Copies characters into a str being made, whose kind is at least the source's.
void str_copy(Object *to, int64_t at, const Object *from, int64_t start, int64_t count);
// Sets `count` characters of a str being made.
void str_fill(Object *to, int64_t at, int64_t count, uint32_t code_point);
// The characters as a new str, in the storage that they need; shared when there are none or one in Latin-1.
MUST_USE NEW_REF Object *str_from_text(const Text *text);
// The same, but one character is never shared: what CPython makes with PyUnicode_New.
MUST_USE NEW_REF Object *str_new_text(const Text *text);
// The same text in the storage that it needs, and shared when short.
NEW_REF Object *str_narrow(STEALS Object *op);
// The same text in the storage that it needs.
MUST_USE NEW_REF Object *str_shrink(STEALS Object *op);
// op itself when it is exactly a str, else a str of the same text.
MUST_USE NEW_REF Object *str_exact(Object *op);

// Index of `part` in text[start:stop], from the left (direction 1) or right (-1), or -1. Bounds are in range.
int64_t text_find(const Text *text, const Text *part, int64_t start, int64_t stop, int direction);
int64_t text_find_char(const Text *text, uint32_t c, int64_t start, int64_t stop, int direction);
// How often it occurs without overlapping, at most `limit` times (negative: no limit).
int64_t text_count(const Text *text, const Text *part, int64_t start, int64_t stop, int64_t limit);

// Splitting, for str and bytes alike: the pieces are slices of `op`. `limit` is the largest number of splits, not negative;
// the room that the list gets first depends on it, as in CPython.
typedef struct {
    Object *op;
    Text text;
    Object *(*slice)(Object *op, int64_t start, int64_t stop);
    bool (*is_space)(uint32_t c);
    bool (*ends_line)(uint32_t c);
} Splittable;
MUST_USE Object *text_split_white_space(const Splittable *source, int64_t limit, int direction);
MUST_USE Object *text_split(const Splittable *source, const Text *separator, int64_t limit, int direction);
int split_keeps_ends(Object *given);  // what splitlines() was given, or NULL: 1, 0, -1
MUST_USE Object *text_split_lines(const Splittable *source, bool keep);
MUST_USE int read_split_limit(Object *op, int64_t *limit);  // op NULL: -1. 0 or -1

// Clips slice-like bounds that may be negative.
INLINE void
clip_bounds(int64_t length, int64_t *start, int64_t *stop)
{
    if (*stop > length) {
        *stop = length;
    } else if (*stop < 0) {
        *stop += length;
        *stop = *stop < 0 ? 0 : *stop;
    }
    if (*start < 0) {
        *start += length;
        *start = *start < 0 ? 0 : *start;
    }
}

// Reads the optional start and stop arguments of find and its like. 0 or -1.
MUST_USE int read_bounds(Slot *args, size_t count, int64_t *start, int64_t *stop);

// Methods that stand in files of their own.
typedef Object *Method_(Object *self, Slot *args, size_t count, Object *keywords);
Method_ str_method_split, str_method_rsplit, str_method_splitlines, str_method_join, str_method_partition,
    str_method_rpartition, str_method_replace;
Method_ str_method_capitalize, str_method_casefold, str_method_lower, str_method_swapcase, str_method_title,
    str_method_upper, str_method_isalnum, str_method_isalpha, str_method_isascii, str_method_isdecimal,
    str_method_isdigit, str_method_isidentifier, str_method_islower, str_method_isnumeric, str_method_isprintable,
    str_method_isspace, str_method_istitle, str_method_isupper;
Method_ str_method_format, str_method_format_map, str_method_dunder_format;
Method_ str_method_encode;
extern const MethodDef str_methods[];

// The interning table forgets a str that is being freed; or everything.
void intern_forget(Object *op);
void interns_reset(void);
