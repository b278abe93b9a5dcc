// The match statement and its patterns.
#include "lang/parser_internal.h"

static Pattern *parse_pattern(Parser *p);
static Pattern *parse_or_pattern(Parser *p);

static Pattern *
new_pattern(Parser *p, PatternKind kind, uint32_t start)
{
    Pattern *pattern = arena_alloc(&p->tree->arena, sizeof *pattern);
    pattern->kind = kind;
    pattern->at = span_since(p, start);
    return pattern;
}

static Pattern *
new_value_pattern(Parser *p, uint32_t start, Expr *value)
{
    if (value == NULL) {
        return NULL;
    }
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_VALUE, start);
    pattern->match_value.value = value;
    return pattern;
}

// --- literals and names ----------------------------------------------------------------------------------

// [+-] number, or [+-] number (+|-) imaginary.
static Expr *
parse_signed_number(Parser *p)
{
    uint32_t start = p->at;
    bool is_negative = accept(p, TOKEN_MINUS);
    if (!is_negative) {
        accept(p, TOKEN_PLUS);
    }
    Expr *number = peek(p) == TOKEN_NUMBER ? parse_number(p) : NULL;
    if (number == NULL) {
        return NULL;
    }
    if (is_negative) {
        Expr *e = new_expr(p, EXPR_UNARY_OP, start);
        e->unary_op.op = UNARY_USUB;
        e->unary_op.operand = number;
        number = e;
    }
    if (peek(p) == TOKEN_PLUS || peek(p) == TOKEN_MINUS) {
        uint32_t second = p->at + 1;
        const Expr *real = is_negative ? number->unary_op.operand : number;
        if (real->constant.kind == CONSTANT_IMAGINARY) {
            fail_token(p, second - 2, "real number required in complex literal");
            return NULL;
        }
        if (peek_at(p, 1) != TOKEN_NUMBER) {
            return NULL;
        }
        Operator op = peek(p) == TOKEN_PLUS ? OPERATOR_ADD : OPERATOR_SUBTRACT;
        p->at++;
        Expr *imaginary = parse_number(p);
        if (imaginary == NULL || imaginary->constant.kind != CONSTANT_IMAGINARY) {
            fail_token(p, second, "imaginary number required in complex literal");
            return NULL;
        }
        Expr *e = new_expr(p, EXPR_BIN_OP, start);
        e->bin_op.left = number;
        e->bin_op.op = op;
        e->bin_op.right = imaginary;
        return e;
    }
    return number;
}

static Expr *
new_name(Parser *p, uint32_t start, const Identifier *id)
{
    Expr *e = new_expr(p, EXPR_NAME, start);
    e->name.id = id;
    return e;
}

// name ('.' name)*
static Expr *
parse_name_or_attribute(Parser *p)
{
    uint32_t start = p->at;
    const Identifier *name = accept_name(p);
    if (name == NULL) {
        return NULL;
    }
    Expr *e = new_name(p, start, name);
    for (;;) {
        Mark mark = mark_here(p);
        const Identifier *attr = accept(p, TOKEN_DOT) ? accept_name(p) : NULL;
        if (attr == NULL) {
            go_back(p, &mark);
            return e;
        }
        Expr *attribute = new_expr(p, EXPR_ATTRIBUTE, start);
        attribute->attribute.value = e;
        attribute->attribute.attr = attr;
        e = attribute;
    }
}

// A name that is bound: not `_`, and not the beginning of something longer.
static const Identifier *
parse_capture_name(Parser *p)
{
    if (peek(p) != TOKEN_NAME || token_is(p, p->at, "_")) {
        return NULL;
    }
    TokenKind next = peek_at(p, 1);
    if (next == TOKEN_DOT || next == TOKEN_LEFT_PAREN || next == TOKEN_EQUAL) {
        return NULL;
    }
    return accept_name(p);
}

static bool
singleton_kind(TokenKind token, ConstantKind *kind)
{
    *kind = token == TOKEN_NONE ? CONSTANT_NONE : token == TOKEN_TRUE ? CONSTANT_TRUE : CONSTANT_FALSE;
    return token == TOKEN_NONE || token == TOKEN_TRUE || token == TOKEN_FALSE;
}

// --- sequences -------------------------------------------------------------------------------------------

static Pattern *
parse_maybe_star(Parser *p)
{
    uint32_t start = p->at;
    if (!accept(p, TOKEN_STAR)) {
        return parse_pattern(p);
    }
    bool is_wildcard = peek(p) == TOKEN_NAME && token_is(p, p->at, "_");
    const Identifier *name = is_wildcard ? NULL : parse_capture_name(p);
    if (is_wildcard) {
        p->at++;
    } else if (name == NULL) {
        return NULL;
    }
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_STAR, start);
    pattern->match_star.name = name;
    return pattern;
}

