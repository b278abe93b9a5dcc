// str: text by code points, in CPython's compact layout of 1, 2 or 4 bytes each.
#pragma once

#include "object/error.h"
#include "object/object.h"
#include "object/text.h"
#include <string.h>

typedef struct {
    Object base;
    int64_t length;  // code points
    int64_t hash;    // -1 until asked
    uint32_t interned : 2;  // 0 no, 1 mortal, 2 immortal
    uint32_t kind : 3;      // bytes per code point: 1, 2, 4
    uint32_t compact : 1;
    uint32_t ascii : 1;          // the characters follow this struct
    uint32_t foreign_ascii : 1;  // not compact, but all characters are ASCII
    uint32_t reserved_bits : 24;
    uint32_t reserved;
} Str;  // 40 bytes; the characters and a NUL follow when ASCII

typedef struct {
    Str ascii;
    int64_t utf8_length;
    alignas(8) char *utf8;
} CompactStr;  // 56 bytes; the characters follow when not ASCII

typedef struct {
    CompactStr compact;
    alignas(8) void *data;  // a block of the heap
} ForeignStr;  // 64 bytes: instances of subclasses, which are not compact

INLINE const void *
str_data(const Object *op)
{
    const Str *self = (const Str *)op;
    if (LIKELY(self->ascii)) {
        return self + 1;
    }
    return LIKELY(self->compact) ? (const CompactStr *)op + 1 : ((const ForeignStr *)op)->data;
}

INLINE bool
str_is_ascii(const Object *op)
{
    const Str *self = (const Str *)op;
    return self->ascii || self->foreign_ascii;
}

INLINE int64_t
str_length(const Object *op)
{
    return ((const Str *)op)->length;
}

INLINE uint32_t
str_at(const Object *op, int64_t i)
{
    const void *data = str_data(op);
    switch (((const Str *)op)->kind) {
    case 1:
        return ((const uint8_t *)data)[i];
    case 2:
        return ((const uint16_t *)data)[i];
    default:
        return ((const uint32_t *)data)[i];
    }
}

// The empty string and the 256 one-character strings, static, immortal and interned; the same of bytes; Unicode's tables.
void strs_init(void);
void strs_fini(void);
// CPython 3.14's collector tracks the dict of interned strings: so gc.get_referrers finds it. Here an empty one stands for the
// table. NULL: none. 0 or -1.
MUST_USE int interns_make_dict(void);
void interns_drop_dict(void);
BORROWED Object *interns_dict(void);
bool interns_dict_has(const Object *op);  // whether CPython's would refer to this object

// An uninitialised str of `length` code points up to `maximum` (the largest that will be written).
MUST_USE NEW_REF Object *str_new(int64_t length, uint32_t maximum);
void str_put(Object *op, int64_t i, uint32_t code_point);  // into a str being made
MUST_USE NEW_REF Object *str_from_code_point(uint32_t code_point);
MUST_USE NEW_REF Object *str_from_ascii(const char *text, size_t length);  // known to be ASCII
MUST_USE NEW_REF Object *str_from_latin1(const void *bytes, size_t length);
MUST_USE NEW_REF Object *str_from_code_points(const uint32_t *code_points, int64_t length);
// As str_from_utf8, for text that str_append_utf8 wrote: lone surrogates are allowed.
MUST_USE NEW_REF Object *str_from_stored(const char *text, size_t length);
MUST_USE NEW_REF Object *str_slice(Object *op, int64_t start, int64_t stop);  // exact str; the same object when whole
MUST_USE NEW_REF Object *str_concat(Object *a, Object *b);
// a += b for the evaluation loop: *a is owned; resized in place when nobody else holds it. 0 or -1 (then *a is NULL).
MUST_USE int str_append(Object **a, Object *b);
MUST_USE NEW_REF Object *str_join(Object *separator, Object *iterable);
MUST_USE NEW_REF Object *str_join_slots(Slot *parts, int64_t count);  // BUILD_STRING
int64_t str_hash(Object *op);  // cached; never fails
INLINE bool
str_equal(const Object *a, const Object *b)
{
    const Str *x = (const Str *)a, *y = (const Str *)b;
    return a == b || (x->length == y->length && x->kind == y->kind &&
                      memcmp(str_data(a), str_data(b), (size_t)x->length * x->kind) == 0);
}
int str_compare_order(const Object *a, const Object *b);  // -1, 0, 1 by code points
int64_t str_find(const Object *text, const Object *part, int64_t start, int64_t stop, int direction);  // -1 absent
MUST_USE NEW_REF Object *str_intern(STEALS Object *op);           // mortal in the table
MUST_USE NEW_REF Object *str_intern_immortal(STEALS Object *op);  // as compiled code's names and constants
size_t str_interned_count(void);
// CPython's own code has read it as UTF-8 text, which stays with it from then on: sys.getsizeof counts it.
void str_keep_utf8(Object *op);
BORROWED Object *str_interned_peek(const char *text, size_t length);
MUST_USE NEW_REF Object *str_modulo(Object *format, Object *arguments);  // format % arguments
void str_write_repr(const Object *op, bool ascii, Buffer *out);          // as repr or ascii show it
// Codecs: "utf-8", "ascii", "latin-1" and their other names; NULL is utf-8 and "strict".
// The name of an encoding or of what to do with errors, from a function's argument; NULL where there is none. What is no
// such name is raised, and sets `failed`; where that is set before, nothing is looked at.
const char *str_codec_argument(Object *op, const char *name, const char *function, bool *failed);
MUST_USE NEW_REF Object *str_encode(Object *op, const char *encoding, const char *errors);
MUST_USE NEW_REF Object *str_decode(const char *data, size_t length, const char *encoding, const char *errors);

// The format mini-language, also for int and float: spec is a str.
MUST_USE NEW_REF Object *str_format_spec(Object *op, Object *spec);
MUST_USE NEW_REF Object *int_format_spec(Object *op, Object *spec);
MUST_USE NEW_REF Object *float_format_spec(Object *op, Object *spec);

// Text being built in host memory; finishing makes a str.
typedef struct {
    Buffer text;  // UTF-8
} StrWriter;
void writer_add(StrWriter *self, const Object *str);
void writer_add_text(StrWriter *self, const char *text);
void writer_add_char(StrWriter *self, uint32_t code_point);
MUST_USE int writer_add_repr(StrWriter *self, Object *op);  // 0 or -1
MUST_USE NEW_REF Object *writer_finish(StrWriter *self);    // frees the buffer, also on failure
void writer_discard(StrWriter *self);
