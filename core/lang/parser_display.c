// What stands in brackets: groups, tuples, lists, sets, dicts and their comprehensions; and assignment
// targets.
#include "lang/parser_internal.h"
#include "object/profile.h"

// --- targets ---------------------------------------------------------------------------------------------

Expr *
parse_star_target(Parser *p)
{
    uint32_t start = p->at;
    if (accept(p, TOKEN_STAR)) {
        Expr *value = peek(p) == TOKEN_STAR ? NULL : parse_star_target(p);
        if (value == NULL) {
            return NULL;
        }
        Expr *e = new_expr(p, EXPR_STARRED, start);
        e->starred.value = value;
        e->starred.ctx = CONTEXT_STORE;
        return e;
    }
    Expr *e = parse_primary(p);
    return e != NULL && set_context(e, CONTEXT_STORE, false) ? e : NULL;
}

Expr *
parse_star_targets(Parser *p)
{
    Expr *e = parse_one_or_tuple(p, parse_star_target);
    if (e != NULL && e->kind == EXPR_TUPLE) {
        e->list.ctx = CONTEXT_STORE;
    }
    return e;
}

// --- comprehensions --------------------------------------------------------------------------------------

// The first mistake is one of CPython's first pass.
static void
diagnose_comprehension(Parser *p, Mark mark)
{
    memo_start(p);
    go_back(p, &mark);
    p->at++;
    bool more = parse_bitwise_or(p) != NULL;
    if (more) {
        while (more && accept(p, TOKEN_COMMA)) {
            Mark item = mark_here(p);
            more = parse_bitwise_or(p) != NULL;
            if (!more) {
                go_back(p, &item);
            }
        }
        if (profile->diagnoses_imports && peek(p) != TOKEN_IN) {
            fail_here(p, SYNTAX_ERROR, "'in' expected after for-loop variables");
        }
    }
    go_back(p, &mark);
    if (!p->diagnose) {
        return;
    }
    p->at++;
    Expr *target = parse_star_expressions(p);
    if (target != NULL) {
        fail_invalid_target(p, TARGETS_FOR, target);
    }
    go_back(p, &mark);
}

// [async] for target in iter if test if test
static Comprehension *
parse_comprehension(Parser *p)
{
    bool is_async = accept(p, TOKEN_ASYNC);
    Mark mark = mark_here(p);
    if (!accept(p, TOKEN_FOR)) {
        return NULL;
    }
    Expr *target = parse_star_targets(p);
    if (target == NULL || !accept(p, TOKEN_IN)) {
        diagnose_comprehension(p, mark);
        return NULL;
    }
    Expr *iter = parse_disjunction(p);
    if (iter == NULL) {
        return NULL;
    }
    uint32_t base = p->stack_count;
    for (;;) {
        Mark behind = mark_here(p);
        Expr *test = accept(p, TOKEN_IF) ? parse_disjunction(p) : NULL;
        if (test == NULL) {
            go_back(p, &behind);
            break;
        }
        push_item(p, test);
    }
    if (p->failed) {
        return NULL;
    }
    Comprehension *clause = arena_alloc(&p->tree->arena, sizeof *clause);
    clause->is_async = is_async;
    clause->target = target;
    clause->iter = iter;
    TAKE_SEQUENCE(p, base, clause->ifs);
    return clause;
}

bool
parse_comprehensions(Parser *p, ComprehensionSeq *out)
{
    uint32_t base = p->stack_count;
    for (;;) {
        Mark mark = mark_here(p);
        Comprehension *clause = parse_comprehension(p);
        if (clause == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, clause);
    }
    TAKE_SEQUENCE(p, base, *out);
    return out->count > 0 && !p->failed;
}

const Span *
last_comprehension_part(const ComprehensionSeq *clauses)
{
    const Comprehension *last = clauses->items[clauses->count - 1];
    return last->ifs.count > 0 ? &last->ifs.items[last->ifs.count - 1]->at : &last->iter->at;
}

