#include "lang/lexer.h"
#include "lang/lexer_internal.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "types/unicode.h"
#include <string.h>

enum { TAB_SIZE = 8 };

// --- what is wrong ---------------------------------------------------------------------------------------

uint32_t
lexer_line_start(const Source *self, int line)
{
    const char *at = self->text;
    for (int i = 1; i < line; i++) {
        const char *newline = memchr(at, '\n', self->length - (size_t)(at - self->text));
        if (newline == NULL || newline + 1 >= self->text + self->length) {
            break;
        }
        at = newline + 1;
    }
    return (uint32_t)(at - self->text);
}

static int
count_code_points(const char *text, size_t length)
{
    int count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count;
}

static char *
line_text(const Lexer *self, uint32_t start)
{
    const char *text = self->text + start;
    const char *newline = memchr(text, '\n', self->length - start);
    Buffer line = {0};
    buffer_append(&line, text, newline != NULL ? (size_t)(newline - text) + 1 : self->length - start);
    return line.data;
}

// Ends the tokens with TOKEN_ERROR; the caller has formatted the message and still owes the place.
static SyntaxError *
stop(Lexer *self, bool is_late)
{
    Source *out = self->out;
    lexer_push(self, TOKEN_ERROR, self->cur);
    // Inside of an f-string, what the parser finds first is nearer to the mistake.
    out->error_is_late = is_late || self->fstring_count > 0;
    out->error_in_fstring = self->fstring_count > 0;
    self->stopped = true;
    SyntaxError *error = &out->error;
    error->line = error->end_line = self->line;
    error->text = line_text(self, self->line_start);
    if (!is_late) {
        error->text[strcspn(error->text, "\n")] = '\0'; // as CPython has it
    }
    return error;
}

void
lexer_fail_words(Lexer *self, const char *format, const Word *words)
{
    Buffer message = {0};
    buffer_append_words(&message, format, words);
    syntax_error_set(&self->out->error, SYNTAX_ERROR, self->filename, message.data);
    buffer_free(&message);
    SyntaxError *error = stop(self, false);
    error->column = error->end_column =
        count_code_points(self->text + self->line_start, self->cur - self->line_start);
}

void
lexer_fail_range(Lexer *self, uint32_t column, uint32_t end_column, const char *message)
{
    lexer_fail(self, "%s", message);
    self->out->error.column = (int)column; // in bytes, as CPython 3.13 has it
    self->out->error.end_column = (int)end_column;
}

static void
fail_late(Lexer *self, SyntaxErrorKind kind, int column, int end_column, const char *message)
{
    syntax_error_set(&self->out->error, kind, self->filename, message);
    SyntaxError *error = stop(self, true);
    error->column = column;
    error->end_column = end_column;
}

static uint32_t
end_of_line(const Lexer *self)
{
    const char *newline = memchr(self->text + self->cur, '\n', self->length - self->cur);
    return newline != NULL ? (uint32_t)(newline - self->text) + 1 : self->length;
}

static int
columns_of_line(const Lexer *self)
{
    return count_code_points(self->text + self->line_start, end_of_line(self) - self->line_start);
}

// The text ends before a line that cannot be read, or a bracket is open, or all is well.
void
lexer_end_of_source(Lexer *self)
{
    if (self->unreadable != NULL) {
        Source *out = self->out;
        syntax_error_set(&out->error, SYNTAX_ERROR, self->filename, self->unreadable);
        lexer_push(self, TOKEN_ERROR, self->cur);
        self->stopped = true;
        if (self->unreadable_line != NULL) {
            out->error.line = out->error.end_line = self->unreadable_number;
            out->error.column = out->error.end_column = 0;
            Buffer text = {0};
            buffer_append_text(&text, self->unreadable_line);
            buffer_append(&text, "", 0);
            out->error.text = text.data;
        }
        return;
    }
    if (self->level > 0) {
        const Bracket *open = &self->brackets[self->level - 1];
        char message[] = "'(' was never closed";
        message[1] = open->bracket;
        syntax_error_set(&self->out->error, SYNTAX_ERROR, self->filename, message);
        SyntaxError *error = stop(self, true);
        host_free(error->text);
        error->text = line_text(self, lexer_line_start(self->out, open->line));
        if (open->line < self->line) {
            error->text[strcspn(error->text, "\n")] = '\0';
        }
        error->line = error->end_line = open->line;
        error->column = count_code_points(error->text, (size_t)open->column) + 1;
        error->end_column = 0;
        return;
    }
    const Source *out = self->out;
    TokenKind last = out->count > 0 ? (TokenKind)out->tokens[out->count - 1].kind : TOKEN_NEWLINE;
    if (last != TOKEN_NEWLINE && last != TOKEN_INDENT && last != TOKEN_DEDENT) {
        // The last line has no newline: the token that ends it stands nowhere.
        lexer_push(self, TOKEN_NEWLINE, self->cur);
        out->tokens[out->count - 1].column = -1;
        self->at_line_start = true;
        return;
    }
    self->done = true;
}

