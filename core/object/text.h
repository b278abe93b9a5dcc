// Text that lower floors need from str; implemented in types/str.c.
#pragma once

#include "base/buffer.h"
#include "object/object.h"

MUST_USE NEW_REF Object *str_from_utf8(const char *text, size_t length);  // ill-formed input raises UnicodeDecodeError
MUST_USE NEW_REF Object *str_from(const char *text);                       // NUL-terminated UTF-8
// Directives: see object/error.h.
MUST_USE NEW_REF Object *str_format_words(const char *format, const Word *words);
#define str_format(...) str_format_words(FORMAT(__VA_ARGS__))
// Appends the text of a str as UTF-8 (lone surrogates as three bytes). Never allocates in the heap.
void str_append_utf8(const Object *str, Buffer *out);
// The text itself when it is pure ASCII, else NULL. NUL-terminated.
const char *str_ascii(const Object *str);
MUST_USE NEW_REF Object *str_intern_immortal(STEALS Object *op);  // NULL passes through
bool str_equals(const Object *str, const char *ascii);

// Implemented in object/format.c; 0 or -1 with an error from a %R, %S or %A.
MUST_USE int format_text(Buffer *out, const char *format, const Word *words);
