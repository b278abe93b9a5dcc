// Simple statements and the lines they stand in.
#include "lang/parser_internal.h"
#include "base/buffer.h"
#include "object/profile.h"
#include <string.h>

// --- assignments -----------------------------------------------------------------------------------------

static bool
is_single_target(const Expr *e)
{
    return e->kind == EXPR_NAME || e->kind == EXPR_ATTRIBUTE || e->kind == EXPR_SUBSCRIPT;
}

static bool
is_augmented_assign(TokenKind kind)
{
    return kind >= TOKEN_PLUS_EQUAL && kind <= TOKEN_CARET_EQUAL;
}

static Stmt *
new_expr_stmt(Parser *p, uint32_t start, Expr *value)
{
    if (value == NULL || p->failed) {
        return NULL;
    }
    Stmt *s = new_stmt(p, STMT_EXPR, start);
    s->expr.value = value;
    return s;
}

// target: annotation [= value]; the target is behind.
static Stmt *
parse_annotation(Parser *p, uint32_t start, Expr *target)
{
    bool simple = target->kind == EXPR_NAME && token_at(p, start)->kind == TOKEN_NAME;
    p->at++;
    Expr *annotation = parse_expression(p);
    if (annotation == NULL) {
        return NULL;
    }
    Mark mark = mark_here(p);
    Expr *value = accept(p, TOKEN_EQUAL) ? parse_yield_or_star_expressions(p) : NULL;
    if (value == NULL) {
        go_back(p, &mark);
    }
    if (p->failed) {
        return NULL;
    }
    set_context(target, CONTEXT_STORE, false);
    Stmt *s = new_stmt(p, STMT_ANN_ASSIGN, start);
    s->ann_assign.target = target;
    s->ann_assign.annotation = annotation;
    s->ann_assign.value = value;
    s->ann_assign.simple = simple;
    return s;
}

static Stmt *
parse_augmented(Parser *p, uint32_t start, Expr *target)
{
    Operator operator=(Operator)(OPERATOR_ADD + (peek(p) - TOKEN_PLUS_EQUAL));
    p->at++;
    Expr *value = parse_yield_or_star_expressions(p);
    if (value == NULL) {
        return NULL;
    }
    set_context(target, CONTEXT_STORE, false);
    Stmt *s = new_stmt(p, STMT_AUG_ASSIGN, start);
    s->aug_assign.target = target;
    s->aug_assign.op = operator;
    s->aug_assign.value = value;
    return s;
}

static Stmt *
new_assign(Parser *p, uint32_t start, uint32_t base, Expr *value)
{
    Stmt *s = new_stmt(p, STMT_ASSIGN, start);
    TAKE_SEQUENCE(p, base, s->assign.targets);
    s->assign.value = value;
    return s;
}

// An expression, or an assignment of any kind. Only for the first pass.
static Stmt *
parse_expression_statement(Parser *p)
{
    uint32_t start = p->at, base = p->stack_count;
    Expr *e = parse_yield_or_star_expressions(p);
    if (e == NULL) {
        return NULL;
    }
    TokenKind kind = peek(p);
    if (kind == TOKEN_COLON && is_single_target(e)) {
        return parse_annotation(p, start, e);
    }
    if (is_augmented_assign(kind) && is_single_target(e)) {
        return parse_augmented(p, start, e);
    }
    while (accept(p, TOKEN_EQUAL)) {
        if (!set_context(e, CONTEXT_STORE, true)) {
            return NULL;
        }
        push_item(p, e);
        e = parse_yield_or_star_expressions(p);
        if (e == NULL) {
            return NULL;
        }
    }
    return p->stack_count > base ? new_assign(p, start, base, e) : new_expr_stmt(p, start, e);
}

// --- assignments that are diagnosed ----------------------------------------------------------------------

// (target '=')*: as many as there are.
static void
skip_targets(Parser *p)
{
    for (;;) {
        Mark mark = mark_here(p);
        if (parse_star_targets(p) == NULL || !accept(p, TOKEN_EQUAL)) {
            go_back(p, &mark);
            return;
        }
    }
}

