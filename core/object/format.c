// The format directives of raise and str_format: printf's, and %R %S %A %U %T for Python values.
#include "object/protocol.h"
#include "object/temporaries.h"
#include "object/text.h"
#include <stdio.h>
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

// Reads one printf conversion at `p` (behind the %) into `piece`; returns its end. `longs` counts l and z as their width.
static const char *
read_conversion(const char *p, char piece[32], int *longs, int *stars)
{
    size_t n = 0;
    piece[n++] = '%';
    *longs = *stars = 0;
    while (*p != '\0' && strchr("0123456789.-+ #*lz", *p) != NULL && n < 28) {
        *longs += *p == 'l';
        *stars += *p == '*';
        if (*p == 'z') {
            *longs = -1;
        }
        piece[n++] = *p++;
    }
    piece[n++] = *p;
    piece[n] = '\0';
    return *p == '\0' ? p : p + 1;
}

int
format_text(Buffer *out, const char *format, va_list arguments)
{
    // A va_list passed on to a helper is unspecified afterwards, so every directive is read here.
    for (const char *p = format; *p != '\0';) {
        const char *percent = strchr(p, '%');
        if (percent == NULL) {
            buffer_append_text(out, p);
            break;
        }
        buffer_append(out, p, (size_t)(percent - p));
        char piece[32];
        int longs, stars;
        p = read_conversion(percent + 1, piece, &longs, &stars);
        int width = stars > 0 ? va_arg(arguments, int) : 0;
        char kind = piece[strlen(piece) - 1];
        switch (kind) {
        case '%':
            buffer_append_char(out, '%');
            break;
        case 'R':
            if (add_converted(out, object_repr(va_arg(arguments, Object *))) < 0) {
                return -1;
            }
            break;
        case 'S':
            if (add_converted(out, object_str(va_arg(arguments, Object *))) < 0) {
                return -1;
            }
            break;
        case 'A':
            if (add_converted(out, object_ascii(va_arg(arguments, Object *))) < 0) {
                return -1;
            }
            break;
        case 'U':
            str_append_utf8(va_arg(arguments, Object *), out);
            break;
        case 'T':
            buffer_append_text(out, va_arg(arguments, Object *)->type->name);
            break;
        case 's': {
            const char *text = va_arg(arguments, const char *);
            if (stars > 0) {
                buffer_append_format(out, piece, width, text);
            } else {
                buffer_append_format(out, piece, text);
            }
            break;
        }
        case 'c':
            buffer_append_code_point(out, (uint32_t)va_arg(arguments, int));
            break;
        case 'd':
        case 'i':
        case 'u':
        case 'x':
        case 'X':
        case 'o':
            if (longs == 2) {
                buffer_append_format(out, piece, va_arg(arguments, long long));
            } else if (longs == 1) {
                buffer_append_format(out, piece, va_arg(arguments, long));
            } else if (longs == -1) {
                buffer_append_format(out, piece, va_arg(arguments, size_t));
            } else if (stars > 0) {
                buffer_append_format(out, piece, width, va_arg(arguments, int));
            } else {
                buffer_append_format(out, piece, va_arg(arguments, int));
            }
            break;
        case 'g':
        case 'f':
        case 'e':
            buffer_append_format(out, piece, va_arg(arguments, double));
            break;
        default:
            panic("unknown directive %s in \"%s\"", piece, format);
        }
    }
    return 0;
}
