// What the files of bytes share.
#pragma once

#include "types/bytes.h"
#include "types/str_internal.h"

INLINE Text
bytes_text(const Object *op)
{
    return (Text){bytes_data(op), bytes_length(op), 1};
}
#define BYTES_TEXT(op) ((const Text[1]){bytes_text(op)})

MUST_USE Object *bytes_slice(Object *op, int64_t start, int64_t stop);
MUST_USE Object *bytes_exact(Object *op); // op itself when it is exactly bytes, else a copy
// TypeError "a bytes-like object is required, not 'x'" unless it is bytes. 0 or -1.
MUST_USE int need_bytes(const Object *op);

extern const MethodDef bytes_methods[];
Method_ bytes_method_decode;
Method_ bytes_isalnum, bytes_isalpha, bytes_isascii, bytes_isdigit, bytes_isspace, bytes_islower,
    bytes_isupper, bytes_istitle, bytes_upper, bytes_lower, bytes_swapcase, bytes_title, bytes_capitalize,
    bytes_maketrans, bytes_translate, bytes_fromhex, bytes_hex;