// --- tokens ----------------------------------------------------------------------------------------------

void
lexer_push(Lexer *self, TokenKind kind, uint32_t end)
{
    Source *out = self->out;
    if (out->count == self->capacity) {
        self->capacity = self->capacity ? self->capacity * 2 : 256;
        out->tokens = host_realloc(out->tokens, self->capacity * sizeof *out->tokens);
    }
    bool has_text = kind != TOKEN_INDENT && kind != TOKEN_DEDENT && kind != TOKEN_END && kind != TOKEN_ERROR;
    out->tokens[out->count++] = (Token){
        .kind = (uint8_t)kind,
        .level = (uint8_t)self->level,
        .start = has_text ? self->start : self->cur,
        .end = end,
        .line = has_text ? self->start_line : self->line,
        .column = has_text ? (int)(self->start - self->start_line_start) : -1,
        .end_line = self->line,
        .end_column = (int)(end - self->line_start),
    };
}

void
lexer_begin_token(Lexer *self)
{
    self->start = self->cur;
    self->start_line = self->line;
    self->start_line_start = self->line_start;
}

// Behind a backslash: only a newline may follow, and something must follow that.
static bool
continue_line(Lexer *self)
{
    if (self->text[self->cur] != '\n') {
        int column = count_code_points(self->text + self->line_start, self->cur - self->line_start);
        column += !lexer_at_end(self);
        if (lexer_at_end(self) && self->unreadable != NULL) {
            lexer_end_of_source(self);
        } else {
            fail_late(self, SYNTAX_ERROR, column, 0,
                      "unexpected character after line continuation character");
        }
        return false;
    }
    lexer_advance(self);
    if (lexer_at_end(self)) {
        if (self->unreadable != NULL || self->level > 0) {
            lexer_end_of_source(self);
        } else {
            int column = count_code_points(self->text + self->line_start, self->cur - self->line_start);
            fail_late(self, SYNTAX_ERROR, column, -1, "unexpected EOF while parsing");
        }
        return false;
    }
    return true;
}

static void
indentation_changes(Lexer *self, int column, int alternative)
{
    Indent *top = &self->indents[self->indent];
    bool consistent = true;
    if (column == top->column) {
        consistent = alternative == top->alternative;
    } else if (column > top->column) {
        if (self->indent + 1 >= MAX_INDENTS) {
            fail_late(self, INDENTATION_ERROR, 1, 0, "too many levels of indentation");
            return;
        }
        consistent = alternative > top->alternative;
        if (consistent) {
            self->indents[++self->indent] = (Indent){column, alternative};
            lexer_push(self, TOKEN_INDENT, self->cur);
        }
    } else {
        int dedents = 0;
        while (self->indent > 0 && column < self->indents[self->indent].column) {
            self->indent--;
            dedents++;
        }
        if (column != self->indents[self->indent].column) {
            fail_late(self, INDENTATION_ERROR, columns_of_line(self), -1,
                      "unindent does not match any outer indentation level");
            return;
        }
        consistent = alternative == self->indents[self->indent].alternative;
        while (consistent && dedents-- > 0) {
            lexer_push(self, TOKEN_DEDENT, self->cur);
        }
    }
    if (!consistent) {
        fail_late(self, TAB_ERROR, 1, 0, "inconsistent use of tabs and spaces in indentation");
    }
}

