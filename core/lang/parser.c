#include "lang/parser.h"
#include "lang/parser_internal.h"
#include "base/buffer.h"
#include <string.h>

// --- tokens and nodes ------------------------------------------------------------------------------------

bool
token_is(const Parser *p, uint32_t index, const char *text)
{
    const Token *token = token_at(p, index);
    return token->kind == TOKEN_NAME && token->end - token->start == strlen(text) &&
           memcmp(p->source->text + token->start, text, token->end - token->start) == 0;
}

static const Identifier *
token_identifier(Parser *p, uint32_t index)
{
    const Token *token = token_at(p, index);
    return tree_intern(p->tree, p->source->text + token->start, token->end - token->start);
}

const Identifier *
accept_name(Parser *p)
{
    return accept(p, TOKEN_NAME) ? token_identifier(p, p->at - 1) : NULL;
}

Span
span_since(const Parser *p, uint32_t start)
{
    const Token *first = token_at(p, start), *last = token_at(p, p->at > start ? p->at - 1 : start);
    return (Span){first->line, first->column, last->end_line, last->end_column};
}

void
end_here(const Parser *p, Span *at)
{
    uint32_t last = p->at - 1;
    while (token_at(p, last)->kind == TOKEN_NEWLINE || token_at(p, last)->kind == TOKEN_DEDENT) {
        last--;
    }
    at->end_line = token_at(p, last)->end_line;
    at->end_column = token_at(p, last)->end_column;
}

Expr *
new_expr(Parser *p, ExprKind kind, uint32_t start)
{
    Expr *e = arena_alloc(&p->tree->arena, sizeof *e);
    e->kind = kind;
    e->at = span_since(p, start);
    return e;
}

Stmt *
new_stmt(Parser *p, StmtKind kind, uint32_t start)
{
    Stmt *s = arena_alloc(&p->tree->arena, sizeof *s);
    s->kind = kind;
    s->at = span_since(p, start);
    return s;
}

Expr *
new_constant(Parser *p, ConstantKind kind, const Span *at)
{
    Expr *e = arena_alloc(&p->tree->arena, sizeof *e);
    e->kind = EXPR_CONSTANT;
    e->at = *at;
    e->constant.kind = kind;
    e->constant.number = p->tree->constant_count++;
    return e;
}

void
push_item(Parser *p, void *item)
{
    if (p->stack_count == p->stack_capacity) {
        p->stack_capacity = p->stack_capacity ? p->stack_capacity * 2 : 256;
        p->stack = host_realloc(p->stack, p->stack_capacity * sizeof *p->stack);
    }
    p->stack[p->stack_count++] = item;
}

void *
take_items(Parser *p, uint32_t base, int *count)
{
    *count = (int)(p->stack_count - base);
    if (*count == 0) {
        return NULL;
    }
    void **items = arena_alloc(&p->tree->arena, (size_t)*count * sizeof *items);
    memcpy(items, p->stack + base, (size_t)*count * sizeof *items);
    p->stack_count = base;
    return items;
}

bool
set_context(Expr *e, ExprContext context, bool allow_starred)
{
    switch (e->kind) {
    case EXPR_NAME:
        e->name.ctx = context;
        return true;
    case EXPR_ATTRIBUTE:
        e->attribute.ctx = context;
        return true;
    case EXPR_SUBSCRIPT:
        e->subscript.ctx = context;
        return true;
    case EXPR_STARRED:
        e->starred.ctx = context;
        return allow_starred && context == CONTEXT_STORE && set_context(e->starred.value, context, false);
    case EXPR_LIST:
    case EXPR_TUPLE:
        e->list.ctx = context;
        for (int i = 0; i < e->list.elts.count; i++) {
            if (!set_context(e->list.elts.items[i], context, true)) {
                return false;
            }
        }
        return true;
    default:
        return false;
    }
}

// --- what was parsed before ------------------------------------------------------------------------------

void
memo_start(Parser *p)
{
    if (p->memo_heads == NULL) {
        size_t size = p->source->count * sizeof *p->memo_heads;
        p->memo_heads = host_alloc(size);
        memset(p->memo_heads, -1, size);
    }
}

bool
memo_find(Parser *p, MemoRule rule, Expr **node)
{
    if (p->memo_heads == NULL) {
        return false;
    }
    for (int i = p->memo_heads[p->at]; i >= 0; i = p->memo[i].next) {
        if (p->memo[i].rule == rule) {
            *node = p->memo[i].node;
            p->at = p->memo[i].end;
            return true;
        }
    }
    return false;
}

Expr *
memo_store(Parser *p, MemoRule rule, uint32_t start, Expr *node)
{
    if (p->memo_heads == NULL || p->failed) {
        return node;
    }
    if (p->memo_count == p->memo_capacity) {
        p->memo_capacity = p->memo_capacity ? p->memo_capacity * 2 : 256;
        p->memo = host_realloc(p->memo, (size_t)p->memo_capacity * sizeof *p->memo);
    }
    p->memo[p->memo_count] = (MemoEntry){rule, p->at, node, p->memo_heads[start]};
    p->memo_heads[start] = p->memo_count++;
    return node;
}

