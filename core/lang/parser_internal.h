// What the files of the parser share.
//
// A recursive-descent parser with backtracking. A rule returns NULL when it does not match; it may leave
// the position anywhere then, and whoever tries something else goes back to a Mark. As in a PEG, an
// optional part that does not match ends the rule in front of it (`a +` is the expression `a`, and the
// operator is left over).
//
// A text that does not match is parsed again with `diagnose` set: then rules look for the usual mistakes,
// in CPython's order, and fail with a message. After a failure every token looks like TOKEN_ERROR, so all
// rules return. What a rule parsed is remembered in that pass, because mistakes are looked for by parsing
// again and again.
#pragma once

#include "lang/ast.h"
#include "lang/lexer.h"
#include "lang/parser.h"

typedef struct {
    uint32_t at;
    uint32_t stack_count;
    int constant_count;
} Mark;

typedef enum { MEMO_EXPRESSION, MEMO_DISJUNCTION, MEMO_BITWISE_OR, MEMO_NAMED } MemoRule;

typedef struct {
    MemoRule rule;
    uint32_t end;
    Expr *node;
    int next; // older entry of the same token, or -1
} MemoEntry;

typedef struct {
    Tree *tree;
    const Source *source;
    const char *filename;
    SyntaxError *error;
    uint32_t at;       // the next token
    uint32_t furthest; // the last token that was looked at, in any attempt
    int depth;
    bool diagnose, failed, is_program;
    uint32_t warning_line;   // where a warning about the literal being read stands, or 0: none is wanted
    uint32_t warned_literal; // the last token that was warned of, and so is not when it is parsed again
    bool met_error; // failed at TOKEN_ERROR
    void **stack;   // items of the sequences being built
    uint32_t stack_count, stack_capacity;
    int *memo_heads; // by token; NULL until something is parsed again
    MemoEntry *memo;
    int memo_count, memo_capacity;
} Parser;

// --- tokens ----------------------------------------------------------------------------------------------

void parser_meet_error(Parser *p); // the parser has come to TOKEN_ERROR: fails with the lexer's error

INLINE TokenKind
peek_at(Parser *p, uint32_t distance)
{
    if (UNLIKELY(p->failed)) {
        return TOKEN_ERROR;
    }
    uint32_t at = p->at + distance;
    if (at > p->furthest) {
        p->furthest = at;
    }
    TokenKind kind = (TokenKind)p->source->tokens[at].kind;
    if (UNLIKELY(kind == TOKEN_ERROR)) {
        parser_meet_error(p);
    }
    return kind;
}

INLINE TokenKind
peek(Parser *p)
{
    return peek_at(p, 0);
}

INLINE bool
accept(Parser *p, TokenKind kind)
{
    bool matches = peek(p) == kind;
    p->at += matches;
    return matches;
}

INLINE const Token *
token_at(const Parser *p, uint32_t index)
{
    return &p->source->tokens[index];
}

// Does a clause of a comprehension begin here?
INLINE bool
at_comprehension(Parser *p)
{
    return peek(p) == TOKEN_FOR || peek(p) == TOKEN_ASYNC;
}

bool token_is(const Parser *p, uint32_t index, const char *text); // a NAME with this text
const Identifier *accept_name(Parser *p);                         // NULL: no NAME here

INLINE Mark
mark_here(const Parser *p)
{
    return (Mark){p->at, p->stack_count, p->tree->constant_count};
}

INLINE void
go_back(Parser *p, const Mark *mark)
{
    p->at = mark->at;
    p->stack_count = mark->stack_count;
    p->tree->constant_count = mark->constant_count;
}

// --- nodes -----------------------------------------------------------------------------------------------

Span span_since(const Parser *p, uint32_t start); // from a token up to the last one taken
// Moves the end of a compound statement to the last token with text: not the NEWLINE and DEDENT behind it.
void end_here(const Parser *p, Span *at);
const Span *token_span(Parser *p, uint32_t index); // lives as long as the tree
Expr *new_expr(Parser *p, ExprKind kind, uint32_t start);
Stmt *new_stmt(Parser *p, StmtKind kind, uint32_t start);
Expr *new_constant(Parser *p, ConstantKind kind, const Span *at);
void push_item(Parser *p, void *item);
// Moves the items above `base` into the arena and drops them from the stack.
void *take_items(Parser *p, uint32_t base, int *count);
#define TAKE_SEQUENCE(p, base, sequence) ((sequence).items = take_items(p, base, &(sequence).count))

