// Where and how a rule fails.
#include "lang/parser_internal.h"
#include "base/buffer.h"
#include <string.h>

void
parser_meet_error(Parser *p)
{
    if (p->failed) {
        return;
    }
    p->failed = p->met_error = true;
    const SyntaxError *from = &p->source->error;
    syntax_error_set(p->error, from->kind, p->filename, from->message);
    SyntaxError *to = p->error;
    to->line = from->line;
    to->column = from->column;
    to->end_line = from->end_line;
    to->end_column = from->end_column;
    if (from->text != NULL) {
        Buffer text = {0};
        buffer_append(&text, from->text, strlen(from->text));
        to->text = text.data;
    }
}

// The number of characters that begin in the first `column` bytes of the line. CPython counts in the first
// line of a range even for its end, which is then at most one behind the line.
static int
characters(const char *line, int column, bool is_whole_range)
{
    int count = 0;
    for (int i = 0; i < column; i++) {
        if (line[i] == '\0' || (line[i] == '\n' && !is_whole_range)) {
            return count + 1;
        }
        count += ((unsigned char)line[i] & 0xc0) != 0x80;
    }
    return count;
}

// Columns as CPython hands them to SyntaxError: bytes from 1.
void *
fail_at_words(Parser *p, SyntaxErrorKind kind, const Span *at, const char *format, const Word *words)
{
    if (p->failed) {
        return NULL;
    }
    p->failed = true;
    Buffer message = {0}, text = {0};
    buffer_append_words(&message, format, words);
    syntax_error_set(p->error, kind, p->filename, message.data);
    buffer_free(&message);
    const Source *source = p->source;
    const char *line = source->text + lexer_line_start(source, at->line);
    buffer_append(&text, line, strcspn(line, "\n"));
    // CPython loses the newline of lines that are behind it.
    if (line[text.length] == '\n' && at->line >= token_at(p, p->furthest)->end_line) {
        buffer_append_char(&text, '\n');
    }
    SyntaxError *error = p->error;
    error->text = text.data;
    error->line = at->line;
    error->end_line = at->end_line;
    error->column = at->column > 0 ? characters(text.data, at->column, true) : at->column;
    error->end_column =
        at->end_column > 0 ? characters(text.data, at->end_column, at->line == at->end_line) : at->end_column;
    return NULL;
}

void *
fail_span_words(Parser *p, const Span *at, const char *format, const Word *words)
{
    Span one_based = {at->line, at->column + 1, at->end_line, at->end_column + 1};
    return fail_at_words(p, SYNTAX_ERROR, &one_based, format, words);
}

const Span *
token_span(Parser *p, uint32_t index)
{
    const Token *token = token_at(p, index);
    Span *at = arena_alloc(&p->tree->arena, sizeof *at);
    *at = (Span){token->line, token->column, token->end_line, token->column < 0 ? -1 : token->end_column};
    return at;
}

void *
fail_token_words(Parser *p, uint32_t index, const char *format, const Word *words)
{
    return fail_span_words(p, token_span(p, index), format, words);
}

void *
fail_range_words(Parser *p, const Span *from, const Span *to, const char *format, const Word *words)
{
    Span at = {from->line, from->column, to->end_line, to->end_column};
    return fail_span_words(p, &at, format, words);
}

// A token without text is shown where the line had been read to.
static void *
fail_shown(Parser *p, SyntaxErrorKind kind, uint32_t index, const char *format, const Word *words)
{
    const Token *token = token_at(p, index);
    Span at = {token->line, token->column + 1, token->end_line, token->end_column + 1};
    if (token->column < 0) {
        uint32_t next = index;
        while (token_at(p, next)->kind == TOKEN_DEDENT) {
            next++;
        }
        at.column = p->is_program && token_at(p, next)->kind == TOKEN_END ? 0 : token->end_column;
        at.end_column = -1;
    }
    return fail_at_words(p, kind, &at, format, words);
}

void *
fail_here_words(Parser *p, SyntaxErrorKind kind, const char *format, const Word *words)
{
    return fail_shown(p, kind, p->furthest, format, words);
}

