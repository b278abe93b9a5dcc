// Expressions, from conditional ones down to attributes, calls and subscripts.
#include "lang/parser_internal.h"
#include "base/buffer.h"
#include <string.h>

// --- lists of expressions ----------------------------------------------------------------------------------

// item (',' item)* [',']: one item alone, or a tuple.
static Expr *
one_or_tuple(Parser *p, Expr *(*item)(Parser *))
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
            go_back(p, mark);
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
    return one_or_tuple(p, parse_star_expression);
}

Expr *
parse_expressions(Parser *p)
{
    return one_or_tuple(p, parse_expression);
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
            return fail_range(p, starred->at, assigned->at, "cannot assign to iterable argument unpacking");
        }
        go_back(p, mark);
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
        go_back(p, mark);
    }
    Expr *value = parse_star_expressions(p);
    if (value == NULL) {
        go_back(p, mark);
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

// --- named expressions -------------------------------------------------------------------------------------

static bool
begins_with_display(Parser *p, Mark mark)
{
    go_back(p, mark);
    TokenKind kind = peek(p);
    if (kind == TOKEN_TRUE || kind == TOKEN_NONE || kind == TOKEN_FALSE) {
        return true;
    }
    if (kind != TOKEN_LEFT_PAREN && kind != TOKEN_LEFT_BRACKET) {
        return false;
    }
    Expr *e = parse_display(p);
    go_back(p, mark);
    // (a, b) and not ((a, b)): a group has the place of what is in it.
    return e != NULL && e->at.column == token_at(p, mark.at)->column && e->at.line == token_at(p, mark.at)->line &&
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
            fail_span(p, e->at, "cannot use assignment expressions with %s", expr_description(e));
        }
    }
    go_back(p, mark);
    if (accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL)) {
        Expr *value = parse_bitwise_or(p);
        if (value != NULL && assigns_once(p)) {
            fail_range(p, token_span(p, start), value->at,
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
    }
    go_back(p, mark);
    Expr *target = parse_bitwise_or(p);
    uint32_t equal = p->at;
    if (target == NULL || peek(p) != TOKEN_EQUAL || begins_with_display(p, mark)) {
        go_back(p, mark);
        return;
    }
    p->at = equal + 1;
    if (parse_bitwise_or(p) != NULL && assigns_once(p)) {
        fail_span(p, target->at, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                  expr_description(target));
    }
    go_back(p, mark);
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

// --- conditional expressions and lambda --------------------------------------------------------------------

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
        fail_range(p, e->at, other->at, "invalid syntax. Perhaps you forgot a comma?");
    }
    go_back(p, mark);
}

// print and exec were statements once. What follows any name is looked at, because the lexer may have an error there.
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
            fail_range(p, token_span(p, start), operands->at,
                       "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
        }
    }
    go_back(p, mark);
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
            return fail_range(p, body->at, test->at, "expected 'else' after 'if' expression");
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
    go_back(p, mark);
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

// --- operators ---------------------------------------------------------------------------------------------

typedef enum {
    OR_LEVEL = 1,
    AND_LEVEL,
    NOT_LEVEL,
    COMPARE_LEVEL,
    BITWISE_OR_LEVEL,
    BITWISE_XOR_LEVEL,
    BITWISE_AND_LEVEL,
    SHIFT_LEVEL,
    SUM_LEVEL,
    TERM_LEVEL,
    FACTOR_LEVEL,
} Level;

static Level
infix_level(TokenKind kind)
{
    switch (kind) {
    case TOKEN_OR:
        return OR_LEVEL;
    case TOKEN_AND:
        return AND_LEVEL;
    case TOKEN_EQUAL_EQUAL:
    case TOKEN_NOT_EQUAL:
    case TOKEN_LESS:
    case TOKEN_LESS_EQUAL:
    case TOKEN_GREATER:
    case TOKEN_GREATER_EQUAL:
    case TOKEN_IS:
    case TOKEN_IN:
    case TOKEN_NOT:
        return COMPARE_LEVEL;
    case TOKEN_BAR:
        return BITWISE_OR_LEVEL;
    case TOKEN_CARET:
        return BITWISE_XOR_LEVEL;
    case TOKEN_AMPERSAND:
        return BITWISE_AND_LEVEL;
    case TOKEN_LEFT_SHIFT:
    case TOKEN_RIGHT_SHIFT:
        return SHIFT_LEVEL;
    case TOKEN_PLUS:
    case TOKEN_MINUS:
        return SUM_LEVEL;
    case TOKEN_STAR:
    case TOKEN_SLASH:
    case TOKEN_DOUBLE_SLASH:
    case TOKEN_PERCENT:
    case TOKEN_AT:
        return TERM_LEVEL;
    default:
        return 0;
    }
}

