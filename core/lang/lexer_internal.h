// What the files of the lexer share.
#pragma once

#include "lang/lexer.h"

typedef struct {
    char bracket;
    int line, column;
} Bracket;

typedef struct {
    int column, alternative; // with tabs to multiples of 8, and with tabs as one column: both must agree
} Indent;

typedef struct {
    char quote;
    int quote_size;
    bool is_raw;
    bool in_text;    // between the fields, or in a field's format specification
    bool in_spec;    // in a format specification, before any nested field
    int brace_depth; // brackets open inside of the f-string
    int field_depth; // fields open, less one; equals brace_depth - 1 directly inside of a field
    uint32_t start, line_start;
    int line;
} FString;

typedef struct {
    Source *out;
    const char *text, *filename;
    uint32_t length, capacity; // of the text; of out->tokens
    uint32_t cur, line_start;
    int line;
    uint32_t start, start_line_start; // of the token
    int start_line;
    bool at_line_start, is_blank, stopped, done;
    int level, indent, fstring_count;
    // The text ends before a line that cannot be read: why, its number, and what is shown of it (or NULL).
    char *unreadable, *unreadable_line;
    int unreadable_number;
    Bracket brackets[MAX_BRACKETS];
    Indent indents[MAX_INDENTS];
    FString fstrings[MAX_FSTRINGS];
} Lexer;

void lexer_run(Lexer *self);
void lexer_number(Lexer *self);
void lexer_string(Lexer *self); // at the opening quote; the prefix is behind
void lexer_begin_fstring(Lexer *self, bool is_raw);
// The text of an f-string up to a field or its end. Doubled braces split it.
void lexer_fstring_text(Lexer *self, FString *fstring);
void lexer_begin_token(Lexer *self);
void
lexer_end_of_source(Lexer *self); // the text ends before a line that cannot be read, or in a bracket, or well
void lexer_push(Lexer *self, TokenKind kind, uint32_t end);
// Stops with a SyntaxError whose offset is the number of characters of the line before the current one.
void lexer_fail_words(Lexer *self, const char *format, const Word *words);
#define lexer_fail(self, ...) lexer_fail_words(self, FORMAT(__VA_ARGS__))
void lexer_fail_range(Lexer *self, uint32_t column, uint32_t end_column, const char *message);

INLINE bool
lexer_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

INLINE bool
lexer_is_name_char(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || lexer_is_digit(c) || (signed char)c < 0;
}

// Takes one character of the text; must not stand at its end.
INLINE void
lexer_advance(Lexer *self)
{
    if (self->text[self->cur++] == '\n' && self->cur < self->length) {
        self->line++;
        self->line_start = self->cur;
    }
}

INLINE bool
lexer_at_end(const Lexer *self)
{
    return self->cur >= self->length;
}
