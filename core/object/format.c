// The format directives of raise and str_format: those of buffers, and %R %S %A %U %T for Python values.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include <string.h>

static int
add_converted(Buffer *out, Object *text)
{
    if (text == NULL) {
        return -1;
    }
    str_append_utf8(text, out);
    decref(text);
    return 0;
}

int
format_text(Buffer *out, const char *format, const Word *arguments)
{
    Word words[FORMAT_WORDS] = {0};  // a %R may run anything
    if (arguments != NULL) {
        memcpy(words, arguments, sizeof words);
    }
    for (arguments = words;;) {
        size_t plain = strcspn(format, "%");
        buffer_append(out, format, plain);
        format += plain;
        if (*format == '\0') {
            return 0;
        }
        FormatDirective directive;
        format = directive_read(format + 1, &arguments, &directive);
        Word word = directive.kind == '%' ? 0 : *arguments++;
        Object *op = (Object *)(uintptr_t)word;
        int result = 0;
        switch (directive.kind) {
        case 'R':
            result = add_converted(out, object_repr(op));
            break;
        case 'S':
            result = add_converted(out, object_str(op));
            break;
        case 'A':
            result = add_converted(out, object_ascii(op));
            break;
        case 'U':
            str_append_utf8(op, out);
            break;
        case 'T':
            buffer_append_text(out, op->type->name);
            break;
        default:
            directive_append(directive, word, out);
        }
        if (result < 0) {
            return -1;
        }
    }
}
