// Regular expressions: a pattern becomes a program of 32-bit words, which a backtracking matcher runs over a
// text.
//
// The matcher's choices and what to undo stand in a stack of the heap, so that no pattern can overflow the C
// stack and the quota counts them. After REGEX_SLICE steps it stops and hands out its state; the caller,
// which is Python code, goes on with it. So a pattern that takes for ever can be stopped like any other
// program.
#pragma once

#include "object/object.h"
#include "types/str_internal.h"

enum {
    REGEX_IGNORECASE = 2,
    REGEX_LOCALE = 4,
    REGEX_MULTILINE = 8,
    REGEX_DOTALL = 16,
    REGEX_UNICODE = 32,
    REGEX_VERBOSE = 64,
    REGEX_ASCII = 256,
};

// Offsets are counted from the word of the opcode itself.
typedef enum {
    OP_MATCHED,
    OP_FAIL,
    OP_CHAR,      // character
    OP_CHAR_FOLD, // folded character, fold
    OP_ANY,       // but a newline
    OP_ALL,
    OP_SET,       // words, fold, is negated, 8 words: bits of the first 256 characters, then pairs low, high
    OP_AT,        // where
    OP_MARK,      // which: 2 * (group - 1), + 1 for its end
    OP_REFERENCE, // first mark, fold
    OP_CONDITION, // first mark, offset when the group is not set
    OP_JUMP,      // offset
    OP_SPLIT,     // offset of the second choice
    OP_LOOK,      // characters to go back
    OP_LOOK_END,
    OP_LOOK_NOT, // characters to go back, offset of what follows
    OP_LOOK_NOT_END,
    OP_ATOMIC,
    OP_ATOMIC_END,
    OP_ONE,        // greed, minimum, maximum, offset of what follows; then one item of one character
    OP_LOOP_START, // register, offset of its OP_LOOP
    OP_LOOP,       // register, minimum, maximum, offset back to the body
    OP_LOOP_LAZY,  // the same
    OP_LOOP_MORE,  // the same: the other choice of OP_LOOP_LAZY
} RegexOp;

typedef enum {
    AT_START,
    AT_LINE_START,
    AT_END,
    AT_LINE_END,
    AT_VERY_END,
    AT_BOUNDARY,
    AT_NO_BOUNDARY
} RegexPlace;
typedef enum { FOLD_NONE, FOLD_ASCII, FOLD_UNICODE } RegexFold;
typedef enum { GREEDY, LAZY, POSSESSIVE } RegexGreed;

#define REGEX_FOREVER UINT32_MAX
// A pair of a set whose low word is this is a class of characters; its high word says which.
#define REGEX_CLASS UINT32_MAX
enum { CLASS_DIGIT = 0, CLASS_SPACE = 2, CLASS_WORD = 4, CLASS_NOT = 1, CLASS_UNICODE = 8 };
enum { SET_HEAD = 12 }; // words of OP_SET in front of its pairs

// The registers: where the innermost atomic part began in the stack, the group closed last, the marks, the
// loops' own.
enum { REGISTER_BARRIER, REGISTER_LAST, REGISTER_MARKS };

typedef struct {
    VarObject base;    // size: words
    uint32_t is_state; // a matcher that was interrupted, not a program
    uint32_t groups;   // without the whole
    uint32_t registers;
    uint32_t is_text; // for str, not for bytes
    uint32_t words[1];
} Regex;

extern Type RegexType;
NEW_REF Object *regex_new(size_t words);

// (program, groups, names, flags), or (message, position or None) when the pattern is wrong.
NEW_REF Object *regex_compile(Object *pattern, uint32_t flags);

uint32_t regex_fold(uint32_t c, uint32_t fold);
bool regex_is_word(uint32_t c, bool unicode);
// Does the set contain the character? Without the bits, which it helps to compute.
bool regex_set_has(const uint32_t *set, uint32_t c);

enum { MATCH_SEARCH = 1, MATCH_FULL = 2, MATCH_ADVANCE = 4 }; // ADVANCE: not empty at the first place
typedef enum { REGEX_FAILED, REGEX_MATCHED, REGEX_PAUSED, REGEX_ERROR } RegexResult;

typedef struct {
    int32_t what; // a register whose value is undone, or one of the negative kinds of choices
    int32_t value, position, low;
} RegexChoice;

typedef struct {
    const Regex *program;
    Text text; // its length is where matching ends
    int32_t pc, position, start;
    uint32_t mode;
    bool begun; // in the midst of an attempt
    int64_t steps;
    int32_t *registers;
    RegexChoice *stack;
    size_t depth, capacity;
} Matcher;

MUST_USE int matcher_begin(Matcher *self, const Regex *program, Text text);
void matcher_end(Matcher *self);
RegexResult matcher_run(Matcher *self);
NEW_REF Object *matcher_save(const Matcher *self);
MUST_USE int matcher_restore(Matcher *self, const Regex *state);
