// Expressions, from conditional ones down to attributes, calls and subscripts.
#include "lang/parser_internal.h"
#include <string.h>

// --- lists of expressions --------------------------------------------------------------------------------

Expr *
parse_one_or_tuple(Parser *p, Expr *(*item)(Parser *))
{
    uint32_t start = p->at, base = p->stack_count;
    Expr *first = item(p);
    if (first == NULL || peek(p) != TOKEN_COMMA) {
        return first;
    }
    push_item(p, first);
    while (accept(p, TOKEN_COMMA)) {
        Mark mark = mark_here(p);
        Expr *next = item(p);
        if (next == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, next);
    }
    if (p->failed) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_TUPLE, start);
    TAKE_SEQUENCE(p, base, e->list.elts);
    return e;
}

static Expr *
new_starred(Parser *p, uint32_t start, Expr *value)
{
    if (value == NULL) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_STARRED, start);
    e->starred.value = value;
    return e;
}

static Expr *
parse_star_expression(Parser *p)
{
    uint32_t start = p->at;
    if (accept(p, TOKEN_STAR)) {
        return new_starred(p, start, parse_bitwise_or(p));
    }
    return parse_expression(p);
}

Expr *
parse_star_expressions(Parser *p)
{
    return parse_one_or_tuple(p, parse_star_expression);
}

Expr *
parse_expressions(Parser *p)
{
    return parse_one_or_tuple(p, parse_expression);
}

Expr *
parse_star_named_expression(Parser *p)
{
    uint32_t start = p->at;
    if (accept(p, TOKEN_STAR)) {
        return new_starred(p, start, parse_bitwise_or(p));
    }
    return parse_named_expression(p);
}

Expr *
parse_starred(Parser *p)
{
    uint32_t start = p->at;
    if (!accept(p, TOKEN_STAR)) {
        return NULL;
    }
    Expr *value = parse_expression(p);
    if (value == NULL) {
        return fail_here(p, SYNTAX_ERROR, "Invalid star expression");
    }
    Expr *starred = new_starred(p, start, value);
    if (p->diagnose && peek(p) == TOKEN_EQUAL) {
        Mark mark = mark_here(p);
        p->at++;
        Expr *assigned = parse_expression(p);
        if (assigned != NULL) {
            return fail_range(p, &starred->at, &assigned->at, "cannot assign to iterable argument unpacking");
        }
        go_back(p, &mark);
    }
    return p->failed ? NULL : starred;
}

Expr *
parse_yield(Parser *p)
{
    uint32_t start = p->at;
    if (!accept(p, TOKEN_YIELD)) {
        return NULL;
    }
    Mark mark = mark_here(p);
    if (accept(p, TOKEN_FROM)) {
        Expr *value = parse_expression(p);
        if (value != NULL) {
            Expr *e = new_expr(p, EXPR_YIELD_FROM, start);
            e->yield.value = value;
            return e;
        }
        go_back(p, &mark);
    }
    Expr *value = parse_star_expressions(p);
    if (value == NULL) {
        go_back(p, &mark);
    }
    Expr *e = new_expr(p, EXPR_YIELD, start);
    e->yield.value = value;
    return p->failed ? NULL : e;
}

Expr *
parse_yield_or_star_expressions(Parser *p)
{
    return peek(p) == TOKEN_YIELD ? parse_yield(p) : parse_star_expressions(p);
}

// --- named expressions -----------------------------------------------------------------------------------

static bool
begins_with_display(Parser *p, Mark mark)
{
    go_back(p, &mark);
    TokenKind kind = peek(p);
    if (kind == TOKEN_TRUE || kind == TOKEN_NONE || kind == TOKEN_FALSE) {
        return true;
    }
    if (kind != TOKEN_LEFT_PAREN && kind != TOKEN_LEFT_BRACKET) {
        return false;
    }
    Expr *e = parse_display(p);
    go_back(p, &mark);
    // (a, b) and not ((a, b)): a group has the place of what is in it.
    return e != NULL && e->at.column == token_at(p, mark.at)->column &&
           e->at.line == token_at(p, mark.at)->line &&
           (e->kind == EXPR_LIST || e->kind == EXPR_TUPLE || e->kind == EXPR_GENERATOR_EXP);
}

