// How repr and ascii write text.
#include "types/str_internal.h"
#include "types/bytes.h"
#include "types/unicode.h"

static const char hex_digits[] = "0123456789abcdef";

static void
add_hex(Buffer *out, char letter, uint32_t value, int digits)
{
    buffer_append_char(out, '\\');
    buffer_append_char(out, letter);
    while (digits-- > 0) {
        buffer_append_char(out, hex_digits[value >> 4 * digits & 15]);
    }
}

// The letter of a short escape, or 0.
static char
short_escape(uint32_t c)
{
    switch (c) {
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    case '\\':
        return '\\';
    default:
        return 0;
    }
}

void
str_write_repr(const Object *op, bool ascii, Buffer *out)
{
    Text text = text_of(op);
    char quote =
        text_find_char(&text, '\'', 0, text.length, 1) >= 0 && text_find_char(&text, '"', 0, text.length, 1) < 0
            ? '"'
            : '\'';
    buffer_append_char(out, quote);
    int64_t plain = 0; // start of the run of ASCII characters that are written as they are
    for (int64_t i = 0; i <= text.length; i++) {
        uint32_t c = i < text.length ? text_at(&text, i) : 0;
        if (i < text.length && c >= ' ' && c < 0x7f && c != '\\' && c != (uint32_t)quote) {
            continue;
        }
        if (text.kind == 1) {
            buffer_append(out, (const char *)text.data + plain, (size_t)(i - plain));
        } else {
            for (; plain < i; plain++) {
                buffer_append_char(out, (char)text_at(&text, plain));
            }
        }
        plain = i + 1;
        if (i == text.length) {
            break;
        }
        char letter = c == (uint32_t)quote ? quote : short_escape(c);
        if (letter != 0) {
            buffer_append_char(out, '\\');
            buffer_append_char(out, letter);
        } else if (c >= 0x80 && !ascii && unicode_is(c, UNICODE_PRINTABLE)) {
            buffer_append_code_point(out, c);
        } else if (c < 0x100) {
            add_hex(out, 'x', c, 2);
        } else if (c < 0x10000) {
            add_hex(out, 'u', c, 4);
        } else {
            add_hex(out, 'U', c, 8);
        }
    }
    buffer_append_char(out, quote);
}

void
bytes_write_repr(const char *data, int64_t length, Buffer *out)
{
    bool has_single = memchr(data, '\'', (size_t)length) != NULL,
         has_double = memchr(data, '"', (size_t)length) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    buffer_append_char(out, 'b');
    buffer_append_char(out, quote);
    for (int64_t i = 0; i < length; i++) {
        uint8_t c = (uint8_t)data[i];
        char letter = c == (uint8_t)quote ? quote : short_escape(c);
        if (letter != 0) {
            buffer_append_char(out, '\\');
            buffer_append_char(out, letter);
        } else if (c >= ' ' && c < 0x7f) {
            buffer_append_char(out, (char)c);
        } else {
            add_hex(out, 'x', c, 2);
        }
    }
    buffer_append_char(out, quote);
}
