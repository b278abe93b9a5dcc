// Warnings from C code: warnings.warn(message, category) for the line that runs, and what the compiler warns of.
#include "base/buffer.h"
#include "lang/source.h"
#include "library/library_internal.h"
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include "types/held.h"

int
warn_words(ExceptionKind category, const char *format, const Word *words)
{
    Object *message = str_format_words(format, words);
    if (message == NULL) {
        return -1;
    }
    hold(message);
    Object *function = library_find_function("warnings", "warn");
    Object *result = NULL;
    if (function != NULL) {
        hold(function);
        Slot args[2] = {{message}, {(Object *)exception_types[category]}};
        result = object_call(function, args, 2, NULL);
        drop_held(1);
    }
    drop_held(1);
    xdecref(result);
    return result == NULL ? -1 : 0;
}

void
library_print_warnings(const SyntaxWarnings *warnings, const char *filename)
{
    for (uint32_t i = 0; i < warnings->count; i++) {
        Buffer text = {0};
        const SyntaxWarning *warning = &warnings->items[i];
        buffer_append_format(&text, "%s:%u: SyntaxWarning: %s\n", filename, warning->line, warning->message);
        size_t length;
        const char *line = source_line(filename, warning->line, &length);
        while (line != NULL && length > 0 && (*line == ' ' || *line == '\t')) {
            line++;
            length--;
        }
        if (line != NULL && length > 0) {
            buffer_append_text(&text, "  ");
            buffer_append(&text, line, length);
            buffer_append_char(&text, '\n');
        }
        library_write_error(text.data, text.length);
        buffer_free(&text);
    }
}
