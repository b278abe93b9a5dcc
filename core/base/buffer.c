#include "base/buffer.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

static void
reserve(Buffer *self, size_t extra)
{
    size_t need = self->length + extra + 1;
    if (need > self->capacity) {
        size_t capacity = self->capacity ? self->capacity : 64;
        while (capacity < need) {
            capacity *= 2;
        }
        self->data = host_realloc(self->data, capacity);
        self->capacity = capacity;
    }
}

void
buffer_append(Buffer *self, const void *bytes, size_t length)
{
    reserve(self, length);
    if (length > 0) {
        memcpy(self->data + self->length, bytes, length);
        self->length += length;
    }
    self->data[self->length] = '\0';
}

void
buffer_append_char(Buffer *self, char c)
{
    buffer_append(self, &c, 1);
}

void
buffer_append_text(Buffer *self, const char *text)
{
    buffer_append(self, text, strlen(text));
}

void
buffer_append_code_point(Buffer *self, uint32_t code_point)
{
    char bytes[4];
    buffer_append(self, bytes, utf8_put(bytes, code_point));
}

static void
buffer_append_unsigned(Buffer *self, uint64_t value, unsigned base)
{
    char digits[64];
    size_t at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value > 0);
    buffer_append(self, digits + at, sizeof digits - at);
}

const char *
directive_read(const char *p, const Word **words, FormatDirective *directive)
{
    *directive = (FormatDirective){.fill = ' ', .precision = -1};
    for (int *number = &directive->width;; p++) {
        if (*p == '+') {
            directive->plus = true;
        } else if (*p == '#') {
            directive->prefix = true;
        } else if (*p == '.') {
            number = &directive->precision;
            *number = 0;
        } else if (*p == '*') {
            *number = (int)*(*words)++;
        } else if (*p == '0' && *number == 0) {
            directive->fill = '0';
        } else if (*p >= '0' && *p <= '9') {
            *number = *number * 10 + (*p - '0');
        } else if (*p != 'l' && *p != 'z') {
            directive->kind = *p;
            return p + 1;
        }
    }
}

void
directive_append(FormatDirective directive, Word word, Buffer *out)
{
    Buffer piece = {0};
    switch (directive.kind) {
    case '%':
    case 'c':
        buffer_append_code_point(&piece, directive.kind == '%' ? '%' : (uint32_t)word);
        break;
    case 's': {
        const char *text = (const char *)(uintptr_t)word;
        size_t length = 0;
        while (length != (size_t)directive.precision && text[length] != '\0') {
            length++;
        }
        buffer_append(&piece, text, length);
        break;
    }
    case 'd':
        if ((int64_t)word < 0) {
            word = 0 - word;
            buffer_append_char(&piece, '-');
        } else if (directive.plus) {
            buffer_append_char(&piece, '+');
        }
        // fallthrough
    case 'u':
        buffer_append_unsigned(&piece, word, 10);
        break;
    case 'x':
    case 'X':
        buffer_append_text(&piece, directive.prefix ? "0x" : "");
        buffer_append_unsigned(&piece, word, 16);
        for (char *p = piece.data; directive.kind == 'X' && *p != '\0'; p++) {
            *p = (char)(*p >= 'a' ? *p - 'a' + 'A' : *p);
        }
        break;
    default:
        panic("unknown directive");
    }
    for (size_t n = piece.length; n < (size_t)directive.width; n++) {
        buffer_append_char(out, directive.fill);
    }
    buffer_append(out, piece.data, piece.length);
    buffer_free(&piece);
}

void
buffer_append_words(Buffer *self, const char *format, const Word *words)
{
    for (;;) {
        size_t plain = strcspn(format, "%");
        buffer_append(self, format, plain);
        format += plain;
        if (*format == '\0') {
            return;
        }
        FormatDirective directive;
        format = directive_read(format + 1, &words, &directive);
        directive_append(directive, directive.kind == '%' ? 0 : *words++, self);
    }
}

void
buffer_clear(Buffer *self)
{
    self->length = 0;
    if (self->data != NULL) {
        self->data[0] = '\0';
    }
}

void
buffer_free(Buffer *self)
{
    host_free(self->data);
    *self = (Buffer){0};
}

void *
host_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (memory == NULL) {
        panic("the host has no memory left");
    }
    return memory;
}

void *
host_alloc_zeroed(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (memory == NULL) {
        panic("the host has no memory left");
    }
    return memory;
}

void *
host_realloc(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (memory == NULL) {
        panic("the host has no memory left");
    }
    return memory;
}

void
host_free(void *memory)
{
    free(memory);
}