// Patterns between commas, pushed; *has_comma says whether there was one.
static bool
parse_pattern_list(Parser *p, bool *has_comma)
{
    *has_comma = false;
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        Pattern *pattern = parse_maybe_star(p);
        if (pattern == NULL) {
            go_back(p, &mark);
            return !is_first && !p->failed;
        }
        push_item(p, pattern);
        if (!accept(p, TOKEN_COMMA)) {
            return !p->failed;
        }
        *has_comma = true;
    }
}

static Pattern *
new_sequence_pattern(Parser *p, uint32_t start, uint32_t base)
{
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_SEQUENCE, start);
    TAKE_SEQUENCE(p, base, pattern->match_sequence.patterns);
    return pattern;
}

static Pattern *
parse_bracketed(Parser *p)
{
    uint32_t start = p->at, base = p->stack_count;
    bool is_group = peek(p) == TOKEN_LEFT_PAREN, has_comma = false;
    p->at++;
    TokenKind closing = is_group ? TOKEN_RIGHT_PAREN : TOKEN_RIGHT_BRACKET;
    if (peek(p) != closing && !parse_pattern_list(p, &has_comma)) {
        return NULL;
    }
    if (!accept(p, closing)) {
        return NULL;
    }
    if (is_group && !has_comma && p->stack_count == base + 1) {
        Pattern *pattern = p->stack[base];
        p->stack_count = base;
        return pattern->kind == PATTERN_MATCH_STAR ? NULL : pattern;
    }
    return new_sequence_pattern(p, start, base);
}

// --- mappings and classes --------------------------------------------------------------------------------

static Expr *
parse_mapping_key(Parser *p)
{
    TokenKind kind = peek(p);
    ConstantKind singleton;
    if (kind == TOKEN_STRING || kind == TOKEN_FSTRING_START) {
        return parse_strings(p);
    }
    if (kind == TOKEN_NAME) {
        Expr *e = parse_name_or_attribute(p);
        return e != NULL && e->kind == EXPR_ATTRIBUTE ? e : NULL;
    }
    if (singleton_kind(kind, &singleton)) {
        p->at++;
        return new_constant(p, singleton, token_span(p, p->at - 1));
    }
    return parse_signed_number(p);
}

static Pattern *
parse_mapping(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    const Identifier *rest = NULL;
    while (peek(p) != TOKEN_RIGHT_BRACE) {
        if (accept(p, TOKEN_DOUBLE_STAR)) {
            rest = parse_capture_name(p);
            if (rest == NULL) {
                return NULL;
            }
            accept(p, TOKEN_COMMA);
            break;
        }
        Expr *key = parse_mapping_key(p);
        Pattern *value = key != NULL && accept(p, TOKEN_COLON) ? parse_pattern(p) : NULL;
        if (value == NULL) {
            return NULL;
        }
        push_item(p, key);
        push_item(p, value);
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (!accept(p, TOKEN_RIGHT_BRACE)) {
        return NULL;
    }
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_MAPPING, start);
    uint32_t end = p->stack_count;
    for (uint32_t i = base; i < end; i += 2) {
        push_item(p, p->stack[i]);
    }
    TAKE_SEQUENCE(p, end, pattern->match_mapping.keys);
    for (uint32_t i = base + 1; i < end; i += 2) {
        push_item(p, p->stack[i]);
    }
    TAKE_SEQUENCE(p, end, pattern->match_mapping.patterns);
    pattern->match_mapping.rest = rest;
    p->stack_count = base;
    return pattern;
}

// Positional patterns behind keyword ones; the position is behind a comma.
static void
diagnose_class_pattern(Parser *p)
{
    uint32_t base = p->stack_count;
    bool has_comma;
    if (parse_pattern_list(p, &has_comma) && p->stack_count > base) {
        Pattern *first = p->stack[base], *last = p->stack[p->stack_count - 1];
        fail_range(p, &first->at, &last->at, "positional patterns follow keyword patterns");
    }
}

