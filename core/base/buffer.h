// A growable byte buffer in host memory (never in the Python heap): text being built, tables being filled.
#pragma once

#include "base/base.h"

typedef struct {
    char *data;  // NUL-terminated whenever anything was appended
    size_t length, capacity;
} Buffer;

// Appending panics when the host has no memory left: buffers hold what the runtime itself needs.
void buffer_append(Buffer *self, const void *bytes, size_t length);
void buffer_append_char(Buffer *self, char c);
void buffer_append_text(Buffer *self, const char *text);
void buffer_append_code_point(Buffer *self, uint32_t code_point);  // as UTF-8; surrogates as three bytes
void buffer_append_words(Buffer *self, const char *format, const Word *words);
#define buffer_append_format(self, ...) buffer_append_words(self, FORMAT(__VA_ARGS__))
void buffer_clear(Buffer *self);  // keeps the memory
void buffer_free(Buffer *self);

// One directive of a format, read behind its percent sign.
typedef struct {
    char kind;
    char fill;  // ' ' or '0'
    bool plus, prefix;
    int width, precision;  // -1: no precision
} FormatDirective;

// Returns the end of the directive; a * takes its precision from the words.
const char *directive_read(const char *p, const Word **words, FormatDirective *directive);
void directive_append(FormatDirective directive, Word word, Buffer *out);

// Host memory that panics instead of returning NULL.
void *host_alloc(size_t size);
void *host_alloc_zeroed(size_t size);
void *host_realloc(void *old, size_t size);
void host_free(void *memory);
