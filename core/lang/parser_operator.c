// Operators, and what they bind: atoms, attributes, calls, subscripts.
#include "lang/parser_internal.h"
#include "base/buffer.h"

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
        int operator= accept_compare_operator(p);
        Expr *right = operator>= 0 ? parse_operation(p, BITWISE_OR_LEVEL) : NULL;
        if (right == NULL) {
            go_back(p, &mark);
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
            go_back(p, &mark);
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
new_unary(Parser *p, uint32_t start, UnaryOperator operator, Expr * operand)
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
        fail_range(p, token_span(p, mark.at), &e->at, "'not' after an operator must be parenthesized");
    }
    go_back(p, &mark);
}

static Expr *
parse_await_or_primary(Parser *p)
{
    uint32_t start = p->at;
    if (!accept(p, TOKEN_AWAIT)) {
        return parse_primary(p);
    }
    Expr *value = parse_primary(p);
    if (value == NULL) {
        return NULL;
    }
    Expr *e = new_expr(p, EXPR_AWAIT, start);
    e->yield.value = value;
    return e;
}

// A prefix operator with its operand, or a primary, perhaps with a power. `*limit` becomes the tightest
// operator that may follow.
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
    Expr *e = parse_await_or_primary(p);
    if (e != NULL && peek(p) == TOKEN_DOUBLE_STAR) {
        Mark mark = mark_here(p);
        p->at++;
        Expr *exponent = parse_operation(p, FACTOR_LEVEL);
        if (exponent != NULL) {
            return new_binary(p, start, e, TOKEN_DOUBLE_STAR, exponent);
        }
        go_back(p, &mark);
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
                go_back(p, &mark);
                p->at += level >= SUM_LEVEL;
                diagnose_not(p, NOT_LEVEL);
                go_back(p, &mark);
            }
        }
        if (e == before) {
            break; // the operator is left over
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

// --- primaries -------------------------------------------------------------------------------------------

static Expr *
new_name_expr(Parser *p)
{
    uint32_t start = p->at;
    const Identifier *id = accept_name(p);
    Expr *e = new_expr(p, EXPR_NAME, start);
    e->name.id = id;
    return e;
}

static Expr *
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
                go_back(p, &mark);
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
            go_back(p, i == 1 ? &behind_colon : &mark);
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
    Expr *e = parse_one_or_tuple(p, parse_slice_or_starred);
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
            go_back(p, &mark);
        }
        Expr *next = kind == TOKEN_DOT            ? parse_attribute(p, start, e)
                     : kind == TOKEN_LEFT_PAREN   ? parse_call(p, start, e)
                     : kind == TOKEN_LEFT_BRACKET ? parse_subscript(p, start, e)
                                                  : NULL;
        if (next == NULL) {
            go_back(p, &mark);
            break;
        }
        e = next;
    }
    return p->failed ? NULL : e;
}
