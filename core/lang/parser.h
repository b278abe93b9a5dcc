// Source text -> syntax tree, or CPython 3.13's SyntaxError.
#pragma once

#include "lang/ast.h"
#include "lang/syntax_error.h"

typedef enum {
    PARSE_PROGRAM,    // as PARSE_FILE, for the program itself: CPython reads that line by line and so does not know the
                      // column of the end of the file
    PARSE_FILE,       // statements; Tree.body. A declared encoding is honoured
    PARSE_STRING,     // statements given as a str, as for exec()
    PARSE_SINGLE,     // a statement as at the prompt: a last line without a newline stays so
    PARSE_EXPRESSION, // one expression, as for eval(); Tree.expression
} ParseMode;

// How deep expressions, patterns and blocks may nest (chains aside; a bracket counts 4, an operator 1):
// keeps the C stack of the parser below 256 KiB and lets the walkers of the tree recurse. CPython stops at
// 4,000 grammar rules.
enum { PARSER_MAX_DEPTH = 1400 };

// Parses `length` bytes of `source`, which may hold anything. On success fills `out` and returns true;
// otherwise fills `error`, leaves in `out` what it had warned of and returns false. Free both. Neither
// refers to `source`.
MUST_USE bool parse_module(const char *source, size_t length, const char *filename, ParseMode mode, Tree *out,
                           SyntaxError *error);
