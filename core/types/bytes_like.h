// What lends its memory as bytes: bytes, bytearray, memoryview, array (CPython's buffer protocol in one dimension).
#pragma once

#include "object/object.h"

struct BytesView {
    uint8_t *data;
    int64_t size;      // bytes
    int64_t item_size;
    const char *format; // as struct and array name it: "B"
    bool read_only;
    int64_t *exports;  // counts the views that forbid resizing, or NULL
};

INLINE bool
is_bytes_like(const Object *op)
{
    return op->type->buffer != NULL;
}

// 0, or -1 with TypeError "a bytes-like object is required, not 'x'" (or what the object itself raises). The view holds
// until Python code runs, longer while *exports is raised.
MUST_USE int bytes_view(Object *op, BytesView *out);
