// Numeric literals.
#include "lang/lexer_internal.h"
#include <string.h>

static bool
is_hex_digit(char c)
{
    return lexer_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool
is_octal_digit(char c)
{
    return c >= '0' && c <= '7';
}

static bool
is_binary_digit(char c)
{
    return c == '0' || c == '1';
}

static bool
starts_with_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 && !lexer_is_name_char(text[length]);
}

// A number may be followed at once by a keyword (`1if x else y`), but not by another name.
static bool
check_end(Lexer *self, const char *kind)
{
    const char *at = self->text + self->cur;
    bool keyword = starts_with_word(at, "and") || starts_with_word(at, "else") ||
                   starts_with_word(at, "for") || starts_with_word(at, "or") || starts_with_word(at, "not") ||
                   (at[0] == 'i' && (at[1] == 'f' || at[1] == 'n' || at[1] == 's'));
    if (!keyword && lexer_is_name_char(*at) && (signed char)*at >= 0) {
        lexer_fail(self, "invalid %s literal", kind);
        return false;
    }
    if (keyword) {
        SyntaxWarning *warning =
            syntax_warning_add(&self->out->warnings, (uint32_t)self->line, FORMAT("invalid %s literal", kind));
        warning->column = warning->end_column = (int)(self->cur - self->line_start);
        warning->end_line = self->line;
        warning->has_text = true;
    }
    return true;
}

// Behind 0x, 0o or 0b.
static bool
radix_digits(Lexer *self, bool (*is_digit)(char), const char *kind)
{
    const char *text = self->text;
    do {
        if (text[self->cur] == '_') {
            self->cur++;
        }
        bool none = true;
        for (; is_digit(text[self->cur]); self->cur++) {
            none = false;
        }
        if (lexer_is_digit(text[self->cur])) {
            char c = text[self->cur++];
            lexer_fail(self, "invalid digit '%c' in %s literal", c, kind);
            return false;
        }
        if (none) {
            lexer_fail(self, "invalid %s literal", kind);
            return false;
        }
    } while (text[self->cur] == '_');
    return check_end(self, kind);
}

static bool
decimal_digits(Lexer *self)
{
    const char *text = self->text;
    for (;;) {
        while (lexer_is_digit(text[self->cur])) {
            self->cur++;
        }
        if (text[self->cur] != '_') {
            return true;
        }
        self->cur++;
        if (!lexer_is_digit(text[self->cur])) {
            lexer_fail(self, "invalid decimal literal");
            return false;
        }
    }
}

// Fraction, exponent and imaginary mark behind the digits of the whole part.
static bool
decimal_rest(Lexer *self)
{
    const char *text = self->text;
    if (text[self->cur] == '.') {
        self->cur++;
        if (lexer_is_digit(text[self->cur]) && !decimal_digits(self)) {
            return false;
        }
    }
    if ((text[self->cur] | 0x20) == 'e') {
        bool is_signed = text[self->cur + 1] == '+' || text[self->cur + 1] == '-';
        if (lexer_is_digit(text[self->cur + 1 + is_signed])) {
            self->cur += 1 + is_signed;
            if (!decimal_digits(self)) {
                return false;
            }
        } else if (is_signed) {
            self->cur += 2;
            lexer_fail(self, "invalid decimal literal");
            return false;
        }
    }
    if ((text[self->cur] | 0x20) == 'j') {
        self->cur++;
        return check_end(self, "imaginary");
    }
    return check_end(self, "decimal");
}

static bool
lex_zero(Lexer *self)
{
    const char *text = self->text;
    char kind = text[self->cur + 1] | 0x20;
    if (kind == 'x' || kind == 'o' || kind == 'b') {
        self->cur += 2;
        return kind == 'x'   ? radix_digits(self, is_hex_digit, "hexadecimal")
               : kind == 'o' ? radix_digits(self, is_octal_digit, "octal")
                             : radix_digits(self, is_binary_digit, "binary");
    }
    while (text[self->cur] == '0' || (text[self->cur] == '_' && lexer_is_digit(text[self->cur + 1]))) {
        self->cur++;
    }
    if (text[self->cur] == '_') {
        self->cur++;
        lexer_fail(self, "invalid decimal literal");
        return false;
    }
    uint32_t zeros_end = self->cur + 1;
    bool has_value = lexer_is_digit(text[self->cur]);
    if (!decimal_digits(self)) {
        return false;
    }
    char next = text[self->cur] | 0x20;
    if (has_value && text[self->cur] != '.' && next != 'e' && next != 'j') {
        lexer_fail_range(self, self->start + 1 - self->line_start, zeros_end - self->line_start,
                         "leading zeros in decimal integer literals are not permitted; "
                         "use an 0o prefix for octal integers");
        return false;
    }
    return decimal_rest(self);
}

void
lexer_number(Lexer *self)
{
    bool ok = self->text[self->cur] == '0' ? lex_zero(self) : decimal_digits(self) && decimal_rest(self);
    if (ok) {
        lexer_push(self, TOKEN_NUMBER, self->cur);
    }
}
