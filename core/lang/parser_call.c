// Arguments of calls and parameters of functions.
#include "lang/parser_internal.h"
#include "object/profile.h"

// --- arguments -------------------------------------------------------------------------------------------

typedef enum { POSITIONAL, KEYWORDS, UNPACKED } Stage; // what has been seen

typedef struct {
    ExprSeq args;
    KeywordSeq keywords;
} CallParts;

// Arguments are pushed with a second item: NULL for a positional one, anything else for a keyword.
static void
push_argument(Parser *p, void *argument, bool is_keyword)
{
    push_item(p, argument);
    push_item(p, is_keyword ? argument : NULL);
}

static CallParts
take_arguments(Parser *p, uint32_t base)
{
    uint32_t end = p->stack_count;
    CallParts parts;
    for (uint32_t i = base; i < end; i += 2) {
        if (p->stack[i + 1] == NULL) {
            push_item(p, p->stack[i]);
        }
    }
    TAKE_SEQUENCE(p, end, parts.args);
    for (uint32_t i = base; i < end; i += 2) {
        if (p->stack[i + 1] != NULL) {
            push_item(p, p->stack[i]);
        }
    }
    TAKE_SEQUENCE(p, end, parts.keywords);
    p->stack_count = base;
    return parts;
}

static Keyword *
new_keyword(Parser *p, uint32_t start, const Identifier *arg, Expr *value)
{
    if (value == NULL) {
        return NULL;
    }
    Keyword *keyword = arena_alloc(&p->tree->arena, sizeof *keyword);
    keyword->at = span_since(p, start);
    keyword->arg = arg;
    keyword->value = value;
    return keyword;
}