void *
fail_next(Parser *p, const char *message)
{
    peek(p);
    return fail_shown(p, SYNTAX_ERROR, p->at, message, NULL);
}

void *
fail_from(Parser *p, const Span *from, const char *message)
{
    const Token *last = token_at(p, p->furthest);
    Span at = {from->line, from->column + 1, last->end_line, last->end_column};
    return fail_at(p, SYNTAX_ERROR, &at, "%s", message);
}

void *
fail_too_complex(Parser *p)
{
    if (!p->failed) {
        p->failed = true;
        syntax_error_set(p->error, TOO_COMPLEX, p->filename,
                         "Parser stack overflowed - Python source too complex to parse");
    }
    return NULL;
}

void *
fail_lacking(Parser *p, const Span *at, const char *what)
{
    return fail_span(p, at, "mini-Python has no %s", what);
}

void *
fail_expected_block(Parser *p, const char *what, uint32_t keyword)
{
    return fail_here(p, INDENTATION_ERROR, "expected an indented block after %s on line %d", what,
                     token_at(p, keyword)->line);
}

const char *
expr_description(const Expr *e)
{
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        return "attribute";
    case EXPR_SUBSCRIPT:
        return "subscript";
    case EXPR_STARRED:
        return "starred";
    case EXPR_NAME:
        return "name";
    case EXPR_LIST:
        return "list";
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_LAMBDA:
        return "lambda";
    case EXPR_CALL:
        return "function call";
    case EXPR_BOOL_OP:
    case EXPR_BIN_OP:
    case EXPR_UNARY_OP:
        return "expression";
    case EXPR_GENERATOR_EXP:
        return "generator expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return "yield expression";
    case EXPR_AWAIT:
        return "await expression";
    case EXPR_LIST_COMP:
        return "list comprehension";
    case EXPR_SET_COMP:
        return "set comprehension";
    case EXPR_DICT_COMP:
        return "dict comprehension";
    case EXPR_DICT:
        return "dict literal";
    case EXPR_SET:
        return "set display";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return "f-string expression";
    case EXPR_CONSTANT:
        switch (e->constant.kind) {
        case CONSTANT_NONE:
            return "None";
        case CONSTANT_FALSE:
            return "False";
        case CONSTANT_TRUE:
            return "True";
        case CONSTANT_ELLIPSIS:
            return "ellipsis";
        default:
            return "literal";
        }
    case EXPR_COMPARE:
        return "comparison";
    case EXPR_IF_EXP:
        return "conditional expression";
    case EXPR_NAMED_EXPR:
        return "named expression";
    case EXPR_SLICE:
        return "slice";
    }
    return "expression";
}

static const Expr *
invalid_target(const Expr *e, TargetKind kind)
{
    switch (e->kind) {
    case EXPR_LIST:
    case EXPR_TUPLE:
        for (int i = 0; i < e->list.elts.count; i++) {
            const Expr *invalid = invalid_target(e->list.elts.items[i], kind);
            if (invalid != NULL) {
                return invalid;
            }
        }
        return NULL;
    case EXPR_STARRED:
        return kind == TARGETS_DEL ? e : invalid_target(e->starred.value, kind);
    case EXPR_COMPARE:
        // `for a in b` without its colon reads as a comparison.
        if (kind == TARGETS_FOR) {
            return e->compare.ops.items[0] == COMPARE_IN ? invalid_target(e->compare.left, kind) : NULL;
        }
        return e;
    case EXPR_NAME:
    case EXPR_SUBSCRIPT:
    case EXPR_ATTRIBUTE:
        return NULL;
    default:
        return e;
    }
}

void *
fail_invalid_target(Parser *p, TargetKind kind, Expr *e)
{
    const Expr *invalid = invalid_target(e, kind);
    if (invalid != NULL) {
        fail_span(p, &invalid->at, "cannot %s %s", kind == TARGETS_DEL ? "delete" : "assign to",
                  expr_description(invalid));
    }
    return NULL;
}