static Expr *
new_comprehension(Parser *p, ExprKind kind, uint32_t start, Expr *elt, ComprehensionSeq generators)
{
    Expr *e = new_expr(p, kind, start);
    e->comp.elt = elt;
    e->comp.generators = generators;
    return e;
}

// --- mistakes --------------------------------------------------------------------------------------------

void
diagnose_comprehension_target(Parser *p, uint32_t start, bool of_group)
{
    Mark mark = {start, p->stack_count, p->tree->constant_count};
    ComprehensionSeq clauses;
    go_back(p, &mark);
    p->at++;
    if (peek(p) == TOKEN_STAR) {
        Expr *starred = parse_starred(p);
        if (starred != NULL && parse_comprehensions(p, &clauses)) {
            fail_span(p, &starred->at, "iterable unpacking cannot be used in comprehension");
        }
    }
    if (of_group) {
        return;
    }
    go_back(p, &mark);
    p->at++;
    Expr *first = parse_star_named_expression(p);
    uint32_t comma = p->at;
    if (first == NULL || !accept(p, TOKEN_COMMA)) {
        return;
    }
    Expr *last = NULL;
    for (;;) {
        Mark item = mark_here(p);
        Expr *next = parse_star_named_expression(p);
        if (next == NULL) {
            go_back(p, &item);
            break;
        }
        last = next;
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (parse_comprehensions(p, &clauses)) {
        fail_range(p, &first->at, last != NULL ? &last->at : token_span(p, comma),
                   "did you forget parentheses around the comprehension target?");
    }
}

// (*a) and (**a)
static void
diagnose_group(Parser *p, uint32_t start)
{
    Mark mark = {start, p->stack_count, p->tree->constant_count};
    go_back(p, &mark);
    p->at++;
    Expr *starred = peek(p) == TOKEN_STAR ? parse_starred(p) : NULL;
    if (starred != NULL && accept(p, TOKEN_RIGHT_PAREN)) {
        fail_span(p, &starred->at, "cannot use starred expression here");
    }
    go_back(p, &mark);
    p->at++;
    if (accept(p, TOKEN_DOUBLE_STAR) && parse_expression(p) != NULL && accept(p, TOKEN_RIGHT_PAREN)) {
        fail_token(p, start + 1, "cannot use double starred expression here");
    }
}

// The entry of a dict that has no colon, no value or a starred value; behind its comma, or the first of
// all. CPython looks for these already in its first pass.
static void
diagnose_dict_entry(Parser *p, Mark mark, bool is_first)
{
    memo_start(p);
    go_back(p, &mark);
    Expr *key = parse_expression(p);
    if (key == NULL) {
        return;
    }
    uint32_t colon = p->at;
    if (!accept(p, TOKEN_COLON)) {
        if (!is_first) {
            Span at = {key->at.line, key->at.end_column, key->at.end_line, 0};
            fail_at(p, SYNTAX_ERROR, &at, "':' expected after dictionary key");
        }
        return;
    }
    uint32_t star = p->at;
    if (accept(p, TOKEN_STAR) && parse_bitwise_or(p) != NULL) {
        fail_from(p, token_span(p, star), "cannot use a starred expression in a dictionary value");
    }
    p->at = star;
    if (peek(p) == TOKEN_RIGHT_BRACE || peek(p) == TOKEN_COMMA) {
        fail_token(p, colon, "expression expected after dictionary key and ':'");
    }
}

// {**a for ...}
static void
diagnose_dict_comprehension(Parser *p, uint32_t start)
{
    ComprehensionSeq clauses;
    p->at = start + 1;
    if (accept(p, TOKEN_DOUBLE_STAR) && parse_bitwise_or(p) != NULL && parse_comprehensions(p, &clauses) &&
        accept(p, TOKEN_RIGHT_BRACE)) {
        fail_token(p, start + 1, "dict unpacking cannot be used in dict comprehension");
    }
}

// --- displays --------------------------------------------------------------------------------------------

// Items up to the closing bracket, the first of which is given; a trailing comma may follow.
static bool
parse_more_items(Parser *p, Expr *first)
{
    push_item(p, first);
    while (accept(p, TOKEN_COMMA)) {
        Mark mark = mark_here(p);
        Expr *next = parse_star_named_expression(p);
        if (next == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, next);
    }
    return !p->failed;
}

static Expr *
new_sequence(Parser *p, ExprKind kind, uint32_t start, uint32_t base)
{
    Expr *e = new_expr(p, kind, start);
    if (kind == EXPR_SET) {
        TAKE_SEQUENCE(p, base, e->set.elts);
    } else {
        TAKE_SEQUENCE(p, base, e->list.elts);
    }
    return e;
}

static Expr *
parse_paren(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    if (accept(p, TOKEN_RIGHT_PAREN)) {
        return new_sequence(p, EXPR_TUPLE, start, base);
    }
    Expr *first = peek(p) == TOKEN_YIELD ? parse_yield(p) : parse_star_named_expression(p);
    bool is_yield = token_at(p, start + 1)->kind == TOKEN_YIELD;
    bool is_starred = token_at(p, start + 1)->kind == TOKEN_STAR;
    if (first != NULL) {
        if (!is_starred && accept(p, TOKEN_RIGHT_PAREN)) {
            return first;
        }
        ComprehensionSeq clauses;
        if (!is_yield && peek(p) == TOKEN_COMMA) {
            if (parse_more_items(p, first) && accept(p, TOKEN_RIGHT_PAREN)) {
                return new_sequence(p, EXPR_TUPLE, start, base);
            }
        } else if (!is_yield && !is_starred && at_comprehension(p) &&
                   parse_comprehensions(p, &clauses) && accept(p, TOKEN_RIGHT_PAREN)) {
            return new_comprehension(p, EXPR_GENERATOR_EXP, start, first, clauses);
        }
    }
    if (p->diagnose) {
        diagnose_group(p, start);
        diagnose_comprehension_target(p, start, true);
    }
    return NULL;
}

static Expr *
parse_bracket(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    if (accept(p, TOKEN_RIGHT_BRACKET)) {
        return new_sequence(p, EXPR_LIST, start, base);
    }
    Expr *first = parse_star_named_expression(p);
    if (first != NULL) {
        ComprehensionSeq clauses;
        if (first->kind != EXPR_STARRED && at_comprehension(p)) {
            if (parse_comprehensions(p, &clauses) && accept(p, TOKEN_RIGHT_BRACKET)) {
                return new_comprehension(p, EXPR_LIST_COMP, start, first, clauses);
            }
        } else if (parse_more_items(p, first) && accept(p, TOKEN_RIGHT_BRACKET)) {
            return new_sequence(p, EXPR_LIST, start, base);
        }
    }
    if (p->diagnose) {
        diagnose_comprehension_target(p, start, false);
    }
    return NULL;
}

// key: value or **mapping, pushed as two items.
static bool
parse_dict_entry(Parser *p)
{
    Expr *key = NULL, *value;
    if (accept(p, TOKEN_DOUBLE_STAR)) {
        value = parse_bitwise_or(p);
    } else {
        key = parse_expression(p);
        value = key != NULL && accept(p, TOKEN_COLON) ? parse_expression(p) : NULL;
    }
    push_item(p, key);
    push_item(p, value);
    return value != NULL;
}

static Expr *
new_dict(Parser *p, uint32_t start, uint32_t base)
{
    Expr *e = new_expr(p, EXPR_DICT, start);
    int count = (int)(p->stack_count - base) / 2;
    e->dict.keys = (ExprSeq){count, arena_alloc(&p->tree->arena, (size_t)count * sizeof(Expr *))};
    e->dict.values = (ExprSeq){count, arena_alloc(&p->tree->arena, (size_t)count * sizeof(Expr *))};
    for (int i = 0; i < count; i++) {
        e->dict.keys.items[i] = p->stack[base + 2 * (uint32_t)i];
        e->dict.values.items[i] = p->stack[base + 2 * (uint32_t)i + 1];
    }
    p->stack_count = base;
    return e;
}

// Behind the first entry, whose two items are on the stack above `base`.
static Expr *
parse_dict_rest(Parser *p, uint32_t start, uint32_t base)
{
    Mark failed_entry = {start + 1, base, p->tree->constant_count};
    bool is_first = true;
    ComprehensionSeq clauses;
    if (at_comprehension(p)) {
        Expr *key = p->stack[base], *value = p->stack[base + 1];
        if (key == NULL || !parse_comprehensions(p, &clauses) || !accept(p, TOKEN_RIGHT_BRACE)) {
            return NULL;
        }
        p->stack_count = base;
        Expr *e = new_expr(p, EXPR_DICT_COMP, start);
        e->dict_comp.key = key;
        e->dict_comp.value = value;
        e->dict_comp.generators = clauses;
        return e;
    }
    while (accept(p, TOKEN_COMMA)) {
        Mark mark = mark_here(p);
        if (!parse_dict_entry(p)) {
            go_back(p, &mark);
            failed_entry = mark;
            is_first = false;
            break;
        }
    }
    if (accept(p, TOKEN_RIGHT_BRACE)) {
        return new_dict(p, start, base);
    }
    if (!is_first) {
        diagnose_dict_entry(p, failed_entry, false);
    }
    diagnose_dict_entry(p, (Mark){start + 1, base, p->tree->constant_count}, true);
    return NULL;
}

static bool
is_plain_walrus(Parser *p)
{
    return peek(p) == TOKEN_NAME && peek_at(p, 1) == TOKEN_WALRUS;
}

static Expr *
parse_brace(Parser *p)
{
    uint32_t start = p->at++, base = p->stack_count;
    if (accept(p, TOKEN_RIGHT_BRACE)) {
        return new_dict(p, start, base);
    }
    Mark mark = mark_here(p);
    bool may_be_key = peek(p) != TOKEN_STAR && !is_plain_walrus(p);
    if (peek(p) == TOKEN_DOUBLE_STAR) {
        Expr *e = parse_dict_entry(p) ? parse_dict_rest(p, start, base) : NULL;
        if (e == NULL && p->diagnose) {
            diagnose_dict_comprehension(p, start);
        }
        return e;
    }
    if (p->diagnose && may_be_key) {
        Expr *key = parse_expression(p);
        if (key != NULL && peek(p) != TOKEN_COLON) {
            key = NULL;
        }
        go_back(p, &mark);
        if (key == NULL) {
            may_be_key = false;
        }
    }
    Expr *first = p->diagnose && may_be_key ? parse_expression(p) : parse_star_named_expression(p);
    if (first != NULL && may_be_key && accept(p, TOKEN_COLON)) {
        Expr *value = parse_expression(p);
        if (value == NULL) {
            diagnose_dict_entry(p, mark, true);
            return NULL;
        }
        push_item(p, first);
        push_item(p, value);
        return parse_dict_rest(p, start, base);
    }
    if (first != NULL) {
        ComprehensionSeq clauses;
        if (first->kind != EXPR_STARRED && at_comprehension(p)) {
            if (parse_comprehensions(p, &clauses) && accept(p, TOKEN_RIGHT_BRACE)) {
                return new_comprehension(p, EXPR_SET_COMP, start, first, clauses);
            }
        } else if (parse_more_items(p, first) && accept(p, TOKEN_RIGHT_BRACE)) {
            return new_sequence(p, EXPR_SET, start, base);
        }
    }
    if (p->diagnose) {
        diagnose_comprehension_target(p, start, false);
    }
    return NULL;
}

Expr *
parse_display(Parser *p)
{
    switch (peek(p)) {
    case TOKEN_LEFT_PAREN:
        return parse_paren(p);
    case TOKEN_LEFT_BRACKET:
        return parse_bracket(p);
    case TOKEN_LEFT_BRACE:
        return parse_brace(p);
    default:
        return NULL;
    }
}
