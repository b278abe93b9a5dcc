// String literals and f-strings.
#include "lang/lexer_internal.h"

enum { MAX_FIELD_NESTING = 3 };

static void
return_to(Lexer *self, uint32_t start, int line, uint32_t line_start)
{
    self->cur = start + 1;
    self->line = line;
    self->line_start = line_start;
}

static void
unterminated_string(Lexer *self, char quote, int quote_size, bool escaped_quote)
{
    if (lexer_at_end(self) && self->unreadable != NULL) {
        lexer_end_of_source(self);
        return;
    }
    int detected = self->line;
    return_to(self, self->start, self->start_line, self->start_line_start);
    const FString *fstring = self->fstring_count > 0 ? &self->fstrings[self->fstring_count - 1] : NULL;
    if (fstring != NULL && fstring->quote == quote && fstring->quote_size == quote_size) {
        lexer_fail(self, "f-string: expecting '}'");
    } else if (quote_size == 3) {
        lexer_fail(self, "unterminated triple-quoted string literal (detected at line %d)", detected);
    } else {
        lexer_fail(self, "unterminated string literal (detected at line %d)%s", detected,
                   escaped_quote ? "; perhaps you escaped the end quote?" : "");
    }
}

// At the opening quote; the prefix is behind.
void
lexer_string(Lexer *self)
{
    const char *text = self->text;
    char quote = text[self->cur];
    int quote_size = 1, closing = 0;
    self->cur++;
    if (text[self->cur] == quote) {
        if (text[self->cur + 1] == quote) {
            quote_size = 3;
            self->cur += 2;
        } else {
            closing = 1;
            self->cur++;
        }
    }
    bool escaped_quote = false;
    while (closing < quote_size) {
        char c = text[self->cur];
        if (lexer_at_end(self) || (quote_size == 1 && c == '\n')) {
            unterminated_string(self, quote, quote_size, escaped_quote);
            return;
        }
        lexer_advance(self);
        if (c == quote) {
            closing++;
            continue;
        }
        closing = 0;
        if (c == '\\' && !lexer_at_end(self)) {
            escaped_quote |= text[self->cur] == quote;
            lexer_advance(self);
        }
    }
    lexer_push(self, TOKEN_STRING, self->cur);
}

void
lexer_begin_fstring(Lexer *self, bool is_raw)
{
    const char *text = self->text;
    char quote = text[self->cur];
    int quote_size = text[self->cur + 1] == quote && text[self->cur + 2] == quote ? 3 : 1;
    self->cur += (uint32_t)quote_size;
    if (self->fstring_count + 1 >= MAX_FSTRINGS) {
        lexer_fail(self, "too many nested f-strings");
        return;
    }
    self->fstrings[self->fstring_count++] = (FString){
        .quote = quote,
        .quote_size = quote_size,
        .is_raw = is_raw,
        .in_text = true,
        .field_depth = -1,
        .start = self->start,
        .line = self->line,
        .line_start = self->line_start,
    };
    lexer_push(self, TOKEN_FSTRING_START, self->cur);
}

static bool
at_closing_quote(const Lexer *self, const FString *fstring)
{
    const char *at = self->text + self->cur;
    return at[0] == fstring->quote && (fstring->quote_size == 1 || (at[1] == at[0] && at[2] == at[0]));
}

static bool
enter_field(Lexer *self, FString *fstring)
{
    if (++fstring->field_depth >= MAX_FIELD_NESTING) {
        lexer_fail(self, "f-string: expressions nested too deeply");
        return false;
    }
    fstring->in_text = false;
    return true;
}

static void
unterminated_fstring(Lexer *self, FString *fstring)
{
    if (lexer_at_end(self) && self->unreadable != NULL) {
        lexer_end_of_source(self);
        return;
    }
    int detected = self->line;
    return_to(self, fstring->start, fstring->line, fstring->line_start);
    lexer_fail(self, "unterminated %sf-string literal (detected at line %d)",
               fstring->quote_size == 3 ? "triple-quoted " : "", detected);
}

// The text keeps the first of two braces; the place of the token covers both.
static void
push_doubled_brace(Lexer *self)
{
    lexer_push(self, TOKEN_FSTRING_MIDDLE, self->cur + 1);
    self->out->tokens[self->out->count - 1].end_column++;
    self->cur += 2;
}

// The text of an f-string up to a field or its end. Doubled braces split it.
void
lexer_fstring_text(Lexer *self, FString *fstring)
{
    const char *text = self->text;
    lexer_begin_token(self);
    if (text[self->cur] == '{' && text[self->cur + 1] != '{') {
        enter_field(self, fstring);
        return;
    }
    if (at_closing_quote(self, fstring)) {
        self->cur += (uint32_t)fstring->quote_size;
        self->fstring_count--;
        lexer_push(self, TOKEN_FSTRING_END, self->cur);
        return;
    }
    bool in_name = false; // of \N{...}
    for (;;) {
        char c = text[self->cur];
        bool in_spec = fstring->in_spec && fstring->field_depth >= 0;
        if (lexer_at_end(self) || (fstring->quote_size == 1 && c == '\n')) {
            if (!in_spec || lexer_at_end(self)) {
                unterminated_fstring(self, fstring);
                return;
            }
            // A newline ends a format specification; the field goes on.
            fstring->in_text = fstring->in_spec = false;
            lexer_push(self, TOKEN_FSTRING_MIDDLE, self->cur);
            return;
        }
        if (at_closing_quote(self, fstring)) {
            lexer_push(self, TOKEN_FSTRING_MIDDLE, self->cur);
            return;
        }
        if (c == '{') {
            if (text[self->cur + 1] == '{' && !in_spec) {
                push_doubled_brace(self);
            } else if (enter_field(self, fstring)) {
                fstring->in_spec = false;
                lexer_push(self, TOKEN_FSTRING_MIDDLE, self->cur);
            }
            return;
        }
        if (c == '}') {
            if (in_name) {
                self->cur++;
                lexer_push(self, TOKEN_FSTRING_MIDDLE, self->cur);
            } else if (text[self->cur + 1] == '}' && !in_spec && fstring->brace_depth == 0) {
                push_doubled_brace(self);
            } else {
                fstring->in_text = fstring->in_spec = false;
                lexer_push(self, TOKEN_FSTRING_MIDDLE, self->cur);
            }
            return;
        }
        lexer_advance(self);
        if (c == '\\' && !lexer_at_end(self) && text[self->cur] != '{' && text[self->cur] != '}') {
            c = text[self->cur];
            lexer_advance(self);
            if (c == 'N' && !fstring->is_raw && text[self->cur] == '{') {
                in_name = true;
                self->cur++;
            }
        }
    }
}