static Expr *parse_operation(Parser *p, Level least);

static int
accept_compare_operator(Parser *p)
{
    TokenKind kind = peek(p);
    p->at++;
    switch (kind) {
    case TOKEN_EQUAL_EQUAL:
        return COMPARE_EQ;
    case TOKEN_NOT_EQUAL:
        return COMPARE_NE;
    case TOKEN_LESS:
        return COMPARE_LT;
    case TOKEN_LESS_EQUAL:
        return COMPARE_LE;
    case TOKEN_GREATER:
        return COMPARE_GT;
    case TOKEN_GREATER_EQUAL:
        return COMPARE_GE;
    case TOKEN_IN:
        return COMPARE_IN;
    case TOKEN_IS:
        return accept(p, TOKEN_NOT) ? COMPARE_IS_NOT : COMPARE_IS;
    case TOKEN_NOT:
        if (accept(p, TOKEN_IN)) {
            return COMPARE_NOT_IN;
        }
        break;
    default:
        break;
    }
    return -1;
}

// a < b <= c: everything after the first operand.
static Expr *
parse_comparison(Parser *p, uint32_t start, Expr *left)
{
    uint32_t base = p->stack_count;
    Buffer operators = {0};
    while (infix_level(peek(p)) == COMPARE_LEVEL) {
        Mark mark = mark_here(p);
        int operator = accept_compare_operator(p);
        Expr *right = operator>= 0 ? parse_operation(p, BITWISE_OR_LEVEL) : NULL;
        if (right == NULL) {
            go_back(p, mark);
            break;
        }
        buffer_append_char(&operators, (char)operator);
        push_item(p, right);
    }
    Expr *e = left;
    if (operators.length > 0) {
        e = new_expr(p, EXPR_COMPARE, start);
        e->compare.left = left;
        e->compare.ops.count = (int)operators.length;
        e->compare.ops.items = arena_alloc(&p->tree->arena, operators.length);
        for (size_t i = 0; i < operators.length; i++) {
            e->compare.ops.items[i] = (uint8_t)operators.data[i];
        }
        TAKE_SEQUENCE(p, base, e->compare.comparators);
    }
    buffer_free(&operators);
    return e;
}

// a or b or c: everything after the first operand.
static Expr *
parse_bool_op(Parser *p, uint32_t start, Expr *first, TokenKind kind)
{
    uint32_t base = p->stack_count;
    push_item(p, first);
    while (peek(p) == kind) {
        Mark mark = mark_here(p);
        p->at++;
        Expr *operand = parse_operation(p, kind == TOKEN_OR ? AND_LEVEL : NOT_LEVEL);
        if (operand == NULL) {
            go_back(p, mark);
            break;
        }
        push_item(p, operand);
    }
    if (p->stack_count == base + 1) {
        p->stack_count = base;
        return first;
    }
    Expr *e = new_expr(p, EXPR_BOOL_OP, start);
    e->bool_op.op = kind == TOKEN_OR ? BOOL_OP_OR : BOOL_OP_AND;
    TAKE_SEQUENCE(p, base, e->bool_op.values);
    return e;
}

static Expr *
new_unary(Parser *p, uint32_t start, UnaryOperator operator, Expr *operand)
{
    if (operand == NULL) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_UNARY_OP, start);
    e->unary_op.op = operator;
    e->unary_op.operand = operand;
    return e;
}

static Expr *
new_binary(Parser *p, uint32_t start, Expr *left, TokenKind kind, Expr *right)
{
    Expr *e = new_expr(p, EXPR_BIN_OP, start);
    e->bin_op.left = left;
    e->bin_op.op = (Operator)(OPERATOR_ADD + (kind - TOKEN_PLUS));
    e->bin_op.right = right;
    return e;
}

// `not` behind an operator that binds more tightly.
static void
diagnose_not(Parser *p, Level operand)
{
    if (!p->diagnose || peek(p) != TOKEN_NOT) {
        return;
    }
    Mark mark = mark_here(p);
    if (operand != NOT_LEVEL) {
        p->at++;
    }
    Expr *e = parse_operation(p, operand);
    if (e != NULL) {
        fail_range(p, token_span(p, mark.at), e->at, "'not' after an operator must be parenthesized");
    }
    go_back(p, mark);
}