bool
enter(Parser *p, int weight)
{
    p->depth += weight;
    if (p->depth > PARSER_MAX_DEPTH) {
        fail_too_complex(p);
        return false;
    }
    return true;
}

// --- the whole -------------------------------------------------------------------------------------------

// Whether these are one statement, or several in one line. A compound one ends with a newline of its own.
static bool
check_single(Parser *p)
{
    const StmtSeq *body = &p->tree->body;
    uint32_t end = p->at, second = 0;
    if (body->count == 0) {
        return fail_token(p, end, "invalid syntax");
    }
    const Stmt *first = body->items[0];
    bool is_compound = first->kind <= STMT_CLASS_DEF || (first->kind >= STMT_FOR && first->kind <= STMT_MATCH) ||
                       first->kind == STMT_TRY;
    while (second < end && token_at(p, second)->line <= first->at.end_line) {
        second++;
    }
    if (body->items[body->count - 1]->at.line == first->at.line) {
        const Token *last = token_at(p, end - 1);
        return !is_compound || last->kind != TOKEN_NEWLINE || last->column >= 0 || fail_token(p, end, "invalid syntax");
    }
    return is_compound ? fail_token(p, second, "invalid syntax")
                       : fail_token(p, second - 1, "multiple statements found while compiling a single statement");
}

static bool
parse_start(Parser *p, ParseMode mode)
{
    if (mode == PARSE_EXPRESSION) {
        Expr *e = parse_expressions(p);
        while (e != NULL && accept(p, TOKEN_NEWLINE)) {
        }
        p->tree->expression = e;
        return e != NULL && peek(p) == TOKEN_END;
    }
    return (peek(p) == TOKEN_END || parse_statements(p, &p->tree->body)) && peek(p) == TOKEN_END &&
           (mode != PARSE_SINGLE || check_single(p));
}

// Errors of the lexer anywhere in the text come first, and a bracket that is still open above the error.
static void
prefer_lexer_error(Parser *p)
{
    const Source *source = p->source;
    if (p->error->kind == TOO_COMPLEX || p->met_error || source->error.message == NULL) {
        return;
    }
    bool bracket_above = source->error_is_late && !source->error_in_fstring && source->open_bracket != '\0' &&
                         token_at(p, p->furthest)->line > source->open_line;
    if (!source->error_is_late) {
        p->failed = false;
        parser_meet_error(p);
    } else if (bracket_above) {
        Span at = {source->open_line, source->open_column + 1, source->open_line, 0};
        p->failed = false;
        fail_at(p, SYNTAX_ERROR, &at, "'%c' was never closed", source->open_bracket);
    }
}

static void
diagnose(Parser *p, ParseMode mode)
{
    uint32_t last = p->furthest;
    host_free(p->memo_heads);
    p->memo_heads = NULL;
    p->memo_count = 0;
    memo_start(p);
    p->at = 0;
    p->depth = 0;
    p->stack_count = 0;
    p->diagnose = true;
    parse_start(p, mode);
    if (p->failed) {
        prefer_lexer_error(p);
        return;
    }
    TokenKind kind = (TokenKind)token_at(p, last)->kind;
    if (kind == TOKEN_INDENT || kind == TOKEN_DEDENT) {
        fail_here(p, INDENTATION_ERROR, kind == TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    fail_token(p, last, "invalid syntax");
    prefer_lexer_error(p);
}

// By line: the lexer has been through the whole text before the parser begins, where CPython's take turns.
static void
sort_warnings(SyntaxWarnings *warnings)
{
    for (uint32_t i = 1; i < warnings->count; i++) {
        SyntaxWarning item = warnings->items[i];
        uint32_t at = i;
        for (; at > 0 && warnings->items[at - 1].line > item.line; at--) {
            warnings->items[at] = warnings->items[at - 1];
        }
        warnings->items[at] = item;
    }
}

bool
parse_module(const char *source, size_t length, const char *filename, ParseMode mode, Tree *out,
             SyntaxError *error)
{
    *out = (Tree){0};
    *error = (SyntaxError){0};
    Source text;
    lexer_read(&text, source, length, filename, mode <= PARSE_FILE, mode < PARSE_SINGLE);
    Parser parser = {.tree = out, .source = &text, .filename = filename, .error = error,
                     .is_program = mode == PARSE_PROGRAM};
    bool ok = parse_start(&parser, mode) && !parser.failed;
    syntax_warnings_move(&out->warnings, &text.warnings);
    sort_warnings(&out->warnings);
    if (!ok) {
        SyntaxWarnings warnings = out->warnings; // the second pass finds the same again
        out->warnings = (SyntaxWarnings){0};
        if (parser.failed) {
            prefer_lexer_error(&parser);
        } else {
            diagnose(&parser, mode);
        }
        tree_free(out);
        out->warnings = warnings;
    }
    host_free(parser.stack);
    host_free(parser.memo);
    host_free(parser.memo_heads);
    lexer_free(&text);
    return ok;
}
