// What Unicode says of a code point: its classes and its other cases.
#pragma once

#include "base/base.h"
#include "types/unicode_data.def"  // UNICODE_ALPHA ...: bits of unicode_flags

typedef enum { CASE_UPPER, CASE_LOWER, CASE_TITLE, CASE_FOLD } UnicodeCase;

void unicode_init(void);

extern uint16_t unicode_latin1[256];
uint16_t unicode_find_flags(uint32_t c);

INLINE uint16_t
unicode_flags(uint32_t c)
{
    return LIKELY(c < 256) ? unicode_latin1[c] : unicode_find_flags(c);
}

INLINE bool
unicode_is(uint32_t c, uint16_t flags)
{
    return (unicode_flags(c) & flags) != 0;
}

// Writes the other case, 1 to 3 code points; their number.
int unicode_map(uint32_t c, UnicodeCase which, uint32_t out[3]);
// The value of a decimal digit of any script, or -1.
int unicode_decimal(uint32_t c);