bool set_context(Expr *e, ExprContext context,
                 bool allow_starred); // false: not a target; then it may be half set

// --- limits ----------------------------------------------------------------------------------------------

enum { DEPTH_OPERATOR = 1, DEPTH_EXPRESSION = 3, DEPTH_BLOCK = 3 };
bool enter(Parser *p, int weight); // false: failed as too complex
INLINE void
leave(Parser *p, int weight)
{
    p->depth -= weight;
}

// --- errors: each returns NULL, and does nothing after an earlier failure --------------------------------

void *fail_at_words(Parser *p, SyntaxErrorKind kind, const Span *at, const char *format, const Word *words);
void *fail_span_words(Parser *p, const Span *at, const char *format, const Word *words);
void *fail_token_words(Parser *p, uint32_t index, const char *format, const Word *words);
void *fail_range_words(Parser *p, const Span *from, const Span *to, const char *format, const Word *words);
#define fail_at(p, kind, at, ...) fail_at_words(p, kind, at, FORMAT(__VA_ARGS__))
#define fail_span(p, at, ...) fail_span_words(p, at, FORMAT(__VA_ARGS__))
#define fail_token(p, index, ...) fail_token_words(p, index, FORMAT(__VA_ARGS__))
#define fail_range(p, from, to, ...) fail_range_words(p, from, to, FORMAT(__VA_ARGS__))
// At the last token that was looked at.
void *fail_here_words(Parser *p, SyntaxErrorKind kind, const char *format, const Word *words);
#define fail_here(p, kind, ...) fail_here_words(p, kind, FORMAT(__VA_ARGS__))
// At the next token.
void *fail_next(Parser *p, const char *message);
// From a place up to the last token that was looked at.
void *fail_from(Parser *p, const Span *from, const char *message);
void *fail_too_complex(Parser *p);
void *fail_lacking(Parser *p, const Span *at, const char *what); // mini-Python has no ...
void *fail_expected_block(Parser *p, const char *what, uint32_t keyword);
// Fails if `e` holds something that is no target; otherwise only returns NULL.
typedef enum { TARGETS_STAR, TARGETS_FOR, TARGETS_DEL } TargetKind;
void *fail_invalid_target(Parser *p, TargetKind kind, Expr *e);
const char *expr_description(const Expr *e); // "function call"

// --- rules -----------------------------------------------------------------------------------------------

void memo_start(Parser *p); // from now on
bool memo_find(Parser *p, MemoRule rule, Expr **node);
Expr *memo_store(Parser *p, MemoRule rule, uint32_t start, Expr *node);

// item (',' item)* [',']: one item alone, or a tuple.
Expr *parse_one_or_tuple(Parser *p, Expr *(*item)(Parser *));
Expr *parse_expression(Parser *p);
Expr *parse_expression_plainly(Parser *p); // does not diagnose, and is not remembered
Expr *parse_disjunction(Parser *p);
Expr *parse_bitwise_or(Parser *p);
Expr *parse_primary(Parser *p);
Expr *parse_named_expression(Parser *p);
Expr *parse_star_named_expression(Parser *p);
Expr *parse_star_expressions(Parser *p);
Expr *parse_expressions(Parser *p);
Expr *parse_yield(Parser *p);
Expr *parse_yield_or_star_expressions(Parser *p);
Expr *parse_starred(Parser *p); // '*' expression, of an argument
Expr *parse_display(Parser *p); // ( [ {
Expr *parse_strings(Parser *p);
Expr *parse_number(Parser *p);
Expr *parse_star_target(Parser *p);
Expr *parse_star_targets(Parser *p);
// Looks for [*a for ...] and [a, b for ...]; `start` is the opening bracket.
void diagnose_comprehension_target(Parser *p, uint32_t start, bool of_group);
bool parse_comprehensions(Parser *p, ComprehensionSeq *out);
const Span *last_comprehension_part(const ComprehensionSeq *clauses);
bool parse_arguments(Parser *p, bool allow_generator, ExprSeq *args, KeywordSeq *keywords);
Arguments *parse_parameters(Parser *p, bool of_lambda); // never NULL unless it fails; none are fine
bool parse_type_parameters(Parser *p, TypeParamSeq *out); // [T, *Ts, **P], if they stand here
bool parse_statements(Parser *p, StmtSeq *out);         // at least one
bool parse_block(Parser *p, StmtSeq *out);
// *is_compound: the keyword belongs to a compound statement, so nothing else can match.
Stmt *parse_compound(Parser *p, bool *is_compound);
Stmt *parse_match(Parser *p);