static Expr *
parenthesized_list(Parser *p)
{
    TokenKind kind = peek(p);
    if (kind != TOKEN_LEFT_PAREN && kind != TOKEN_LEFT_BRACKET) {
        return NULL;
    }
    Expr *e = parse_display(p);
    return e != NULL && (e->kind == EXPR_LIST || e->kind == EXPR_TUPLE) ? e : NULL;
}

static void
diagnose_annotation(Parser *p, Mark mark)
{
    go_back(p, &mark);
    Expr *e = parenthesized_list(p);
    if (e != NULL && accept(p, TOKEN_COLON) && parse_expression(p) != NULL) {
        fail_span(p, &e->at, "only single target (not %s) can be annotated", expr_description(e));
    }
    go_back(p, &mark);
    e = parse_star_named_expression(p);
    if (e != NULL && accept(p, TOKEN_COMMA)) {
        for (;;) {
            Mark item = mark_here(p);
            if (parse_star_named_expression(p) == NULL) {
                go_back(p, &item);
                break;
            }
            accept(p, TOKEN_COMMA);
        }
        if (accept(p, TOKEN_COLON) && parse_expression(p) != NULL) {
            fail_span(p, &e->at, "only single target (not tuple) can be annotated");
        }
    }
    go_back(p, &mark);
    e = parse_expression(p);
    if (e != NULL && accept(p, TOKEN_COLON) && parse_expression(p) != NULL) {
        fail_span(p, &e->at, "illegal target for annotation");
    }
}

static void
diagnose_assignment(Parser *p, Mark mark)
{
    diagnose_annotation(p, mark);
    go_back(p, &mark);
    skip_targets(p);
    Mark behind = mark_here(p);
    Expr *e = parse_star_expressions(p);
    if (e != NULL && accept(p, TOKEN_EQUAL)) {
        fail_invalid_target(p, TARGETS_STAR, e);
    }
    go_back(p, &behind);
    e = parse_yield(p);
    if (e != NULL && accept(p, TOKEN_EQUAL)) {
        fail_span(p, &e->at, "assignment to yield expression not possible");
    }
    go_back(p, &mark);
    e = parse_star_expressions(p);
    if (e != NULL && is_augmented_assign(peek(p))) {
        p->at++;
        if (parse_yield_or_star_expressions(p) != NULL) {
            fail_span(p, &e->at, "'%s' is an illegal expression for augmented assignment",
                      expr_description(e));
        }
    }
    go_back(p, &mark);
}

// type X = ...; NULL where that does not follow, for `type` is a name then.
static Stmt *
parse_type_alias(Parser *p)
{
    if (!token_is(p, p->at, "type") || peek_at(p, 1) != TOKEN_NAME) {
        return NULL;
    }
    uint32_t start = p->at++;
    Stmt *s = new_stmt(p, STMT_TYPE_ALIAS, start);
    uint32_t name = p->at;
    const Identifier *id = accept_name(p);
    if (id == NULL) {
        return NULL;
    }
    s->type_alias.name = new_expr(p, EXPR_NAME, name);
    s->type_alias.name->name.id = id;
    s->type_alias.name->name.ctx = CONTEXT_STORE;
    if (!parse_type_parameters(p, &s->type_alias.type_params) || !accept(p, TOKEN_EQUAL)) {
        return NULL;
    }
    s->type_alias.value = parse_expression(p);
    s->at = span_since(p, start);
    return s->type_alias.value == NULL ? NULL : s;
}