// At the beginning of a line outside of brackets: measures it. Blank lines and comments count for nothing.
static void
begin_line(Lexer *self)
{
    self->at_line_start = false;
    int column = 0, alternative = 0, continued = 0;
    for (;;) {
        char c = self->text[self->cur];
        if (c == ' ') {
            column++;
            alternative++;
        } else if (c == '\t') {
            column = (column / TAB_SIZE + 1) * TAB_SIZE;
            alternative++;
        } else if (c == '\f') {
            column = alternative = 0;
        } else if (c == '\\') {
            // The indentation before the first backslash is the line's.
            continued = continued ? continued : column;
            self->cur++;
            if (!continue_line(self)) {
                return;
            }
            continue;
        } else {
            break;
        }
        self->cur++;
    }
    char c = self->text[self->cur];
    if (c == '#' || c == '\n') {
        self->is_blank = true;
        return;
    }
    if (lexer_at_end(self)) {
        if (self->unreadable != NULL) {
            return;
        }
    } else if (continued) {
        column = alternative = continued;
    }
    indentation_changes(self, column, alternative);
}

// --- names -----------------------------------------------------------------------------------------------

static const struct {
    const char *word;
    TokenKind kind;
} keywords[] = {
#define KEYWORD(name, word) {word, TOKEN_##name},
    KEYWORDS(KEYWORD)
#undef KEYWORD
};

static TokenKind
keyword_kind(const char *text, size_t length)
{
    if (length < 2 || length > 8) {
        return TOKEN_NAME;
    }
    for (size_t i = 0; i < COUNT_OF(keywords); i++) {
        const char *word = keywords[i].word;
        if (word[0] == text[0] && strncmp(word, text, length) == 0 && word[length] == '\0') {
            return keywords[i].kind;
        }
    }
    return TOKEN_NAME;
}

static void
check_name(Lexer *self)
{
    const char *at = self->text + self->start, *end = self->text + self->cur;
    bool is_first = true;
    while (at < end) {
        uint32_t c = (uint32_t)utf8_next(&at, end, false);
        if (c >= 128 && !unicode_is(c, is_first ? UNICODE_ID_START : UNICODE_ID_CONTINUE)) {
            self->cur = (uint32_t)(at - self->text);
            if (unicode_is(c, UNICODE_PRINTABLE)) {
                char shown[5] = {0};
                utf8_put(shown, c);
                lexer_fail(self, "invalid character '%s' (U+%04X)", shown, (unsigned)c);
            } else {
                lexer_fail(self, "invalid non-printable character U+%04X", (unsigned)c);
            }
            return;
        }
        is_first = false;
    }
}

static void
lex_name(Lexer *self)
{
    const char *text = self->text;
    bool saw_b = false, saw_r = false, saw_u = false, saw_f = false;
    for (;;) {
        char c = text[self->cur] | 0x20;
        if (c == 'b' && !saw_b && !saw_u && !saw_f) {
            saw_b = true;
        } else if (c == 'u' && !saw_b && !saw_u && !saw_r && !saw_f) {
            saw_u = true;
        } else if (c == 'r' && !saw_r && !saw_u) {
            saw_r = true;
        } else if (c == 'f' && !saw_f && !saw_b && !saw_u) {
            saw_f = true;
        } else {
            break;
        }
        self->cur++;
        if (text[self->cur] == '"' || text[self->cur] == '\'') {
            if (saw_f) {
                lexer_begin_fstring(self, saw_r);
            } else {
                lexer_string(self);
            }
            return;
        }
    }
    bool is_ascii = true;
    while (lexer_is_name_char(text[self->cur])) {
        is_ascii &= (signed char)text[self->cur] >= 0;
        self->cur++;
    }
    if (!is_ascii) {
        check_name(self);
        if (self->stopped) {
            return;
        }
    }
    lexer_push(self, keyword_kind(text + self->start, self->cur - self->start), self->cur);
}

// --- punctuation -----------------------------------------------------------------------------------------

static void
open_bracket(Lexer *self, char c, FString *fstring)
{
    if (self->level >= MAX_BRACKETS) {
        self->cur++;
        lexer_fail(self, "too many nested parentheses");
        return;
    }
    self->brackets[self->level++] = (Bracket){c, self->line, (int)(self->cur - self->line_start)};
    if (fstring != NULL) {
        fstring->brace_depth++;
    }
}