// A prefix operator with its operand, or a primary, perhaps with a power. `*limit` becomes the tightest operator
// that may follow.
static Expr *
parse_operand(Parser *p, Level least, Level *limit)
{
    uint32_t start = p->at;
    TokenKind kind = peek(p);
    switch (kind) {
    case TOKEN_NOT:
        if (least > NOT_LEVEL) {
            return NULL;
        }
        p->at++;
        *limit = AND_LEVEL;
        return new_unary(p, start, UNARY_NOT, parse_operation(p, NOT_LEVEL));
    case TOKEN_MINUS:
    case TOKEN_PLUS:
    case TOKEN_TILDE:
        p->at++;
        diagnose_not(p, FACTOR_LEVEL);
        return new_unary(p, start,
                         kind == TOKEN_MINUS  ? UNARY_USUB
                         : kind == TOKEN_PLUS ? UNARY_UADD
                                              : UNARY_INVERT,
                         parse_operation(p, FACTOR_LEVEL));
    default:
        break;
    }
    Expr *e = parse_primary(p);
    if (e != NULL && peek(p) == TOKEN_DOUBLE_STAR) {
        Mark mark = mark_here(p);
        p->at++;
        Expr *exponent = parse_operation(p, FACTOR_LEVEL);
        if (exponent != NULL) {
            return new_binary(p, start, e, TOKEN_DOUBLE_STAR, exponent);
        }
        go_back(p, mark);
    }
    return e;
}

static Expr *
parse_operation(Parser *p, Level least)
{
    if (!enter(p, DEPTH_OPERATOR)) {
        return NULL;
    }
    uint32_t start = p->at;
    Level limit = FACTOR_LEVEL;
    Expr *e = parse_operand(p, least, &limit);
    while (e != NULL) {
        TokenKind kind = peek(p);
        Level level = infix_level(kind);
        if (level == 0 || level < least || level > limit) {
            break;
        }
        Expr *before = e;
        if (level <= AND_LEVEL) {
            e = parse_bool_op(p, start, e, kind);
        } else if (level == COMPARE_LEVEL) {
            e = parse_comparison(p, start, e);
        } else {
            Mark mark = mark_here(p);
            p->at++;
            Expr *right = parse_operation(p, level + 1);
            if (right != NULL) {
                e = new_binary(p, start, e, kind, right);
            } else {
                go_back(p, mark);
                p->at += level >= SUM_LEVEL;
                diagnose_not(p, NOT_LEVEL);
                go_back(p, mark);
            }
        }
        if (e == before) {
            break;  // the operator is left over
        }
        limit = level <= COMPARE_LEVEL ? level - 1 : level;
    }
    leave(p, DEPTH_OPERATOR);
    return p->failed ? NULL : e;
}

static Expr *
parse_remembered(Parser *p, MemoRule rule, Level least)
{
    uint32_t start = p->at;
    Expr *e;
    if (memo_find(p, rule, &e)) {
        return e;
    }
    return memo_store(p, rule, start, parse_operation(p, least));
}

Expr *
parse_disjunction(Parser *p)
{
    return parse_remembered(p, MEMO_DISJUNCTION, OR_LEVEL);
}

Expr *
parse_bitwise_or(Parser *p)
{
    return parse_remembered(p, MEMO_BITWISE_OR, BITWISE_OR_LEVEL);
}

// --- primaries ---------------------------------------------------------------------------------------------

static Expr *
new_name_expr(Parser *p)
{
    uint32_t start = p->at;
    const Identifier *id = accept_name(p);
    Expr *e = new_expr(p, EXPR_NAME, start);
    e->name.id = id;
    return e;
}

Expr *
parse_atom(Parser *p)
{
    TokenKind kind = peek(p);
    switch (kind) {
    case TOKEN_NAME:
        return new_name_expr(p);
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NONE:
    case TOKEN_ELLIPSIS:
        p->at++;
        return new_constant(p,
                            kind == TOKEN_TRUE    ? CONSTANT_TRUE
                            : kind == TOKEN_FALSE ? CONSTANT_FALSE
                            : kind == TOKEN_NONE  ? CONSTANT_NONE
                                                  : CONSTANT_ELLIPSIS,
                            token_span(p, p->at - 1));
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
        return parse_strings(p);
    case TOKEN_NUMBER:
        return parse_number(p);
    case TOKEN_LEFT_PAREN:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
        return parse_display(p);
    case TOKEN_AWAIT:
        return fail_lacking(p, token_span(p, p->at), "'await'");
    default:
        return NULL;
    }
}

