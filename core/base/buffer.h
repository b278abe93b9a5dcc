// A growable byte buffer in host memory (never in the Python heap): text being built, tables being filled.
#pragma once

#include "base/base.h"
#include <stdarg.h>

typedef struct {
    char *data;  // NUL-terminated whenever anything was appended
    size_t length, capacity;
} Buffer;

// Appending panics when the host has no memory left: buffers hold what the runtime itself needs.
void buffer_append(Buffer *self, const void *bytes, size_t length);
void buffer_append_char(Buffer *self, char c);
void buffer_append_text(Buffer *self, const char *text);
void buffer_append_code_point(Buffer *self, uint32_t code_point);  // as UTF-8; surrogates as three bytes
void buffer_append_format(Buffer *self, const char *format, ...) PRINTF_LIKE(2, 3);
void buffer_append_vformat(Buffer *self, const char *format, va_list arguments);
void buffer_clear(Buffer *self);  // keeps the memory
void buffer_free(Buffer *self);

// Host memory that panics instead of returning NULL.
void *host_alloc(size_t size);
void *host_alloc_zeroed(size_t size);
void *host_realloc(void *old, size_t size);
void host_free(void *memory);