// As parse_expression_statement, trying one form after the other.
static Stmt *
parse_expression_statement_diagnosing(Parser *p)
{
    Mark mark = mark_here(p);
    uint32_t start = p->at, base = p->stack_count;
    Expr *target = peek(p) == TOKEN_NAME || peek(p) == TOKEN_LEFT_PAREN ? parse_primary(p) : NULL;
    if (target != NULL && peek(p) == TOKEN_COLON && is_single_target(target)) {
        Stmt *s = parse_annotation(p, start, target);
        if (s != NULL) {
            return s;
        }
    }
    go_back(p, &mark);
    for (;;) {
        Mark item = mark_here(p);
        target = parse_star_targets(p);
        if (target == NULL || !accept(p, TOKEN_EQUAL)) {
            go_back(p, &item);
            break;
        }
        push_item(p, target);
    }
    if (p->stack_count > base) {
        Expr *value = parse_yield_or_star_expressions(p);
        if (value != NULL && peek(p) != TOKEN_EQUAL) {
            return new_assign(p, start, base, value);
        }
    }
    go_back(p, &mark);
    target = parse_primary(p);
    if (target != NULL && is_single_target(target) && is_augmented_assign(peek(p))) {
        return parse_augmented(p, start, target);
    }
    diagnose_assignment(p, mark);
    Stmt *alias = p->failed ? NULL : parse_type_alias(p);
    if (alias != NULL) {
        return alias;
    }
    go_back(p, &mark);
    return new_expr_stmt(p, start, parse_yield_or_star_expressions(p));
}

// --- import ----------------------------------------------------------------------------------------------

static const Identifier *
parse_dotted_name(Parser *p)
{
    const Identifier *name = accept_name(p);
    if (name == NULL || peek(p) != TOKEN_DOT) {
        return name;
    }
    Buffer dotted = {0};
    buffer_append(&dotted, name->text, name->length);
    for (;;) {
        Mark mark = mark_here(p);
        const Identifier *part = accept(p, TOKEN_DOT) ? accept_name(p) : NULL;
        if (part == NULL) {
            go_back(p, &mark);
            break;
        }
        buffer_append_char(&dotted, '.');
        buffer_append(&dotted, part->text, part->length);
    }
    name = tree_intern(p->tree, dotted.data, dotted.length);
    buffer_free(&dotted);
    return name;
}

static Alias *
new_alias(Parser *p, uint32_t start, const Identifier *name, const Identifier *asname)
{
    Alias *alias = arena_alloc(&p->tree->arena, sizeof *alias);
    alias->at = span_since(p, start);
    alias->name = name;
    alias->asname = asname;
    return alias;
}

// name [as name]
static Alias *
parse_alias(Parser *p, bool dotted)
{
    uint32_t start = p->at;
    const Identifier *name = dotted ? parse_dotted_name(p) : accept_name(p);
    if (name == NULL) {
        return NULL;
    }
    Mark mark = mark_here(p);
    const Identifier *asname = accept(p, TOKEN_AS) ? accept_name(p) : NULL;
    if (asname == NULL) {
        go_back(p, &mark);
    }
    return p->failed ? NULL : new_alias(p, start, name, asname);
}

// Pushes the aliases; false: there is none. A trailing comma is left over.
static bool
parse_aliases(Parser *p, bool dotted)
{
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        Alias *alias = is_first || accept(p, TOKEN_COMMA) ? parse_alias(p, dotted) : NULL;
        if (alias == NULL) {
            go_back(p, &mark);
            return !is_first && !p->failed;
        }
        push_item(p, alias);
    }
}

static void
diagnose_import(Parser *p, uint32_t start)
{
    Mark mark = {start, p->stack_count, p->tree->constant_count};
    p->at = start + 1;
    if (profile->diagnoses_imports && peek(p) == TOKEN_NEWLINE) {
        fail_from(p, token_span(p, p->at), "Expected one or more names after 'import'");
    }
    bool any = parse_dotted_name(p) != NULL;
    while (any && accept(p, TOKEN_COMMA)) {
        any = parse_dotted_name(p) != NULL;
    }
    if (any && accept(p, TOKEN_FROM) && parse_dotted_name(p) != NULL) {
        fail_from(p, token_span(p, start), "Did you mean to use 'from ... import ...' instead?");
    }
    go_back(p, &mark);
}

static Stmt *
parse_import(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    if (p->diagnose) {
        diagnose_import(p, start);
        p->at = start + 1;
    }
    if (!parse_aliases(p, true)) {
        return NULL;
    }
    Stmt *s = new_stmt(p, STMT_IMPORT, start);
    TAKE_SEQUENCE(p, base, s->import.names);
    return s;
}