// The arguments of a class pattern: pushed in pairs of name (or NULL) and pattern.
static bool
parse_class_arguments(Parser *p)
{
    bool has_keyword = false;
    while (peek(p) != TOKEN_RIGHT_PAREN) {
        Mark mark = mark_here(p);
        const Identifier *name = NULL;
        if (peek(p) == TOKEN_NAME && peek_at(p, 1) == TOKEN_EQUAL) {
            name = accept_name(p);
            p->at++;
            has_keyword = true;
        } else if (has_keyword) {
            if (p->diagnose) {
                diagnose_class_pattern(p);
            }
            go_back(p, &mark);
            return false;
        }
        Pattern *pattern = parse_pattern(p);
        if (pattern == NULL) {
            return false;
        }
        push_item(p, (void *)(uintptr_t)name);
        push_item(p, pattern);
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    return !p->failed;
}

static Pattern *
parse_class_pattern(Parser *p, uint32_t start, Expr *cls)
{
    uint32_t base = p->stack_count;
    p->at++;
    if (!parse_class_arguments(p) || !accept(p, TOKEN_RIGHT_PAREN)) {
        return NULL;
    }
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_CLASS, start);
    pattern->match_class.cls = cls;
    uint32_t end = p->stack_count, middle = base;
    while (middle < end && p->stack[middle] == NULL) {
        middle += 2;
    }
    for (uint32_t i = base; i < middle; i += 2) {
        push_item(p, p->stack[i + 1]);
    }
    TAKE_SEQUENCE(p, end, pattern->match_class.patterns);
    for (uint32_t i = middle; i < end; i += 2) {
        push_item(p, p->stack[i]);
    }
    TAKE_SEQUENCE(p, end, pattern->match_class.kwd_attrs);
    for (uint32_t i = middle; i < end; i += 2) {
        push_item(p, p->stack[i + 1]);
    }
    TAKE_SEQUENCE(p, end, pattern->match_class.kwd_patterns);
    p->stack_count = base;
    return pattern;
}

// --- patterns --------------------------------------------------------------------------------------------

// A name: captured, ignored, compared with, or called.
static Pattern *
parse_name_pattern(Parser *p)
{
    uint32_t start = p->at;
    const Identifier *name = parse_capture_name(p);
    if (name != NULL) {
        Pattern *pattern = new_pattern(p, PATTERN_MATCH_AS, start);
        pattern->match_as.name = name;
        return pattern;
    }
    TokenKind next = peek_at(p, 1);
    if (token_is(p, start, "_") && next != TOKEN_DOT && next != TOKEN_LEFT_PAREN) {
        p->at++;
        return new_pattern(p, PATTERN_MATCH_AS, start);
    }
    Expr *e = parse_name_or_attribute(p);
    if (e != NULL && peek(p) == TOKEN_LEFT_PAREN) {
        return parse_class_pattern(p, start, e);
    }
    bool is_value = e != NULL && e->kind == EXPR_ATTRIBUTE && peek(p) != TOKEN_DOT && peek(p) != TOKEN_EQUAL;
    return is_value ? new_value_pattern(p, start, e) : NULL;
}

static Pattern *
parse_closed_pattern(Parser *p)
{
    uint32_t start = p->at;
    TokenKind kind = peek(p);
    ConstantKind singleton;
    switch (kind) {
    case TOKEN_NAME:
        return parse_name_pattern(p);
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
        return new_value_pattern(p, start, parse_strings(p));
    case TOKEN_NUMBER:
    case TOKEN_MINUS:
    case TOKEN_PLUS:
        return new_value_pattern(p, start, parse_signed_number(p));
    case TOKEN_LEFT_PAREN:
    case TOKEN_LEFT_BRACKET:
        return parse_bracketed(p);
    case TOKEN_LEFT_BRACE:
        return parse_mapping(p);
    default:
        break;
    }
    if (!singleton_kind(kind, &singleton)) {
        return NULL;
    }
    p->at++;
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_SINGLETON, start);
    pattern->match_singleton.kind = singleton;
    pattern->match_singleton.number = p->tree->constant_count++;
    return pattern;
}

static Pattern *
parse_or_pattern(Parser *p)
{
    uint32_t start = p->at, base = p->stack_count;
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        Pattern *pattern = is_first || accept(p, TOKEN_BAR) ? parse_closed_pattern(p) : NULL;
        if (pattern == NULL) {
            go_back(p, &mark);
            if (is_first) {
                return NULL;
            }
            break;
        }
        push_item(p, pattern);
    }
    if (p->failed) {
        return NULL;
    }
    if (p->stack_count == base + 1) {
        p->stack_count = base;
        return p->stack[base];
    }
    Pattern *pattern = new_pattern(p, PATTERN_MATCH_OR, start);
    TAKE_SEQUENCE(p, base, pattern->match_sequence.patterns);
    return pattern;
}

static void
diagnose_as_pattern(Parser *p)
{
    if (token_is(p, p->at, "_")) {
        fail_token(p, p->at, "cannot use '_' as a target");
    } else if (peek(p) != TOKEN_NAME) {
        Expr *e = parse_expression(p);
        if (e != NULL) {
            fail_span(p, &e->at, "invalid pattern target");
        }
    }
}

