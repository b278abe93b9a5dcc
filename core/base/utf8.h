// UTF-8 by code points.
#pragma once

#include "base/base.h"

// Decodes one code point at *at (which is before end) and moves *at past it.
// Returns -1 for an ill-formed sequence and leaves *at on its first byte. Lone surrogates written as
// three bytes are accepted when allow_surrogates is set (they occur in str values, never in source text).
int32_t utf8_next(const char **at, const char *end, bool allow_surrogates);

// Writes one code point; returns the number of bytes, 1 to 4.
size_t utf8_put(char out[4], uint32_t code_point);
