// What the files of bytes share.
#pragma once

#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/bytes_like.h"
#include "object/error.h"
#include "types/str_internal.h"

// Of bytes and what need_bytes has let through.
BytesView like_view(const Object *op);

INLINE const char *
like_data(const Object *op)
{
    return (const char *)like_view(op).data;
}
#define BYTES_TEXT(op) ((const Text[1]){bytes_text(op)})

INLINE int64_t
like_length(const Object *op)
{
    return like_view(op).size;
}

INLINE Text
bytes_text(Object *op)
{
    BytesView view = like_view(op);
    return (Text){view.data, view.size, 1};
}

// TypeError "a bytes-like object is required, not 'x'" unless it is one. 0 or -1.
MUST_USE int need_bytes(Object *op);
MUST_USE NEW_REF Object *bytes_exact(Object *op); // op itself when it is exactly bytes, else a copy
// Reads the arguments of bytes() and bytearray(). *encoded is what a str became (NEW_REF), else *source is what was
// given or NULL.
MUST_USE int bytes_read_source(const char *function, Slot *args, size_t count, Object *keywords, Object **source,
                               Object **encoded);
// A byte out of an int: -1 with ValueError "byte must be in range(0, 256)".
MUST_USE int bytes_read_byte(Object *op, const char *range_message);
// The ints of an iterable that is neither text nor a number; the message speaks of `kind`.
MUST_USE int bytes_collect(Object *iterable, const char *kind, Buffer *out);
MUST_USE int bytes_collect_rest(Object *iterator, const char *message, Buffer *out);
MUST_USE NEW_REF Object *bytes_of_buffer(const BytesView *view);
// % formatting: 0 or -1.
MUST_USE NEW_REF Object *bytes_modulo(Object *format, Object *arguments);
MUST_USE NEW_REF Object *bytes_compare(Object *left, Object *right, CompareOp op);
MUST_USE int bytes_contains(Object *op, Object *item);

// Methods make what they were asked of: bytes of bytes, a bytearray of a bytearray. They give the same bytes object where
// nothing changes, but always a new bytearray.
MUST_USE NEW_REF Object *like_new(const Object *self, int64_t length);
MUST_USE NEW_REF Object *like_from(const Object *self, const void *data, size_t length);
MUST_USE NEW_REF Object *like_slice(Object *self, int64_t start, int64_t stop);
MUST_USE NEW_REF Object *like_exact(Object *self);

extern const MethodDef bytes_methods[], bytearray_methods[];
Method_ bytes_method_decode;
Method_ bytes_isalnum, bytes_isalpha, bytes_isascii, bytes_isdigit, bytes_isspace, bytes_islower,
    bytes_isupper, bytes_istitle, bytes_upper, bytes_lower, bytes_swapcase, bytes_title, bytes_capitalize,
    bytes_maketrans, bytes_translate, bytes_fromhex, bytes_hex;
Method_ bytearray_alloc, bytearray_append, bytearray_clear, bytearray_copy, bytearray_extend, bytearray_insert,
    bytearray_pop, bytearray_reduce, bytearray_remove, bytearray_resize_method, bytearray_reverse;