static void
close_bracket(Lexer *self, char c, FString *fstring)
{
    self->cur++; // an error stands behind it
    if (fstring != NULL && fstring->brace_depth == 0 && c == '}') {
        lexer_fail(self, "f-string: single '}' is not allowed");
        return;
    }
    if (self->level == 0) {
        lexer_fail(self, "unmatched '%c'", c);
        return;
    }
    const Bracket *open = &self->brackets[--self->level];
    char expected = open->bracket == '(' ? ')' : open->bracket == '[' ? ']' : '}';
    if (c != expected) {
        if (fstring != NULL && open->bracket == '{' && fstring->brace_depth - 1 == fstring->field_depth) {
            lexer_fail(self, "f-string: unmatched '%c'", c);
        } else if (open->line != self->line) {
            lexer_fail(self, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
                       open->bracket, open->line);
        } else {
            lexer_fail(self, "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                       open->bracket);
        }
        return;
    }
    if (fstring != NULL) {
        if (--fstring->brace_depth < 0) {
            lexer_fail(self, "f-string: unmatched '%c'", c);
            return;
        }
        if (c == '}' && fstring->brace_depth == fstring->field_depth) {
            fstring->field_depth--;
            fstring->in_text = true;
            fstring->in_spec = false;
        }
    }
    self->cur--;
}

// The longest operator at `at`; its length goes into *size.
static TokenKind
operator_kind(const char *at, uint32_t *size)
{
#define ONE(kind) return *size = 1, kind
#define WITH_EQUAL(kind, equal) return at[1] == '=' ? (*size = 2, equal) : (*size = 1, kind)
#define DOUBLED(kind, equal)                                                                                 \
    if (at[1] == at[0]) {                                                                                    \
        return at[2] == '=' ? (*size = 3, equal) : (*size = 2, kind);                                        \
    }
    switch (at[0]) {
    case '(':
        ONE(TOKEN_LEFT_PAREN);
    case ')':
        ONE(TOKEN_RIGHT_PAREN);
    case '[':
        ONE(TOKEN_LEFT_BRACKET);
    case ']':
        ONE(TOKEN_RIGHT_BRACKET);
    case '{':
        ONE(TOKEN_LEFT_BRACE);
    case '}':
        ONE(TOKEN_RIGHT_BRACE);
    case ',':
        ONE(TOKEN_COMMA);
    case ';':
        ONE(TOKEN_SEMICOLON);
    case '~':
        ONE(TOKEN_TILDE);
    case ':':
        WITH_EQUAL(TOKEN_COLON, TOKEN_WALRUS);
    case '!':
        WITH_EQUAL(TOKEN_EXCLAMATION, TOKEN_NOT_EQUAL);
    case '=':
        WITH_EQUAL(TOKEN_EQUAL, TOKEN_EQUAL_EQUAL);
    case '+':
        WITH_EQUAL(TOKEN_PLUS, TOKEN_PLUS_EQUAL);
    case '&':
        WITH_EQUAL(TOKEN_AMPERSAND, TOKEN_AMPERSAND_EQUAL);
    case '@':
        WITH_EQUAL(TOKEN_AT, TOKEN_AT_EQUAL);
    case '%':
        WITH_EQUAL(TOKEN_PERCENT, TOKEN_PERCENT_EQUAL);
    case '|':
        WITH_EQUAL(TOKEN_BAR, TOKEN_BAR_EQUAL);
    case '^':
        WITH_EQUAL(TOKEN_CARET, TOKEN_CARET_EQUAL);
    case '-':
        if (at[1] == '>') {
            return *size = 2, TOKEN_ARROW;
        }
        WITH_EQUAL(TOKEN_MINUS, TOKEN_MINUS_EQUAL);
    case '*':
        DOUBLED(TOKEN_DOUBLE_STAR, TOKEN_DOUBLE_STAR_EQUAL);
        WITH_EQUAL(TOKEN_STAR, TOKEN_STAR_EQUAL);
    case '/':
        DOUBLED(TOKEN_DOUBLE_SLASH, TOKEN_DOUBLE_SLASH_EQUAL);
        WITH_EQUAL(TOKEN_SLASH, TOKEN_SLASH_EQUAL);
    case '<':
        if (at[1] == '>') {
            return *size = 2, TOKEN_UNKNOWN;
        }
        DOUBLED(TOKEN_LEFT_SHIFT, TOKEN_LEFT_SHIFT_EQUAL);
        WITH_EQUAL(TOKEN_LESS, TOKEN_LESS_EQUAL);
    case '>':
        DOUBLED(TOKEN_RIGHT_SHIFT, TOKEN_RIGHT_SHIFT_EQUAL);
        WITH_EQUAL(TOKEN_GREATER, TOKEN_GREATER_EQUAL);
    case '.':
        if (at[1] == '.' && at[2] == '.') {
            return *size = 3, TOKEN_ELLIPSIS;
        }
        ONE(TOKEN_DOT);
    default:
        ONE(TOKEN_UNKNOWN);
    }
#undef ONE
#undef WITH_EQUAL
#undef DOUBLED
}

static void
lex_punctuation(Lexer *self)
{
    FString *fstring = self->fstring_count > 0 ? &self->fstrings[self->fstring_count - 1] : NULL;
    char c = self->text[self->cur];
    uint32_t size;
    TokenKind kind = operator_kind(self->text + self->cur, &size);
    if (c == ':' && fstring != NULL && fstring->field_depth >= 0 &&
        fstring->brace_depth - 1 == fstring->field_depth) {
        // The colon of a field's format specification, also before `=`.
        kind = TOKEN_COLON;
        size = 1;
        fstring->in_text = fstring->in_spec = true;
    } else if (c == '(' || c == '[' || c == '{') {
        open_bracket(self, c, fstring);
    } else if (c == ')' || c == ']' || c == '}') {
        close_bracket(self, c, fstring);
    } else if (kind == TOKEN_UNKNOWN && (c < ' ' || c == 0x7f)) {
        self->cur++;
        lexer_fail(self, "invalid non-printable character U+%04X", (unsigned char)c);
    }
    if (!self->stopped) {
        self->cur += size;
        lexer_push(self, kind, self->cur);
    }
}

// --- the loop --------------------------------------------------------------------------------------------

static void
lex_token(Lexer *self)
{
    const char *text = self->text;
    if (self->at_line_start) {
        begin_line(self);
        if (self->stopped) {
            return;
        }
    }
    while (text[self->cur] == ' ' || text[self->cur] == '\t' || text[self->cur] == '\f') {
        self->cur++;
    }
    lexer_begin_token(self);
    if (text[self->cur] == '#') {
        self->cur = end_of_line(self);
        self->cur -= self->cur > self->start && text[self->cur - 1] == '\n';
    }
    if (lexer_at_end(self)) {
        lexer_end_of_source(self);
        return;
    }
    char c = text[self->cur];
    if (c == '\n') {
        bool counts = !self->is_blank && self->level == 0;
        if (counts) {
            lexer_push(self, TOKEN_NEWLINE, self->cur + 1);
        }
        if (self->level == 0) {
            self->at_line_start = true;
        }
        self->is_blank = false;
        lexer_advance(self);
    } else if (lexer_is_digit(c) || (c == '.' && lexer_is_digit(text[self->cur + 1]))) {
        lexer_number(self);
    } else if (c == '"' || c == '\'') {
        lexer_string(self);
    } else if (lexer_is_name_char(c)) {
        lex_name(self);
    } else if (c == '\\') {
        self->cur++;
        continue_line(self);
    } else {
        lex_punctuation(self);
    }
}

void
lexer_run(Lexer *self)
{
    self->line = self->length > 0;
    self->at_line_start = true;
    while (!self->stopped && !self->done) {
        FString *fstring = self->fstring_count > 0 ? &self->fstrings[self->fstring_count - 1] : NULL;
        if (fstring != NULL && fstring->in_text) {
            lexer_fstring_text(self, fstring);
        } else {
            lex_token(self);
        }
    }
    if (self->level > 0) {
        const Bracket *open = &self->brackets[self->level - 1];
        self->out->open_bracket = open->bracket;
        self->out->open_line = open->line;
        self->out->open_column = open->column;
    }
    if (self->done) {
        lexer_push(self, TOKEN_END, self->cur);
    }
}