// The next is no assignment again: `=` or `:=`.
static bool
assigns_once(Parser *p)
{
    return peek(p) != TOKEN_EQUAL && peek(p) != TOKEN_WALRUS;
}

// `=` or a wrong `:=` where an expression stands.
static void
diagnose_named_expression(Parser *p, uint32_t start, Expr *e)
{
    Mark mark = {start, p->stack_count, p->tree->constant_count};
    if (e != NULL && accept(p, TOKEN_WALRUS)) {
        if (parse_expression(p) != NULL) {
            fail_span(p, &e->at, "cannot use assignment expressions with %s", expr_description(e));
        }
    }
    go_back(p, &mark);
    if (accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL)) {
        Expr *value = parse_bitwise_or(p);
        if (value != NULL && assigns_once(p)) {
            fail_range(p, token_span(p, start), &value->at,
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
    }
    go_back(p, &mark);
    Expr *target = parse_bitwise_or(p);
    uint32_t equal = p->at;
    if (target == NULL || peek(p) != TOKEN_EQUAL || begins_with_display(p, mark)) {
        go_back(p, &mark);
        return;
    }
    p->at = equal + 1;
    if (parse_bitwise_or(p) != NULL && assigns_once(p)) {
        fail_span(p, &target->at, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                  expr_description(target));
    }
    go_back(p, &mark);
}

Expr *
parse_named_expression(Parser *p)
{
    uint32_t start = p->at;
    Expr *e;
    if (memo_find(p, MEMO_NAMED, &e)) {
        return e;
    }
    if (peek(p) == TOKEN_NAME && peek_at(p, 1) == TOKEN_WALRUS) {
        const Identifier *name = accept_name(p);
        Expr *target = new_expr(p, EXPR_NAME, start);
        target->name.id = name;
        target->name.ctx = CONTEXT_STORE;
        p->at++;
        Expr *value = parse_expression(p);
        if (value == NULL) {
            return memo_store(p, MEMO_NAMED, start, NULL);
        }
        e = new_expr(p, EXPR_NAMED_EXPR, start);
        e->named_expr.target = target;
        e->named_expr.value = value;
        return memo_store(p, MEMO_NAMED, start, e);
    }
    e = parse_expression(p);
    if (p->diagnose) {
        uint32_t end = p->at;
        diagnose_named_expression(p, start, e);
        p->at = end;
    }
    if (e == NULL || p->failed || peek(p) == TOKEN_WALRUS) {
        return memo_store(p, MEMO_NAMED, start, NULL);
    }
    return memo_store(p, MEMO_NAMED, start, e);
}

// --- conditional expressions and lambda ------------------------------------------------------------------

// A soft keyword or, as CPython compares them, the beginning of one.
static bool
is_soft_keyword(Parser *p, uint32_t index)
{
    static const char *const words[] = {"_", "case", "match", "type"};
    const Token *token = token_at(p, index);
    size_t length = token->end - token->start;
    for (size_t i = 0; token->kind == TOKEN_NAME && i < COUNT_OF(words); i++) {
        if (strncmp(p->source->text + token->start, words[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_print_or_exec(const Expr *e)
{
    return e->kind == EXPR_NAME && (identifier_is(e->name.id, "print") || identifier_is(e->name.id, "exec"));
}

// Two expressions side by side in brackets.
static void
diagnose_missing_comma(Parser *p, uint32_t start, Expr *e)
{
    if (peek(p) == TOKEN_END || is_soft_keyword(p, start) ||
        (token_at(p, start)->kind == TOKEN_NAME && token_at(p, start + 1)->kind == TOKEN_STRING)) {
        return;
    }
    Mark mark = mark_here(p);
    Expr *other = parse_expression_plainly(p);
    if (other != NULL && !is_print_or_exec(e) && token_at(p, p->at - 1)->level > 0) {
        fail_range(p, &e->at, &other->at, "invalid syntax. Perhaps you forgot a comma?");
    }
    go_back(p, &mark);
}

// print and exec were statements once. What follows any name is looked at, because the lexer may have an
// error there.
static void
diagnose_old_statement(Parser *p, uint32_t start)
{
    if (token_at(p, start)->kind != TOKEN_NAME || p->depth > PARSER_MAX_DEPTH / 2) {
        return;
    }
    Mark mark = mark_here(p);
    p->at = start + 1;
    if (peek(p) != TOKEN_LEFT_PAREN) {
        Expr *operands = parse_star_expressions(p);
        const char *name = token_is(p, start, "print") ? "print" : "exec";
        if (operands != NULL && token_is(p, start, name)) {
            fail_range(p, token_span(p, start), &operands->at,
                       "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
        }
    }
    go_back(p, &mark);
}

static Expr *
parse_lambda(Parser *p)
{
    uint32_t start = p->at++;
    Arguments *args = parse_parameters(p, true);
    if (args == NULL || !accept(p, TOKEN_COLON)) {
        return NULL;
    }
    if (p->diagnose && peek(p) == TOKEN_FSTRING_MIDDLE) {
        return fail_range(p, token_span(p, start), token_span(p, p->at - 1),
                          "f-string: lambda expressions are not allowed without parentheses");
    }
    Expr *body = parse_expression(p);
    if (body == NULL) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_LAMBDA, start);
    e->lambda.args = args;
    e->lambda.body = body;
    return e;
}

static Expr *
parse_conditional(Parser *p)
{
    uint32_t start = p->at;
    Expr *body = parse_disjunction(p);
    if (body == NULL) {
        return NULL;
    }
    if (p->diagnose) {
        diagnose_missing_comma(p, start, body);
    }
    Mark mark = mark_here(p);
    Expr *test = NULL;
    if (accept(p, TOKEN_IF)) {
        test = parse_disjunction(p);
        if (p->diagnose && test != NULL && peek(p) != TOKEN_ELSE && peek(p) != TOKEN_COLON) {
            return fail_range(p, &body->at, &test->at, "expected 'else' after 'if' expression");
        }
    }
    if (p->diagnose) {
        diagnose_old_statement(p, start);
    }
    if (test != NULL && accept(p, TOKEN_ELSE)) {
        Expr *orelse = parse_expression(p);
        if (orelse != NULL) {
            Expr *e = new_expr(p, EXPR_IF_EXP, start);
            e->if_exp.test = test;
            e->if_exp.body = body;
            e->if_exp.orelse = orelse;
            return e;
        }
    }
    go_back(p, &mark);
    return p->failed ? NULL : body;
}

Expr *
parse_expression(Parser *p)
{
    Expr *e;
    if (memo_find(p, MEMO_EXPRESSION, &e)) {
        return e;
    }
    if (!enter(p, DEPTH_EXPRESSION)) {
        return NULL;
    }
    uint32_t start = p->at;
    e = peek(p) == TOKEN_LAMBDA ? parse_lambda(p) : parse_conditional(p);
    leave(p, DEPTH_EXPRESSION);
    return memo_store(p, MEMO_EXPRESSION, start, e);
}

Expr *
parse_expression_plainly(Parser *p)
{
    bool diagnose = p->diagnose;
    p->diagnose = false;
    Expr *e = NULL;
    if (enter(p, DEPTH_EXPRESSION)) {
        e = peek(p) == TOKEN_LAMBDA ? parse_lambda(p) : parse_conditional(p);
        leave(p, DEPTH_EXPRESSION);
    }
    p->diagnose = diagnose;
    return e;
}