static Expr *
parse_slice(Parser *p)
{
    uint32_t start = p->at;
    Expr *lower = NULL;
    if (peek(p) != TOKEN_COLON) {
        bool walrus = peek(p) == TOKEN_NAME && peek_at(p, 1) == TOKEN_WALRUS;
        if (p->diagnose && !walrus) {
            Mark mark = mark_here(p);
            lower = parse_expression(p);
            if (lower == NULL || peek(p) != TOKEN_COLON) {
                go_back(p, mark);
                lower = parse_named_expression(p);
            }
        } else {
            lower = parse_named_expression(p);
        }
        if (lower == NULL || walrus || peek(p) != TOKEN_COLON) {
            return lower;
        }
    }
    p->at++;
    Expr *parts[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        Mark mark = mark_here(p);
        if (i == 1 && !accept(p, TOKEN_COLON)) {
            break;
        }
        Mark behind_colon = mark_here(p);
        parts[i] = parse_expression(p);
        if (parts[i] == NULL) {
            go_back(p, i == 1 ? behind_colon : mark);
        }
    }
    if (p->failed) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_SLICE, start);
    e->slice.lower = lower;
    e->slice.upper = parts[0];
    e->slice.step = parts[1];
    return e;
}

static Expr *
parse_slice_or_starred(Parser *p)
{
    return peek(p) == TOKEN_STAR ? parse_starred(p) : parse_slice(p);
}

static Expr *
parse_slices(Parser *p)
{
    uint32_t start = p->at, base = p->stack_count;
    bool lone_star = peek(p) == TOKEN_STAR;
    Expr *e = one_or_tuple(p, parse_slice_or_starred);
    if (e != NULL && lone_star && e->kind == EXPR_STARRED) {
        Expr *tuple = new_expr(p, EXPR_TUPLE, start);
        push_item(p, e);
        TAKE_SEQUENCE(p, base, tuple->list.elts);
        return tuple;
    }
    return e;
}

static Expr *
parse_call(Parser *p, uint32_t start, Expr *func)
{
    Expr call = {0};
    p->at++;
    if (peek(p) != TOKEN_RIGHT_PAREN && !parse_arguments(p, true, &call.call.args, &call.call.keywords)) {
        return NULL;
    }
    if (!accept(p, TOKEN_RIGHT_PAREN)) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_CALL, start);
    e->call = call.call;
    e->call.func = func;
    return e;
}

static Expr *
parse_subscript(Parser *p, uint32_t start, Expr *value)
{
    p->at++;
    Expr *slice = parse_slices(p);
    if (slice == NULL || !accept(p, TOKEN_RIGHT_BRACKET)) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_SUBSCRIPT, start);
    e->subscript.value = value;
    e->subscript.slice = slice;
    return e;
}

static Expr *
parse_attribute(Parser *p, uint32_t start, Expr *value)
{
    p->at++;
    const Identifier *attr = accept_name(p);
    if (attr == NULL) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_ATTRIBUTE, start);
    e->attribute.value = value;
    e->attribute.attr = attr;
    return e;
}

Expr *
parse_primary(Parser *p)
{
    uint32_t start = p->at;
    Expr *e = parse_atom(p);
    while (e != NULL) {
        Mark mark = mark_here(p);
        TokenKind kind = peek(p);
        if (p->diagnose && (kind == TOKEN_LEFT_BRACE || kind == TOKEN_LEFT_BRACKET)) {
            // CPython tries a generator expression here, and with it the mistakes of all comprehensions.
            diagnose_comprehension_target(p, p->at, false);
            go_back(p, mark);
        }
        Expr *next = kind == TOKEN_DOT            ? parse_attribute(p, start, e)
                     : kind == TOKEN_LEFT_PAREN   ? parse_call(p, start, e)
                     : kind == TOKEN_LEFT_BRACKET ? parse_subscript(p, start, e)
                                                  : NULL;
        if (next == NULL) {
            go_back(p, mark);
            break;
        }
        e = next;
    }
    return p->failed ? NULL : e;
}