static bool
parse_import_targets(Parser *p)
{
    uint32_t start = p->at;
    if (accept(p, TOKEN_LEFT_PAREN)) {
        if (!parse_aliases(p, false)) {
            return false;
        }
        accept(p, TOKEN_COMMA);
        return accept(p, TOKEN_RIGHT_PAREN);
    }
    if (accept(p, TOKEN_STAR)) {
        push_item(p, new_alias(p, start, tree_intern(p->tree, "*", 1), NULL));
        return true;
    }
    if (parse_aliases(p, false) && peek(p) != TOKEN_COMMA) {
        return true;
    }
    if (p->diagnose) {
        if (accept(p, TOKEN_COMMA) && peek(p) == TOKEN_NEWLINE) {
            p->at++;
            fail_here(p, SYNTAX_ERROR, "trailing comma not allowed without surrounding parentheses");
        }
        p->at = start;
        if (profile->diagnoses_imports && peek(p) == TOKEN_NEWLINE) {
            fail_from(p, token_span(p, start), "Expected one or more names after 'import'");
        }
    }
    return false;
}

static Stmt *
parse_import_from(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    int level = 0;
    for (; peek(p) == TOKEN_DOT || peek(p) == TOKEN_ELLIPSIS; p->at++) {
        level += peek(p) == TOKEN_DOT ? 1 : 3;
    }
    const Identifier *module = parse_dotted_name(p);
    if ((module == NULL && level == 0) || !accept(p, TOKEN_IMPORT) || !parse_import_targets(p)) {
        return NULL;
    }
    Stmt *s = new_stmt(p, STMT_IMPORT_FROM, start);
    s->import_from.module = module;
    s->import_from.level = level;
    TAKE_SEQUENCE(p, base, s->import_from.names);
    return s;
}

// --- the other simple statements -------------------------------------------------------------------------

static Stmt *
parse_return(Parser *p)
{
    uint32_t start = p->at++;
    Mark mark = mark_here(p);
    Expr *value = parse_star_expressions(p);
    if (value == NULL) {
        go_back(p, &mark);
    }
    Stmt *s = new_stmt(p, STMT_RETURN, start);
    s->return_.value = value;
    return s;
}

static Stmt *
parse_raise(Parser *p)
{
    uint32_t start = p->at++;
    Mark mark = mark_here(p);
    Expr *exc = parse_expression(p), *cause = NULL;
    if (exc == NULL) {
        go_back(p, &mark);
    } else {
        mark = mark_here(p);
        cause = accept(p, TOKEN_FROM) ? parse_expression(p) : NULL;
        if (cause == NULL) {
            go_back(p, &mark);
        }
    }
    Stmt *s = new_stmt(p, STMT_RAISE, start);
    s->raise.exc = exc;
    s->raise.cause = cause;
    return s;
}

static Stmt *
parse_delete(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    Mark mark = mark_here(p);
    bool ok = false;
    do {
        Mark item = mark_here(p);
        Expr *target = parse_primary(p);
        if (target == NULL) {
            go_back(p, &item);
            break;
        }
        ok = set_context(target, CONTEXT_DEL, false);
        push_item(p, target);
    } while (ok && accept(p, TOKEN_COMMA));
    if (ok && (peek(p) == TOKEN_SEMICOLON || peek(p) == TOKEN_NEWLINE)) {
        Stmt *s = new_stmt(p, STMT_DELETE, start);
        TAKE_SEQUENCE(p, base, s->delete.targets);
        return s;
    }
    if (p->diagnose) {
        go_back(p, &mark);
        Expr *targets = parse_star_expressions(p);
        if (targets != NULL) {
            fail_invalid_target(p, TARGETS_DEL, targets);
        }
    }
    return NULL;
}

static Stmt *
parse_assert(Parser *p)
{
    uint32_t start = p->at++;
    Expr *test = parse_expression(p);
    if (test == NULL) {
        return NULL;
    }
    Mark mark = mark_here(p);
    Expr *msg = accept(p, TOKEN_COMMA) ? parse_expression(p) : NULL;
    if (msg == NULL) {
        go_back(p, &mark);
    }
    Stmt *s = new_stmt(p, STMT_ASSERT, start);
    s->assert_.test = test;
    s->assert_.msg = msg;
    return s;
}

