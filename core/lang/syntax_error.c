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
