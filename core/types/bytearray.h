// bytearray: a row of bytes that can change, with CPython's growth.
#pragma once

#include "object/object.h"

typedef struct {
    VarObject base;              // size: bytes in use
    int64_t allocated;           // of the block
    alignas(8) char *block;      // NULL while nothing was stored
    alignas(8) char *start;      // deleting at the front moves it ahead in the block
    int64_t exports;             // views that forbid resizing
} Bytearray;  // 56 bytes

#define is_bytearray(op) is_instance_of(op, &BytearrayType)

MUST_USE NEW_REF Object *bytearray_from(const void *data, int64_t length);  // data NULL: uninitialised
