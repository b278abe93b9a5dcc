// bytes: an immutable row of bytes.
#pragma once

#include "object/object.h"

typedef struct {
    VarObject base;
    int64_t hash;  // -1 until asked
    char data[1];  // size + 1 bytes, NUL-terminated
} Bytes;

MUST_USE NEW_REF Object *bytes_from(const void *data, size_t length);