static Stmt *
parse_names(Parser *p, StmtKind kind)
{
    uint32_t start = p->at++, base = p->stack_count;
    for (;;) {
        Mark mark = mark_here(p);
        const Identifier *name = p->stack_count == base || accept(p, TOKEN_COMMA) ? accept_name(p) : NULL;
        if (name == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, (void *)(uintptr_t)name);
    }
    if (p->stack_count == base) {
        return NULL;
    }
    Stmt *s = new_stmt(p, kind, start);
    TAKE_SEQUENCE(p, base, s->global.names);
    return s;
}

static Stmt *
parse_word(Parser *p, StmtKind kind)
{
    uint32_t start = p->at++;
    return new_stmt(p, kind, start);
}

static Stmt *
parse_simple(Parser *p)
{
    switch (peek(p)) {
    case TOKEN_IMPORT:
        return parse_import(p);
    case TOKEN_FROM:
        return parse_import_from(p);
    case TOKEN_RETURN:
        return parse_return(p);
    case TOKEN_RAISE:
        return parse_raise(p);
    case TOKEN_PASS:
        return parse_word(p, STMT_PASS);
    case TOKEN_BREAK:
        return parse_word(p, STMT_BREAK);
    case TOKEN_CONTINUE:
        return parse_word(p, STMT_CONTINUE);
    case TOKEN_DEL:
        return parse_delete(p);
    case TOKEN_ASSERT:
        return parse_assert(p);
    case TOKEN_GLOBAL:
        return parse_names(p, STMT_GLOBAL);
    case TOKEN_NONLOCAL:
        return parse_names(p, STMT_NONLOCAL);
    case TOKEN_NAME:
        if (!p->diagnose) {
            Mark mark = mark_here(p);
            Stmt *s = parse_type_alias(p);
            if (s != NULL || p->failed) {
                return s;
            }
            go_back(p, &mark);
        }
        break;
    default:
        break;
    }
    return p->diagnose ? parse_expression_statement_diagnosing(p) : parse_expression_statement(p);
}

// simple (';' simple)* [';'] NEWLINE, pushed
static bool
parse_simple_line(Parser *p)
{
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        Stmt *s = parse_simple(p);
        if (s == NULL || p->failed) {
            go_back(p, &mark);
            if (is_first) {
                return false;
            }
            break;
        }
        push_item(p, s);
        if (!accept(p, TOKEN_SEMICOLON)) {
            break;
        }
    }
    return accept(p, TOKEN_NEWLINE);
}

// --- sequences of statements -----------------------------------------------------------------------------

bool
parse_statements(Parser *p, StmtSeq *out)
{
    uint32_t base = p->stack_count;
    bool any = false;
    for (;;) {
        Mark mark = mark_here(p);
        bool is_compound = false;
        Stmt *s = parse_compound(p, &is_compound);
        if (s != NULL) {
            push_item(p, s);
        } else {
            // `match` may begin any statement; the other keywords have said what they are.
            if (!is_compound) {
                go_back(p, &mark);
            }
            if (is_compound || !parse_simple_line(p)) {
                go_back(p, &mark);
                break;
            }
        }
        any = true;
    }
    if (p->failed) {
        return false;
    }
    TAKE_SEQUENCE(p, base, *out);
    return any;
}

bool
parse_block(Parser *p, StmtSeq *out)
{
    uint32_t base = p->stack_count;
    bool ok;
    if (!enter(p, DEPTH_BLOCK)) {
        return false;
    }
    if (accept(p, TOKEN_NEWLINE)) {
        bool indented = accept(p, TOKEN_INDENT);
        ok = indented && parse_statements(p, out) && accept(p, TOKEN_DEDENT);
        if (!indented && p->diagnose) {
            fail_here(p, INDENTATION_ERROR, "expected an indented block");
        }
    } else {
        ok = parse_simple_line(p);
        if (ok) {
            TAKE_SEQUENCE(p, base, *out);
        }
    }
    leave(p, DEPTH_BLOCK);
    return ok && !p->failed;
}