static Pattern *
parse_pattern(Parser *p)
{
    if (!enter(p, DEPTH_EXPRESSION)) {
        return NULL;
    }
    uint32_t start = p->at;
    Pattern *pattern = parse_or_pattern(p);
    Mark mark = mark_here(p);
    if (pattern != NULL && accept(p, TOKEN_AS)) {
        Mark target = mark_here(p);
        const Identifier *name = parse_capture_name(p);
        if (name != NULL) {
            Pattern *as = new_pattern(p, PATTERN_MATCH_AS, start);
            as->match_as.pattern = pattern;
            as->match_as.name = name;
            pattern = as;
        } else {
            if (p->diagnose) {
                go_back(p, &target);
                diagnose_as_pattern(p);
            }
            go_back(p, &mark);
        }
    }
    leave(p, DEPTH_EXPRESSION);
    return p->failed ? NULL : pattern;
}

// --- the statement ---------------------------------------------------------------------------------------

// Patterns without brackets: one, or a sequence.
static Pattern *
parse_patterns(Parser *p)
{
    uint32_t start = p->at, base = p->stack_count;
    bool has_comma;
    if (!parse_pattern_list(p, &has_comma)) {
        return NULL;
    }
    if (has_comma) {
        return new_sequence_pattern(p, start, base);
    }
    Pattern *pattern = p->stack[base];
    p->stack_count = base;
    return pattern->kind == PATTERN_MATCH_STAR ? NULL : pattern;
}

static MatchCase *
parse_case(Parser *p)
{
    uint32_t keyword = p->at++;
    MatchCase *match_case = arena_alloc(&p->tree->arena, sizeof *match_case);
    match_case->pattern = parse_patterns(p);
    if (match_case->pattern == NULL) {
        return NULL;
    }
    Mark mark = mark_here(p);
    if (accept(p, TOKEN_IF)) {
        match_case->guard = parse_named_expression(p);
        if (match_case->guard == NULL) {
            go_back(p, &mark);
        }
    }
    if (p->diagnose) {
        mark = mark_here(p);
        if (accept(p, TOKEN_NEWLINE)) {
            return fail_here(p, SYNTAX_ERROR, "expected ':'");
        }
        if (accept(p, TOKEN_COLON) && accept(p, TOKEN_NEWLINE) && peek(p) != TOKEN_INDENT) {
            return fail_expected_block(p, "'case' statement", keyword);
        }
        go_back(p, &mark);
    }
    return accept(p, TOKEN_COLON) && parse_block(p, &match_case->body) ? match_case : NULL;
}

static Expr *
parse_subject(Parser *p)
{
    uint32_t start = p->at, base = p->stack_count;
    bool is_starred = peek(p) == TOKEN_STAR;
    Expr *first = parse_star_named_expression(p);
    if (first == NULL || (peek(p) != TOKEN_COMMA && !is_starred)) {
        return first;
    }
    if (!accept(p, TOKEN_COMMA)) {
        return NULL;
    }
    push_item(p, first);
    for (;;) {
        Mark mark = mark_here(p);
        Expr *next = parse_star_named_expression(p);
        if (next == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, next);
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    Expr *e = new_expr(p, EXPR_TUPLE, start);
    TAKE_SEQUENCE(p, base, e->list.elts);
    return e;
}

static void
diagnose_match(Parser *p, uint32_t keyword)
{
    p->at = keyword + 1;
    if (parse_subject(p) == NULL) {
        return;
    }
    if (accept(p, TOKEN_NEWLINE)) {
        fail_here(p, SYNTAX_ERROR, "expected ':'");
    } else if (accept(p, TOKEN_COLON) && accept(p, TOKEN_NEWLINE) && peek(p) != TOKEN_INDENT) {
        fail_expected_block(p, "'match' statement", keyword);
    }
}

Stmt *
parse_match(Parser *p)
{
    uint32_t keyword = p->at++, base = p->stack_count;
    Stmt *s = new_stmt(p, STMT_MATCH, keyword);
    s->match.subject = parse_subject(p);
    bool ok = s->match.subject != NULL && accept(p, TOKEN_COLON) && accept(p, TOKEN_NEWLINE) &&
              accept(p, TOKEN_INDENT);
    while (ok && peek(p) == TOKEN_NAME && token_is(p, p->at, "case")) {
        Mark mark = mark_here(p);
        MatchCase *match_case = parse_case(p);
        if (match_case == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, match_case);
    }
    if (ok && p->stack_count > base && accept(p, TOKEN_DEDENT)) {
        TAKE_SEQUENCE(p, base, s->match.cases);
        end_here(p, &s->at);
        return s;
    }
    if (p->diagnose) {
        diagnose_match(p, keyword);
    }
    return NULL;
}
