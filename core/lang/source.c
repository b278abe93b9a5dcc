#include "lang/source.h"
#include "base/buffer.h"
#include <string.h>

typedef struct Source {
    struct Source *next;
    char *filename, *text;
    size_t length;
    uint32_t *lines; // offsets of the lines, found when the first one is asked for
    uint32_t line_count;
} Source;

static Source *sources;

static char *
copy(const char *text, size_t length)
{
    char *out = host_alloc(length + 1);
    memcpy(out, text, length);
    out[length] = '\0';
    return out;
}

static Source *
find(const char *filename)
{
    for (Source *s = sources; s != NULL; s = s->next) {
        if (strcmp(s->filename, filename) == 0) {
            return s;
        }
    }
    return NULL;
}

void
source_register(const char *filename, const char *text, size_t length)
{
    Source *self = find(filename);
    if (self == NULL) {
        self = host_alloc_zeroed(sizeof *self);
        self->filename = copy(filename, strlen(filename));
        self->next = sources;
        sources = self;
    }
    host_free(self->text);
    host_free(self->lines);
    self->text = copy(text, length);
    self->length = length;
    self->lines = NULL;
    self->line_count = 0;
}

// Moves past one line with its newline: \n, \r\n or \r.
static size_t
after_line(const Source *self, size_t at)
{
    while (at < self->length && self->text[at] != '\n' && self->text[at] != '\r') {
        at++;
    }
    if (at < self->length && self->text[at] == '\r' && self->text[at + 1] == '\n') {
        at++;
    }
    return at < self->length ? at + 1 : at;
}

static void
find_lines(Source *self)
{
    uint32_t capacity = 64;
    self->lines = host_alloc(capacity * sizeof *self->lines);
    for (size_t at = 0; at < self->length; at = after_line(self, at)) {
        if (self->line_count == capacity) {
            capacity *= 2;
            self->lines = host_realloc(self->lines, capacity * sizeof *self->lines);
        }
        self->lines[self->line_count++] = (uint32_t)at;
    }
}

static bool hidden;

void
source_hide_all(void)
{
    hidden = true;
}

const char *
source_line(const char *filename, uint32_t number, size_t *length)
{
    Source *self = hidden ? NULL : find(filename);
    if (self == NULL) {
        return NULL;
    }
    if (self->lines == NULL) {
        find_lines(self);
    }
    if (number == 0 || number > self->line_count) {
        return NULL;
    }
    size_t start = self->lines[number - 1], end = start;
    while (end < self->length && self->text[end] != '\n' && self->text[end] != '\r') {
        end++;
    }
    *length = end - start;
    return self->text + start;
}

void
source_forget_all(void)
{
    hidden = false;
    while (sources != NULL) {
        Source *s = sources;
        sources = s->next;
        host_free(s->filename);
        host_free(s->text);
        host_free(s->lines);
        host_free(s);
    }
}
