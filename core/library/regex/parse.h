// What the files that read a pattern share.
#pragma once

#include "library/regex/regex.h"
#include "object/error.h"

typedef struct {
    uint32_t low, high; // how many characters can match; high REGEX_FOREVER: any number
} Width;

typedef struct {
    Object *name; // NULL: none
    Width width;
    bool closed;
} Group;

typedef struct {
    Object *pattern;
    Text text;
    bool is_text;
    uint32_t flags; // of the whole pattern
    // The next token: a character, or one behind a backslash; -1 at the end. It ends at `index`.
    int64_t index;
    int32_t next, next_size;
    // The token that was taken last.
    int32_t token;
    bool is_escape;
    // The program so far.
    uint32_t *words;
    size_t count, capacity;
    uint32_t loops;
    Group *groups; // groups[0] is the whole
    uint32_t group_count, group_capacity;
    int64_t lookbehind_groups; // groups that were there when a look behind began; -1: not inside one
    bool has_variable_lookbehind;
    uint32_t first_condition, highest_condition; // groups that conditions name before they are there
    int64_t first_condition_position, condition_position;
    // The error: a message that is held, or an exception that is pending.
    Object *message;
    int64_t error_position;
    Object *warnings; // a list of texts that is held, or NULL
    bool failed;
    bool restart; // in verbose mode
} Parser;

// Reports an error at a position; false.
COLD bool parser_fail_words(Parser *self, int64_t position, const char *format, const Word *words);
#define parser_fail(self, position, ...) parser_fail_words(self, position, FORMAT(__VA_ARGS__))
int64_t parser_tell(const Parser *self); // where the next token begins
void parser_advance(Parser *self);
bool parser_get(Parser *self); // takes the next token; false at the end, or on an error
bool parser_match(Parser *self, char c);
void parser_seek(Parser *self, int64_t index);
// Text of the pattern, as a str. It stays held, as everything does that reading a pattern makes, until the
// end of it.
BORROWED Object *parser_slice(Parser *self, int64_t start, int64_t stop);

void parser_emit(Parser *self, uint32_t word);
void parser_insert(Parser *self, size_t at, size_t count);

// A class (\d and its like), a character, a group or a place.
typedef enum { ESCAPE_CHARACTER, ESCAPE_CLASS, ESCAPE_GROUP, ESCAPE_PLACE } EscapeKind;
typedef struct {
    EscapeKind kind;
    uint32_t value;
} Escape;
// Reads on behind the escape token just taken. False on an error.
bool parser_escape(Parser *self, uint32_t flags, bool in_set, Escape *out);
// The set behind its bracket, which stands at `start`.
bool parser_set(Parser *self, uint32_t flags, int64_t start);
void parser_emit_character(Parser *self, uint32_t c, uint32_t flags);
void parser_emit_class(Parser *self, uint32_t which, uint32_t flags);

bool parser_check_reference(Parser *self, uint32_t group, int64_t position);

INLINE bool
is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

INLINE bool
is_octal(int32_t c)
{
    return c >= '0' && c <= '7';
}

INLINE uint32_t
fold_of(uint32_t flags)
{
    return !(flags & REGEX_IGNORECASE) ? FOLD_NONE : flags & REGEX_UNICODE ? FOLD_UNICODE : FOLD_ASCII;
}

// --- parse.c ---
// What was read last, as a repetition behind it wants to know.
typedef enum { ITEM_NONE, ITEM_PLACE, ITEM_REPEAT, ITEM_CHARACTER, ITEM_OTHER } ItemKind;
typedef struct {
    ItemKind kind;
    size_t start; // in the program
    Width width;
    uint32_t first_group; // groups that are there already
} Item;
// `first`: nothing stands before it in the pattern.
bool parser_branches(Parser *self, uint32_t flags, bool first, Width *width);
bool parser_sequence(Parser *self, uint32_t flags, bool first, Width *width);

// --- parse_group.c ---
// A new group. Its number, or 0 on an error.
uint32_t parser_open_group(Parser *self, Object *name, int64_t name_position);
// What begins with a parenthesis. `is_first`: nothing stands before it. *flags may change for what follows.
bool parser_group(Parser *self, uint32_t *flags, bool is_first, Item *item);
// What all flags mean that may stand anywhere: Unicode's classes are those of str unless ASCII's are asked for.
uint32_t parser_effective_flags(const Parser *self);
