#include "base/buffer.h"
#include "base/utf8.h"
#include <stdio.h>
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

void
buffer_append_format(Buffer *self, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_append_vformat(self, format, arguments);
    va_end(arguments);
}

void
buffer_append_vformat(Buffer *self, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) {
        panic("bad format %s", format);
    }
    reserve(self, (size_t)length);
    vsnprintf(self->data + self->length, (size_t)length + 1, format, arguments);
    self->length += (size_t)length;
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
        panic("the host has no memory left (%zu bytes wanted)", size);
    }
    return memory;
}

void *
host_alloc_zeroed(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (memory == NULL) {
        panic("the host has no memory left (%zu bytes wanted)", size);
    }
    return memory;
}

void *
host_realloc(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (memory == NULL) {
        panic("the host has no memory left (%zu bytes wanted)", size);
    }
    return memory;
}

void
host_free(void *memory)
{
    free(memory);
}
