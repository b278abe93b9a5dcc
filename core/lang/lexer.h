// Source text -> tokens, all at once, with CPython's rules for indentation, f-strings and what is wrong.
#pragma once

#include "base/base.h"
#include "lang/syntax_error.h"

// Words of the language, in the order of their tokens; sorted.
// clang-format off
#define KEYWORDS(_)                                                                                            \
    _(FALSE, "False") _(NONE, "None") _(TRUE, "True") _(AND, "and") _(AS, "as") _(ASSERT, "assert")            \
    _(ASYNC, "async") _(AWAIT, "await") _(BREAK, "break") _(CLASS, "class") _(CONTINUE, "continue")            \
    _(DEF, "def") _(DEL, "del") _(ELIF, "elif") _(ELSE, "else") _(EXCEPT, "except") _(FINALLY, "finally")      \
    _(FOR, "for") _(FROM, "from") _(GLOBAL, "global") _(IF, "if") _(IMPORT, "import") _(IN, "in") _(IS, "is")  \
    _(LAMBDA, "lambda") _(NONLOCAL, "nonlocal") _(NOT, "not") _(OR, "or") _(PASS, "pass") _(RAISE, "raise")    \
    _(RETURN, "return") _(TRY, "try") _(WHILE, "while") _(WITH, "with") _(YIELD, "yield")
// clang-format on

typedef enum {
    TOKEN_END,   // of the source
    TOKEN_ERROR, // Source.error says what; the last token
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_FSTRING_START,  // f"
    TOKEN_FSTRING_MIDDLE, // text between the fields; of `{{` and `}}` the first brace
    TOKEN_FSTRING_END,    // "
    TOKEN_UNKNOWN,        // a character that no rule takes: $ ? ` and also <>
    TOKEN_LEFT_PAREN,
    TOKEN_RIGHT_PAREN,
    TOKEN_LEFT_BRACKET,
    TOKEN_RIGHT_BRACKET,
    TOKEN_LEFT_BRACE,
    TOKEN_RIGHT_BRACE,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_DOT,
    TOKEN_ELLIPSIS,
    TOKEN_ARROW,
    TOKEN_WALRUS,
    TOKEN_EXCLAMATION,
    TOKEN_EQUAL,
    TOKEN_EQUAL_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_TILDE,
    // The operators that have an augmented form, and the forms, in the order of operators.def.
    TOKEN_PLUS,
    TOKEN_AMPERSAND,
    TOKEN_DOUBLE_SLASH,
    TOKEN_LEFT_SHIFT,
    TOKEN_AT,
    TOKEN_STAR,
    TOKEN_PERCENT,
    TOKEN_BAR,
    TOKEN_DOUBLE_STAR,
    TOKEN_RIGHT_SHIFT,
    TOKEN_MINUS,
    TOKEN_SLASH,
    TOKEN_CARET,
    TOKEN_PLUS_EQUAL,
    TOKEN_AMPERSAND_EQUAL,
    TOKEN_DOUBLE_SLASH_EQUAL,
    TOKEN_LEFT_SHIFT_EQUAL,
    TOKEN_AT_EQUAL,
    TOKEN_STAR_EQUAL,
    TOKEN_PERCENT_EQUAL,
    TOKEN_BAR_EQUAL,
    TOKEN_DOUBLE_STAR_EQUAL,
    TOKEN_RIGHT_SHIFT_EQUAL,
    TOKEN_MINUS_EQUAL,
    TOKEN_SLASH_EQUAL,
    TOKEN_CARET_EQUAL,
#define KEYWORD(name, word) TOKEN_##name,
    KEYWORDS(KEYWORD)
#undef KEYWORD
} TokenKind;

typedef struct {
    uint8_t kind;             // TokenKind
    uint8_t level;            // brackets open behind it
    uint32_t start, end;      // offsets in Source.text
    int line, column;         // column -1: the token has no text (INDENT, DEDENT, END)
    int end_line, end_column; // without text: how far the line was read
} Token;

enum { MAX_BRACKETS = 200, MAX_INDENTS = 100, MAX_FSTRINGS = 150 };

typedef struct {
    char *text; // decoded to UTF-8, newlines normalized; NUL-terminated
    uint32_t length;
    Token *tokens;
    uint32_t count;
    // What stopped the lexer, when the last token is TOKEN_ERROR.
    SyntaxError error;
    SyntaxWarnings warnings;
    bool error_is_late; // counts only if the parser comes as far as the token
    bool error_in_fstring;
    // The innermost bracket still open at the end.
    char open_bracket; // or '\0'
    int open_line, open_column;
} Source;

// Never fails; what cannot be decoded at all leaves a single TOKEN_ERROR. `is_file`: an encoding may be
// declared. `ends_lines`: the last line is ended if it is not; the text of eval() may end without
// TOKEN_NEWLINE.
void lexer_read(Source *self, const char *bytes, size_t length, const char *filename, bool is_file,
                 bool ends_lines);
void lexer_free(Source *self);

// The offset in Source.text where a line (from 1) begins.
uint32_t lexer_line_start(const Source *self, int line);
