// What is wrong with a source text, in CPython 3.13's words and places.
#pragma once

#include "base/base.h"

typedef enum {
    SYNTAX_ERROR,
    INDENTATION_ERROR,
    TAB_ERROR,
    TOO_COMPLEX,  // MemoryError: it has a message and no place
} SyntaxErrorKind;

typedef struct {
    SyntaxErrorKind kind;
    char *message;   // UTF-8, NUL-terminated
    char *filename;  // as given
    // As the attributes lineno, offset, end_lineno and end_offset: lines and columns from 1, columns in code points.
    // -1: the attribute is None (then there is no text); offset 0 and end_offset 0 occur.
    int line, column, end_line, end_column;
    char *text;  // the line as the attribute `text` has it, usually with its newline; NULL: None
} SyntaxError;

void syntax_error_free(SyntaxError *self);  // also of a zeroed one
