// bytes: an immutable row of bytes.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

typedef struct {
    VarObject base;
    int64_t hash;  // -1 until asked
    char data[1];  // size + 1 bytes, NUL-terminated
} Bytes;

void bytes_init(void);  // the empty and the 256 one-byte objects: static, immortal
MUST_USE NEW_REF Object *bytes_from(const void *data, size_t length);
// Uninitialised bytes to be filled; length 0 gives the empty object. NULL with MemoryError.
MUST_USE NEW_REF Object *bytes_new(int64_t length);
// bytes(op) for what is not text or a number: bytes, objects with __bytes__, iterables of ints.
MUST_USE NEW_REF Object *bytes_from_object(Object *op);
// As repr(bytes) shows it.
void bytes_write_repr(const char *data, int64_t length, Buffer *out);

INLINE const char *
bytes_data(const Object *op)
{
    return ((const Bytes *)op)->data;
}

INLINE int64_t
bytes_length(const Object *op)
{
    return ((const Bytes *)op)->base.size;
}
