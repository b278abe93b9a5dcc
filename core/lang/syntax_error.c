#include "lang/syntax_error.h"
#include "base/buffer.h"
#include <string.h>

void
syntax_error_set(SyntaxError *self, SyntaxErrorKind kind, const char *filename, const char *text)
{
    Buffer message = {0}, name = {0};
    buffer_append_text(&message, text);
    buffer_append_text(&name, filename);
    syntax_error_free(self);
    *self = (SyntaxError){
        .kind = kind,
        .message = message.data,
        .filename = name.data,
        .line = -1,
        .column = -1,
        .end_line = -1,
        .end_column = -1,
    };
}

void
syntax_error_free(SyntaxError *self)
{
    host_free(self->message);
    host_free(self->filename);
    host_free(self->text);
    *self = (SyntaxError){0};
}

SyntaxWarning *
syntax_warning_add(SyntaxWarnings *self, uint32_t line, const char *format, const Word *words)
{
    Buffer message = {0};
    buffer_append_words(&message, format, words);
    if (self->count == self->capacity) {
        self->capacity = self->capacity == 0 ? 8 : self->capacity * 2;
        self->items = host_realloc(self->items, self->capacity * sizeof *self->items);
    }
    self->items[self->count] = (SyntaxWarning){.line = line, .message = message.data};
    return &self->items[self->count++];
}

void
syntax_warnings_move(SyntaxWarnings *self, SyntaxWarnings *from)
{
    for (uint32_t i = 0; i < from->count; i++) {
        SyntaxWarning *moved = &from->items[i];
        SyntaxWarning *to = syntax_warning_add(self, moved->line, FORMAT("%s", moved->message));
        to->column = moved->column;
        to->end_line = moved->end_line;
        to->end_column = moved->end_column;
        to->has_text = moved->has_text;
    }
    syntax_warnings_free(from);
}

void
syntax_warnings_free(SyntaxWarnings *self)
{
    for (uint32_t i = 0; i < self->count; i++) {
        host_free(self->items[i].message);
    }
    host_free(self->items);
    *self = (SyntaxWarnings){0};
}
