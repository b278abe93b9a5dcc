// Bytes of a file -> text in UTF-8 with plain newlines: byte-order mark, encoding declaration, unreadable
// lines.
#include "lang/lexer_internal.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include <string.h>

typedef enum { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_ASCII, ENCODING_OTHER } Encoding;

static size_t
line_length(const char *at, const char *end)
{
    const char *p = at;
    while (p < end && *p != '\n' && *p != '\r') {
        p++;
    }
    return (size_t)(p - at);
}

static bool
is_encoding_char(char c)
{
    return (lexer_is_name_char(c) && (signed char)c >= 0) || c == '-' || c == '.';
}

// `# -*- coding: name -*-` in a line that holds only a comment.
static bool
find_declaration(const char *line, size_t length, char name[64], bool *is_blank)
{
    const char *end = line + length;
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) {
        line++;
    }
    *is_blank = line == end || *line == '#';
    if (line == end || *line != '#') {
        return false;
    }
    for (; end - line > 7; line++) {
        if (memcmp(line, "coding", 6) != 0 || (line[6] != ':' && line[6] != '=')) {
            continue;
        }
        const char *at = line + 7;
        while (at < end && (*at == ' ' || *at == '\t')) {
            at++;
        }
        size_t size = 0;
        for (; at < end && is_encoding_char(*at) && size < 63; at++) {
            name[size++] = *at;
        }
        name[size] = '\0';
        if (size > 0) {
            return true;
        }
    }
    return false;
}

static Encoding
encoding_of(char name[64])
{
    char plain[64];
    size_t length = 0;
    for (; name[length] != '\0'; length++) {
        char c = name[length];
        plain[length] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    plain[length] = '\0';
    static const struct {
        const char *name;
        Encoding encoding;
        const char *normal;
    } known[] = {
        {"utf-8", ENCODING_UTF8, "utf-8"},          {"utf8", ENCODING_UTF8, "utf-8"},
        {"latin-1", ENCODING_LATIN1, "iso-8859-1"}, {"iso-8859-1", ENCODING_LATIN1, "iso-8859-1"},
        {"latin1", ENCODING_LATIN1, "iso-8859-1"},  {"iso-latin-1", ENCODING_LATIN1, "iso-8859-1"},
        {"ascii", ENCODING_ASCII, "ascii"},         {"us-ascii", ENCODING_ASCII, "us-ascii"},
    };
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        size_t size = strlen(known[i].name);
        if (strncmp(plain, known[i].name, size) == 0 && (plain[size] == '\0' || plain[size] == '-')) {
            strcpy(name, known[i].normal);
            return known[i].encoding;
        }
    }
    return ENCODING_OTHER;
}

static Encoding
declared_encoding(const char *bytes, const char *end, char name[64])
{
    bool is_blank = true;
    const char *line = bytes;
    for (int i = 0; i < 2 && is_blank && line < end; i++) {
        size_t length = line_length(line, end);
        if (find_declaration(line, length, name, &is_blank)) {
            return encoding_of(name);
        }
        line += length;
        line += line < end && *line == '\r' && line + 1 < end && line[1] == '\n';
        line += line < end;
    }
    return ENCODING_UTF8;
}

// Appends a line of UTF-8; returns the first byte that is wrong, or NULL.
static const char *
append_utf8(Buffer *text, const char *at, size_t length)
{
    const char *end = at + length, *from = at;
    while (at < end) {
        if ((signed char)*at > 0) {
            at++;
        } else if (*at == '\0' || utf8_next(&at, end, false) < 0) {
            return at;
        }
    }
    buffer_append(text, from, length);
    return NULL;
}

static const char *
append_latin1(Buffer *text, const char *at, size_t length)
{
    for (const char *end = at + length; at < end; at++) {
        if (*at == '\0') {
            return at;
        }
        buffer_append_code_point(text, (unsigned char)*at);
    }
    return NULL;
}

static void
append_lines(Lexer *lexer, Buffer *text, const char *at, const char *end, Encoding encoding, bool ends_lines)
{
    Buffer message = {0}, shown = {0};
    buffer_append(&shown, "", 0);
    for (int number = 1; at < end; number++) {
        size_t length = line_length(at, end), before = text->length;
        const char *wrong =
            encoding == ENCODING_LATIN1 ? append_latin1(text, at, length) : append_utf8(text, at, length);
        if (wrong != NULL) {
            text->length = before;
            if (*wrong == '\0') {
                buffer_append_text(&message, "source code cannot contain null bytes");
                buffer_append(&shown, at, (size_t)(wrong - at));
                lexer->unreadable_line = shown.data;
                shown = (Buffer){0};
                lexer->unreadable_number = number;
            } else {
                buffer_append_format(
                    &message,
                    "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, "
                    "but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                    (unsigned char)*wrong, lexer->filename, number);
            }
            lexer->unreadable = message.data;
            break;
        }
        at += length;
        if (at < end || ends_lines) {
            buffer_append_char(text, '\n');
        }
        at += at < end && *at == '\r' && at + 1 < end && at[1] == '\n';
        at += at < end;
    }
    buffer_free(&shown);
}

static bool
has_high_byte(const char *at, const char *end)
{
    for (; at < end; at++) {
        if ((signed char)*at < 0) {
            return true;
        }
    }
    return false;
}

void
lexer_read(Source *self, const char *bytes, size_t length, const char *filename, bool is_file,
            bool ends_lines)
{
    *self = (Source){0};
    const char *end = bytes + length;
    bool has_mark = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
    bytes += has_mark ? 3 : 0;
    char name[64];
    Encoding encoding = is_file ? declared_encoding(bytes, end, name) : ENCODING_UTF8;
    Lexer *lexer = host_alloc_zeroed(sizeof *lexer);
    lexer->out = self;
    lexer->filename = filename;
    Buffer text = {0}, problem = {0};
    buffer_append(&text, "", 0);
    if (encoding != ENCODING_UTF8 && has_mark) {
        buffer_append_format(&problem, "encoding problem: %s with BOM", name);
    } else if (encoding == ENCODING_OTHER || (encoding == ENCODING_ASCII && has_high_byte(bytes, end))) {
        buffer_append_format(&problem, "encoding problem: %s", name);
    } else if (!is_file && memchr(bytes, '\0', (size_t)(end - bytes)) != NULL) {
        buffer_append_text(&problem, "source code string cannot contain null bytes");
    } else {
        append_lines(lexer, &text, bytes, end, encoding, ends_lines);
    }
    if (problem.data != NULL) {
        lexer->unreadable = problem.data;
    }
    self->text = text.data;
    self->length = (uint32_t)text.length;
    lexer->text = self->text;
    lexer->length = self->length;
    self->text[self->length] = '\0';
    lexer_run(lexer);
    host_free(lexer->unreadable);
    host_free(lexer->unreadable_line);
    host_free(lexer);
}

void
lexer_free(Source *self)
{
    host_free(self->text);
    host_free(self->tokens);
    syntax_error_free(&self->error);
    syntax_warnings_free(&self->warnings);
    *self = (Source){0};
}
