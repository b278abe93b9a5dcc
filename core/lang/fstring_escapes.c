// Escape sequences.
#include "lang/fstring.h"
#include "object/profile.h"
#include <string.h>

static int
hex_value(char c)
{
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

// What a backslash and one letter stand for, or -1.
static int
simple_escape(char c)
{
    switch (c) {
    case '\\':
    case '\'':
    case '"':
        return c;
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return -1;
    }
}

static uint32_t
octal_escape(const char **at, const char *end)
{
    uint32_t value = 0;
    for (int i = 0; i < 3 && *at < end && **at >= '0' && **at <= '7'; i++) {
        value = value * 8 + (uint32_t)(*(*at)++ - '0');
    }
    return value;
}

// CPython's decoder sees every character beyond ASCII as an escape of ten bytes; positions count those.
static int
decoder_position(const char *body, const char *at)
{
    int position = 0;
    for (; body < at; body++) {
        unsigned char c = (unsigned char)*body;
        position += c < 0x80 ? 1 : c >= 0xc0 ? 10 : 0;
    }
    return position;
}

static bool
fail_escape(Parser *p, const char *body, const char *from, const char *to, const Span *at, const char *reason)
{
    static const char *format =
        "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s";
    int first = decoder_position(body, from), last = decoder_position(body, to) - 1;
    if (at != NULL) {
        fail_span(p, at, format, first, last, reason);
    } else {
        peek(p);
        fail_here(p, SYNTAX_ERROR, format, first, last, reason);
    }
    return false;
}

// \xXX, \uXXXX and \UXXXXXXXX; *at stands on the letter.
static bool
hex_escape(Parser *p, Buffer *out, const char *body, const char **at, const char *end, const Span *span)
{
    const char *from = *at - 1;
    char letter = *(*at)++;
    int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t value = 0;
    for (int i = 0; i < digits; i++, (*at)++) {
        int digit = *at < end ? hex_value(**at) : -1;
        if (digit < 0) {
            return fail_escape(p, body, from, *at, span,
                               letter == 'x'   ? "truncated \\xXX escape"
                               : letter == 'u' ? "truncated \\uXXXX escape"
                                               : "truncated \\UXXXXXXXX escape");
        }
        value = value * 16 + (uint32_t)digit;
    }
    if (value > 0x10ffff) {
        return fail_escape(p, body, from, *at, span, "illegal Unicode character");
    }
    buffer_append_code_point(out, value);
    return true;
}

// \N{name}; `at` stands on the letter.
static bool
name_escape(Parser *p, const char *body, const char *at, const char *end, const Span *span)
{
    const char *name = at + 2, *closing = name;
    while (closing < end && *closing != '}') {
        closing++;
    }
    if (at + 1 >= end || at[1] != '{' || closing >= end || closing == name) {
        const char *to = at + 1 < end && at[1] == '{' ? closing : at + 1;
        return fail_escape(p, body, at - 1, to, span, "malformed \\N character escape");
    }
    Span here = span != NULL ? *span : *token_span(p, p->at - 1);
    fail_lacking(p, &here, "names of characters (\\N{...}); write \\u... instead");
    return false;
}

// About the literal that is being read.
static void
warn_of_literal(Parser *p, const char *format, const char *at)
{
    SyntaxWarning *warning = syntax_warning_add(&p->tree->warnings, p->warning_line, FORMAT(format, at, at));
    const Token *token = token_at(p, p->at - 1);
    warning->column = token->column + 1;
    warning->end_line = token->end_line;
    warning->end_column = token->end_column + 1;
    warning->has_text = true;
}

// Only the first escape of a literal that means nothing is worth a warning; `at` is behind the backslash.
static void
warn_of_escape(Parser *p, const char *at, const char *end)
{
    if (p->warning_line != 0 && p->at > p->warned_literal && at < end && (signed char)*at > 0) {
        warn_of_literal(p, wording(WORDING_UNKNOWN_ESCAPE), at);
        p->warned_literal = p->at;
    }
}

static void
warn_of_octal(Parser *p, const char *at, const char *end)
{
    if (p->warning_line != 0 && p->at > p->warned_literal && end - at > 2 && *at >= '4' && *at <= '7' &&
        at[1] >= '0' && at[1] <= '7' && at[2] >= '0' && at[2] <= '7') {
        warn_of_literal(p, "invalid octal escape sequence '\\%.3s'", at);
        p->warned_literal = p->at;
    }
}

bool
decode_string_body(Parser *p, Buffer *out, const char *body, size_t length, bool is_raw, const Span *span)
{
    const char *at = body, *end = body + length;
    while (at < end) {
        const char *backslash = is_raw ? NULL : memchr(at, '\\', (size_t)(end - at));
        if (backslash == NULL || backslash + 1 == end) {
            buffer_append(out, at, (size_t)(end - at));
            return true;
        }
        buffer_append(out, at, (size_t)(backslash - at));
        at = backslash + 1;
        char c = *at;
        int simple = simple_escape(c);
        if (c == '\n') {
            at++;
        } else if (simple >= 0) {
            buffer_append_char(out, (char)simple);
            at++;
        } else if (c >= '0' && c <= '7') {
            warn_of_octal(p, at, end);
            buffer_append_code_point(out, octal_escape(&at, end));
        } else if (c == 'x' || c == 'u' || c == 'U') {
            if (!hex_escape(p, out, body, &at, end, span)) {
                return false;
            }
        } else if (c == 'N') {
            return name_escape(p, body, at, end, span);
        } else {
            warn_of_escape(p, at, end);
            buffer_append_char(out, '\\');
        }
    }
    return true;
}

bool
decode_bytes_body(Parser *p, Buffer *out, const char *body, size_t length, bool is_raw, const Span *span)
{
    const char *at = body, *end = body + length;
    for (const char *c = at; c < end; c++) {
        if ((signed char)*c < 0) {
            fail_span(p, span, "bytes can only contain ASCII literal characters");
            return false;
        }
    }
    while (at < end) {
        if (is_raw || *at != '\\' || at + 1 == end) {
            buffer_append_char(out, *at++);
            continue;
        }
        const char *from = at++;
        int simple = simple_escape(*at);
        if (*at == '\n') {
            at++;
        } else if (simple >= 0) {
            buffer_append_char(out, (char)simple);
            at++;
        } else if (*at >= '0' && *at <= '7') {
            warn_of_octal(p, at, end);
            buffer_append_char(out, (char)octal_escape(&at, end));
        } else if (*at == 'x') {
            int high = end - at > 2 ? hex_value(at[1]) : -1, low = end - at > 2 ? hex_value(at[2]) : -1;
            if (high < 0 || low < 0) {
                fail_span(p, span, "(value error) invalid \\x escape at position %d", (int)(from - body));
                return false;
            }
            buffer_append_char(out, (char)(high * 16 + low));
            at += 3;
        } else {
            warn_of_escape(p, at, end);
            buffer_append_char(out, '\\');
        }
    }
    return true;
}
