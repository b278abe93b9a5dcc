// What is wrong with a source text, in CPython 3.13's words and places.
#pragma once

#include "base/base.h"
#include "base/words.h"

typedef enum {
    SYNTAX_ERROR,
    INDENTATION_ERROR,
    TAB_ERROR,
    TOO_COMPLEX, // MemoryError: it has a message and no place
} SyntaxErrorKind;

enum { NO_END_COLUMN = -1000 }; // an end_column that is None

typedef struct {
    SyntaxErrorKind kind;
    char *message;  // UTF-8, NUL-terminated; NULL: no error
    char *filename; // as given
    // The attributes lineno, offset, end_lineno and end_offset: lines and columns from 1, columns in code
    // points, the end exclusive; an offset of 0 or -1 points nowhere. A line of -1 means that all four and
    // text are None.
    int line, column, end_line, end_column;
    char *text; // the line, with its newline if it has one, or NULL
} SyntaxError;

// Without a place; the old error is replaced.
void syntax_error_set(SyntaxError *self, SyntaxErrorKind kind, const char *filename, const char *message);
void syntax_error_free(SyntaxError *self); // also of a zeroed one

// SyntaxWarnings in the order in which CPython prints them.
typedef struct {
    uint32_t line;  // 0: not of the text but of what was computed, a DeprecationWarning for the line that runs
    // The place of the SyntaxError that it may become, columns from 1; a column of 0 means that there is none.
    int column, end_line, end_column;
    bool has_text; // such an error has its line
    char *message;
} SyntaxWarning;

typedef struct {
    SyntaxWarning *items;
    uint32_t count, capacity;
} SyntaxWarnings;

// Returns the warning, whose place but for the line is up to the caller.
SyntaxWarning *syntax_warning_add(SyntaxWarnings *self, uint32_t line, const char *format, const Word *words);
// Moves the warnings of `from` to the end.
void syntax_warnings_move(SyntaxWarnings *self, SyntaxWarnings *from);
void syntax_warnings_free(SyntaxWarnings *self);
