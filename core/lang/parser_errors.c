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
    syntax_error_set(p->error, from->kind, p->filename, "%s", from->message);
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
static void
set_error(Parser *p, SyntaxErrorKind kind, Span at, const char *format, va_list arguments)
{
    Buffer message = {0}, text = {0};
    buffer_append_vformat(&message, format, arguments);
    syntax_error_set(p->error, kind, p->filename, "%s", message.data);
    buffer_free(&message);
    const Source *source = p->source;
    const char *line = source->text + lexer_line_start(source, at.line);
    const char *newline = strchr(line, '\n');
    buffer_append(&text, line, newline != NULL ? (size_t)(newline - line) + 1 : strlen(line));
    SyntaxError *error = p->error;
    error->text = text.data;
    error->line = at.line;
    error->end_line = at.end_line;
    error->column = at.column > 0 ? characters(text.data, at.column, true) : at.column;
    error->end_column =
        at.end_column > 0 ? characters(text.data, at.end_column, at.line == at.end_line) : at.end_column;
    p->failed = true;
}

#define FAIL(p, kind, at, format)                                                                            \
    do {                                                                                                     \
        if (!(p)->failed) {                                                                                  \
            va_list arguments;                                                                               \
            va_start(arguments, format);                                                                     \
            set_error(p, kind, at, format, arguments);                                                       \
            va_end(arguments);                                                                               \
        }                                                                                                    \
        return NULL;                                                                                         \
    } while (0)

static Span
one_based(Span at)
{
    at.column++;
    at.end_column++;
    return at;
}

void *
fail_at(Parser *p, SyntaxErrorKind kind, Span at, const char *format, ...)
{
    FAIL(p, kind, at, format);
}

void *
fail_span(Parser *p, Span at, const char *format, ...)
{
    FAIL(p, SYNTAX_ERROR, one_based(at), format);
}

Span
token_span(const Parser *p, uint32_t index)
{
    const Token *token = token_at(p, index);
    Span at = {token->line, token->column, token->end_line, token->end_column};
    if (token->column < 0) {
        at.end_column = -1;
    }
    return at;
}

void *
fail_token(Parser *p, uint32_t index, const char *format, ...)
{
    FAIL(p, SYNTAX_ERROR, one_based(token_span(p, index)), format);
}

void *
fail_range(Parser *p, Span from, Span to, const char *format, ...)
{
    Span at = {from.line, from.column, to.end_line, to.end_column};
    FAIL(p, SYNTAX_ERROR, one_based(at), format);
}

// A token without text is shown where the line had been read to.
static Span
shown_span(const Parser *p, uint32_t index)
{
    const Token *token = token_at(p, index);
    if (token->column < 0) {
        uint32_t next = index;
        while (token_at(p, next)->kind == TOKEN_DEDENT) {
            next++;
        }
        if (p->is_program && token_at(p, next)->kind == TOKEN_END) {
            return (Span){token->line, 0, token->end_line, -1};
        }
        return (Span){token->line, token->end_column, token->end_line, -1};
    }
    return one_based(token_span(p, index));
}

void *
fail_here(Parser *p, SyntaxErrorKind kind, const char *format, ...)
{
    FAIL(p, kind, shown_span(p, p->furthest), format);
}

void *
fail_next(Parser *p, const char *format, ...)
{
    peek(p);
    FAIL(p, SYNTAX_ERROR, shown_span(p, p->at), format);
}

void *
fail_from(Parser *p, Span from, const char *message)
{
    const Token *last = token_at(p, p->furthest);
    Span at = {from.line, from.column + 1, last->end_line, last->end_column};
    return fail_at(p, SYNTAX_ERROR, at, "%s", message);
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
fail_lacking(Parser *p, Span at, const char *what)
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
        fail_span(p, invalid->at, "cannot %s %s", kind == TARGETS_DEL ? "delete" : "assign to",
                  expr_description(invalid));
    }
    return NULL;
}