static void
diagnose_keyword(Parser *p)
{
    Mark mark = mark_here(p);
    ComprehensionSeq clauses;
    TokenKind kind = peek(p);
    bool is_keyword = kind == TOKEN_NAME && peek_at(p, 1) == TOKEN_EQUAL;
    if ((kind == TOKEN_TRUE || kind == TOKEN_FALSE || kind == TOKEN_NONE) && peek_at(p, 1) == TOKEN_EQUAL) {
        fail_range(p, token_span(p, p->at), token_span(p, p->at + 1), "cannot assign to %s",
                   kind == TOKEN_TRUE    ? "True"
                   : kind == TOKEN_FALSE ? "False"
                                         : "None");
    } else if (is_keyword) {
        p->at += 2;
        if (parse_expression(p) != NULL && parse_comprehensions(p, &clauses)) {
            fail_range(p, token_span(p, mark.at), token_span(p, mark.at + 1),
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
    } else if (kind == TOKEN_DOUBLE_STAR) {
        p->at++;
        Expr *value = NULL;
        if (parse_expression(p) != NULL && accept(p, TOKEN_EQUAL)) {
            value = parse_expression(p);
        }
        if (value != NULL) {
            fail_range(p, token_span(p, mark.at), &value->at, "cannot assign to keyword argument unpacking");
        }
    } else {
        Expr *e = parse_expression(p);
        if (e != NULL && accept(p, TOKEN_EQUAL)) {
            fail_range(p, &e->at, token_span(p, p->at - 1),
                       "expression cannot contain assignment, perhaps you meant \"==\"?");
        }
    }
    go_back(p, &mark);
}

static bool
parse_keyword(Parser *p, Stage *stage)
{
    uint32_t start = p->at;
    if (p->diagnose) {
        diagnose_keyword(p);
    }
    if (peek(p) == TOKEN_NAME && peek_at(p, 1) == TOKEN_EQUAL) {
        const Identifier *name = accept_name(p);
        p->at++;
        Keyword *keyword = new_keyword(p, start, name, parse_expression(p));
        push_argument(p, keyword, true);
        *stage = *stage == POSITIONAL ? KEYWORDS : *stage;
        return keyword != NULL;
    }
    if (*stage != UNPACKED && peek(p) == TOKEN_STAR) {
        Expr *starred = parse_starred(p);
        push_argument(p, starred, false);
        *stage = KEYWORDS;
        return starred != NULL;
    }
    if (accept(p, TOKEN_DOUBLE_STAR)) {
        Keyword *keyword = new_keyword(p, start, NULL, parse_expression(p));
        push_argument(p, keyword, true);
        *stage = UNPACKED;
        return keyword != NULL;
    }
    return false;
}

// An expression or assignment expression that no `=` or `:=` follows.
static Expr *
parse_positional(Parser *p)
{
    if (peek(p) == TOKEN_NAME) {
        TokenKind next = peek_at(p, 1);
        if (next == TOKEN_EQUAL) {
            return NULL;
        }
        if (next == TOKEN_WALRUS) {
            return parse_named_expression(p);
        }
    }
    Expr *e = peek(p) == TOKEN_STAR ? parse_starred(p) : parse_expression(p);
    return e != NULL && peek(p) != TOKEN_EQUAL && peek(p) != TOKEN_WALRUS ? e : NULL;
}

// As many arguments as match, each pushed; false if there is none.
static bool
parse_args(Parser *p)
{
    Stage stage = POSITIONAL;
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        if (!is_first && !accept(p, TOKEN_COMMA)) {
            return !p->failed;
        }
        if (stage == POSITIONAL) {
            Mark element = mark_here(p);
            Expr *e = parse_positional(p);
            if (e != NULL) {
                push_argument(p, e, false);
                continue;
            }
            go_back(p, &element);
        }
        if (!parse_keyword(p, &stage)) {
            go_back(p, &mark);
            return !is_first && !p->failed;
        }
    }
}

// f(x for x in y): the only argument, in the call's own parentheses.
static bool
parse_lone_generator(Parser *p, CallParts *out)
{
    uint32_t paren = p->at - 1, base = p->stack_count;
    Expr *e = parse_positional(p);
    ComprehensionSeq clauses;
    if (e == NULL || !at_comprehension(p) || !parse_comprehensions(p, &clauses) ||
        peek(p) != TOKEN_RIGHT_PAREN) {
        return false;
    }
    if (e->kind == EXPR_STARRED && token_at(p, paren + 1)->kind == TOKEN_STAR) {
        if (p->diagnose) {
            fail_span(p, &e->at, "iterable unpacking cannot be used in comprehension");
        }
        return false;
    }
    p->at++;
    Expr *generator = new_expr(p, EXPR_GENERATOR_EXP, paren);
    p->at--;
    generator->comp.elt = e;
    generator->comp.generators = clauses;
    push_argument(p, generator, false);
    *out = take_arguments(p, base);
    return true;
}

static void
fail_generator(Parser *p, const Span *from, const Span *to)
{
    fail_range(p, from, to, "Generator expression must be parenthesized");
}

// Mistakes in a list of arguments that ends before the closing parenthesis.
static void
diagnose_arguments(Parser *p, Mark mark)
{
    ComprehensionSeq clauses;
    // All that match, and what follows.
    go_back(p, &mark);
    bool any = parse_args(p);
    CallParts parts = take_arguments(p, mark.stack_count);
    Mark behind = mark_here(p);
    bool has_keyword = parts.keywords.count > 0, unpacks = false;
    for (int i = 0; i < parts.keywords.count; i++) {
        unpacks |= parts.keywords.items[i]->arg == NULL;
    }

    if (any && has_keyword && accept(p, TOKEN_COMMA) && peek(p) == TOKEN_STAR) {
        static const char message[] = "iterable argument unpacking follows keyword argument unpacking";
        uint32_t comma = p->at - 1;
        if (profile->blames_late_star) {
            fail_token(p, p->at, message);
        } else if (parse_starred(p) != NULL && peek(p) != TOKEN_EQUAL) {
            while (accept(p, TOKEN_COMMA) && peek(p) == TOKEN_STAR && parse_starred(p) != NULL) {
            }
            fail_from(p, token_span(p, comma), message);
        }
    }
    go_back(p, &mark);
    Expr *first = parse_expression(p);
    if (first != NULL && parse_comprehensions(p, &clauses) && accept(p, TOKEN_COMMA)) {
        Mark rest = mark_here(p);
        if (!parse_args(p)) {
            go_back(p, &rest);
        }
        fail_generator(p, &first->at, last_comprehension_part(&clauses));
    }
    go_back(p, &mark);
    if (accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL) && parse_expression(p) != NULL &&
        parse_comprehensions(p, &clauses)) {
        fail_range(p, token_span(p, mark.at), token_span(p, mark.at + 1),
                   "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    go_back(p, any ? &behind : &mark);
    if (!any || accept(p, TOKEN_COMMA)) {
        uint32_t name = p->at;
        if (accept(p, TOKEN_NAME) && accept(p, TOKEN_EQUAL) &&
            (peek(p) == TOKEN_COMMA || peek(p) == TOKEN_RIGHT_PAREN)) {
            fail_range(p, token_span(p, name), token_span(p, name + 1), "expected argument value expression");
        }
    }
    if (!any) {
        go_back(p, &mark);
        return;
    }
    go_back(p, &behind);
    if (at_comprehension(p) && parse_comprehensions(p, &clauses) && parts.args.count > 1) {
        fail_generator(p, &parts.args.items[parts.args.count - 1]->at, last_comprehension_part(&clauses));
    }
    go_back(p, &behind);
    if (accept(p, TOKEN_COMMA)) {
        Expr *e = parse_expression(p);
        if (e != NULL && parse_comprehensions(p, &clauses)) {
            fail_generator(p, &e->at, &clauses.items[clauses.count - 1]->target->at);
        }
    }
    go_back(p, &behind);
    if (accept(p, TOKEN_COMMA) && parse_args(p)) {
        fail_here(p, SYNTAX_ERROR, "positional argument follows keyword argument%s",
                  unpacks ? " unpacking" : "");
    }
    go_back(p, &mark);
}

bool
parse_arguments(Parser *p, bool allow_generator, ExprSeq *args, KeywordSeq *keywords)
{
    Mark mark = mark_here(p);
    CallParts parts = {0};
    if (p->diagnose && allow_generator && peek(p) != TOKEN_RIGHT_PAREN) {
        if (parse_lone_generator(p, &parts)) {
            *args = parts.args;
            *keywords = parts.keywords;
            return true;
        }
        go_back(p, &mark);
    }
    bool any = parse_args(p);
    if (any && !p->diagnose && allow_generator && at_comprehension(p) &&
        p->stack_count == mark.stack_count + 2) {
        // The argument was the element of a generator expression.
        Expr *element = p->stack[mark.stack_count];
        ComprehensionSeq clauses;
        if (p->stack[mark.stack_count + 1] != NULL || token_at(p, mark.at)->kind == TOKEN_STAR ||
            !parse_comprehensions(p, &clauses) || peek(p) != TOKEN_RIGHT_PAREN) {
            return false;
        }
        p->at++;
        Expr *generator = new_expr(p, EXPR_GENERATOR_EXP, mark.at - 1);
        p->at--;
        generator->comp.elt = element;
        generator->comp.generators = clauses;
        p->stack[mark.stack_count] = generator;
    }
    if (any) {
        accept(p, TOKEN_COMMA);
        if (peek(p) == TOKEN_RIGHT_PAREN) {
            parts = take_arguments(p, mark.stack_count);
            *args = parts.args;
            *keywords = parts.keywords;
            return true;
        }
    }
    if (p->diagnose) {
        diagnose_arguments(p, mark);
    }
    return false;
}

// --- parameters ------------------------------------------------------------------------------------------

typedef struct {
    Parser *p;
    bool of_lambda;
    TokenKind closing; // `)` or, of a lambda, `:`
} ParameterList;

static bool
at_parameter_end(const ParameterList *list)
{
    return peek(list->p) == TOKEN_COMMA || peek(list->p) == list->closing;
}

// name [: annotation]
static Arg *
parse_parameter(const ParameterList *list, bool star_annotation)
{
    Parser *p = list->p;
    uint32_t start = p->at;
    const Identifier *name = accept_name(p);
    if (name == NULL) {
        return NULL;
    }
    Expr *annotation = NULL;
    Mark mark = mark_here(p);
    if (!list->of_lambda && accept(p, TOKEN_COLON)) {
        uint32_t star = p->at;
        if (star_annotation && accept(p, TOKEN_STAR)) {
            Expr *value = parse_bitwise_or(p);
            if (value != NULL) {
                annotation = new_expr(p, EXPR_STARRED, star);
                annotation->starred.value = value;
            }
        } else {
            annotation = parse_expression(p);
        }
        if (annotation == NULL) {
            go_back(p, &mark);
        }
    }
    Arg *arg = arena_alloc(&p->tree->arena, sizeof *arg);
    arg->at = span_since(p, start);
    arg->arg = name;
    arg->annotation = annotation;
    return arg;
}

// [= expression]; NULL if there is none. False: the `=` has nothing behind it.
static bool
parse_default(const ParameterList *list, Expr **value)
{
    Parser *p = list->p;
    *value = NULL;
    uint32_t equal = p->at;
    if (!accept(p, TOKEN_EQUAL)) {
        return true;
    }
    if (p->diagnose && (peek(p) == TOKEN_RIGHT_PAREN || peek(p) == TOKEN_COMMA)) {
        fail_token(p, equal, "expected default value expression");
    }
    *value = parse_expression(p);
    return *value != NULL;
}

// `(a, b)` among the parameters.
static void
diagnose_parenthesized(const ParameterList *list)
{
    Parser *p = list->p;
    uint32_t open = p->at++;
    ParameterList inner = {p, list->of_lambda, TOKEN_RIGHT_PAREN};
    int count = 0;
    while (peek(p) == TOKEN_NAME) {
        parse_parameter(&inner, false);
        count++;
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (count > 0 && accept(p, TOKEN_RIGHT_PAREN)) {
        fail_range(p, token_span(p, open), token_span(p, p->at - 1),
                   list->of_lambda ? "Lambda expression parameters cannot be parenthesized"
                                   : "Function parameters cannot be parenthesized");
    }
    p->at = open;
}

typedef struct {
    bool slash, star, star_has_name, has_default;
    int count;
} ParametersSeen;

static void
diagnose_star(const ParameterList *list, uint32_t star, const ParametersSeen *seen)
{
    Parser *p = list->p;
    TokenKind kind = peek(p);
    if (seen->star) {
        Mark mark = mark_here(p);
        if (kind == TOKEN_COMMA || (parse_parameter(list, false) != NULL && at_parameter_end(list))) {
            fail_token(p, star, "* argument may appear only once");
        }
        go_back(p, &mark);
        return;
    }
    bool bare = kind == list->closing;
    if (kind == TOKEN_COMMA) {
        TokenKind next = peek_at(p, 1);
        bare = next == list->closing || next == TOKEN_DOUBLE_STAR;
    }
    if (bare && list->of_lambda) {
        fail_here(p, SYNTAX_ERROR, "named arguments must follow bare *");
    } else if (bare) {
        fail_token(p, star, "named arguments must follow bare *");
    }
}

static void
diagnose_behind_kwarg(const ParameterList *list)
{
    Parser *p = list->p;
    Mark mark = mark_here(p);
    if (peek(p) == TOKEN_EQUAL) {
        fail_token(p, p->at, "var-keyword argument cannot have default value");
    } else if (accept(p, TOKEN_COMMA)) {
        uint32_t next = p->at;
        TokenKind kind = peek(p);
        if (kind == TOKEN_NAME) {
            fail_span(p, &parse_parameter(list, false)->at, "arguments cannot follow var-keyword argument");
        } else if (kind == TOKEN_STAR || kind == TOKEN_DOUBLE_STAR || kind == TOKEN_SLASH) {
            fail_token(p, next, "arguments cannot follow var-keyword argument");
        }
    }
    go_back(p, &mark);
}

static void
diagnose_slash(const ParameterList *list, uint32_t slash, const ParametersSeen *seen)
{
    Parser *p = list->p;
    if (seen->count == 0 && !seen->star) {
        if (peek(p) == TOKEN_COMMA) {
            fail_token(p, slash, "at least one argument must precede /");
        }
    } else if (seen->star) {
        fail_token(p, slash, "/ must be ahead of *");
    } else if (seen->slash) {
        fail_token(p, slash, "/ may appear only once");
    } else if (peek(p) == TOKEN_STAR) {
        fail_token(p, p->at, "expected comma between / and *");
    }
}

// One parameter before or behind the star; pushed as argument and default.
static bool
parse_plain_parameter(const ParameterList *list, ParametersSeen *seen)
{
    Parser *p = list->p;
    Expr *value;
    Arg *arg = parse_parameter(list, false);
    if (arg == NULL || !parse_default(list, &value) || !at_parameter_end(list)) {
        return false;
    }
    if (value == NULL && seen->has_default && !seen->star) {
        if (p->diagnose) {
            if (!list->of_lambda && peek(p) == TOKEN_COMMA) {
                peek_at(p, 1); // CPython looks for a type comment there
            }
            fail_span(p, &arg->at, wording(WORDING_DEFAULT_ORDER));
        }
        return false;
    }
    seen->has_default |= value != NULL;
    seen->count++;
    push_item(p, arg);
    push_item(p, value);
    return true;
}

// `*`, `*name` or `/` or `**name` or a plain one. False: it does not match.
static bool
parse_any_parameter(const ParameterList *list, Arguments *out, ParametersSeen *seen, uint32_t base)
{
    Parser *p = list->p;
    uint32_t start = p->at;
    switch (peek(p)) {
    case TOKEN_SLASH:
        p->at++;
        if (p->diagnose) {
            diagnose_slash(list, start, seen);
        }
        if (seen->count == 0 || seen->slash || seen->star || !at_parameter_end(list)) {
            return false;
        }
        seen->slash = true;
        out->posonlyargs.count = (int)(p->stack_count - base) / 2;
        return true;
    case TOKEN_STAR:
        p->at++;
        if (p->diagnose) {
            diagnose_star(list, start, seen);
        }
        if (seen->star) {
            return false;
        }
        seen->star = true;
        out->args.count = (int)(p->stack_count - base) / 2 - out->posonlyargs.count;
        if (peek(p) == TOKEN_COMMA) {
            if (p->diagnose && peek_at(p, 1) == TOKEN_SLASH) {
                fail_token(p, p->at + 1, "/ must be ahead of *");
            }
            return peek_at(p, 1) == TOKEN_NAME;
        }
        out->vararg = parse_parameter(list, true);
        bool is_starred = out->vararg != NULL && out->vararg->annotation != NULL &&
                          out->vararg->annotation->kind == EXPR_STARRED;
        if (out->vararg != NULL && !is_starred && p->diagnose && peek(p) == TOKEN_EQUAL) {
            fail_token(p, p->at, "var-positional argument cannot have default value");
        }
        return out->vararg != NULL && at_parameter_end(list);
    case TOKEN_DOUBLE_STAR:
        p->at++;
        out->kwarg = parse_parameter(list, false);
        if (out->kwarg != NULL && p->diagnose) {
            diagnose_behind_kwarg(list);
        }
        return out->kwarg != NULL && at_parameter_end(list);
    case TOKEN_LEFT_PAREN:
        if (p->diagnose && !seen->has_default && !seen->star && !seen->slash) {
            diagnose_parenthesized(list);
        }
        return false;
    default:
        return parse_plain_parameter(list, seen);
    }
}

// Distributes the pushed pairs of parameter and default.
static void
fill_arguments(Parser *p, Arguments *out, uint32_t base, const ParametersSeen *seen)
{
    int pairs = (int)(p->stack_count - base) / 2, posonly = out->posonlyargs.count;
    int positional = seen->star ? posonly + out->args.count : pairs;
    ArgSeq *groups[] = {&out->posonlyargs, &out->args, &out->kwonlyargs};
    int counts[] = {posonly, positional - posonly, pairs - positional};
    uint32_t from = base;
    uint32_t end = p->stack_count;
    for (int g = 0; g < 3; g++) {
        for (int i = 0; i < counts[g]; i++, from += 2) {
            push_item(p, p->stack[from]);
        }
        TAKE_SEQUENCE(p, end, *groups[g]);
    }
    for (int i = 0; i < positional; i++) {
        if (p->stack[base + 2 * (uint32_t)i + 1] != NULL) {
            push_item(p, p->stack[base + 2 * (uint32_t)i + 1]);
        }
    }
    TAKE_SEQUENCE(p, end, out->defaults);
    for (int i = positional; i < pairs; i++) {
        push_item(p, p->stack[base + 2 * (uint32_t)i + 1]);
    }
    TAKE_SEQUENCE(p, end, out->kw_defaults);
    p->stack_count = base;
}

Arguments *
parse_parameters(Parser *p, bool of_lambda)
{
    ParameterList list = {p, of_lambda, of_lambda ? TOKEN_COLON : TOKEN_RIGHT_PAREN};
    ParametersSeen seen = {0};
    Arguments *out = arena_alloc(&p->tree->arena, sizeof *out);
    uint32_t base = p->stack_count;
    while (peek(p) != list.closing) {
        if (!parse_any_parameter(&list, out, &seen, base)) {
            return NULL;
        }
        if (out->kwarg != NULL) {
            accept(p, TOKEN_COMMA);
            break;
        }
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (p->failed) {
        return NULL;
    }
    fill_arguments(p, out, base, &seen);
    return out;
}
