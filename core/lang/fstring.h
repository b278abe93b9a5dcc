// Decoding of string literals.
#pragma once

#include "base/buffer.h"
#include "lang/parser_internal.h"

// Appends what the body of a literal stands for. False: failed; `at` is the token, or NULL to blame the
// last one read.
bool decode_string_body(Parser *p, Buffer *out, const char *body, size_t length, bool is_raw, const Span *at);
bool decode_bytes_body(Parser *p, Buffer *out, const char *body, size_t length, bool is_raw, const Span *at);
