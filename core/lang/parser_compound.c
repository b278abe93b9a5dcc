// Compound statements, without match.
#include "lang/parser_internal.h"

// --- headers and blocks ----------------------------------------------------------------------------------

// A colon that must stand here, whatever else might match.
static bool
expect(Parser *p, TokenKind kind, const char *text)
{
    if (accept(p, kind)) {
        return true;
    }
    fail_token(p, p->at, "expected '%s'", text);
    return false;
}

// ':' block. `what` names the statement that began at `keyword`.
static bool
parse_suite(Parser *p, const char *what, uint32_t keyword, StmtSeq *out)
{
    if (p->diagnose && peek(p) == TOKEN_NEWLINE) {
        p->at++;
        fail_here(p, SYNTAX_ERROR, "expected ':'");
        return false;
    }
    if (!accept(p, TOKEN_COLON)) {
        return false;
    }
    if (p->diagnose && peek(p) == TOKEN_NEWLINE && peek_at(p, 1) != TOKEN_INDENT) {
        fail_expected_block(p, what, keyword);
        return false;
    }
    return parse_block(p, out);
}

// The same where the grammar demands the colon.
static bool
parse_demanded_suite(Parser *p, const char *what, uint32_t keyword, StmtSeq *out)
{
    return expect(p, TOKEN_COLON, ":") && (p->at--, parse_suite(p, what, keyword, out));
}

static bool
parse_else(Parser *p, StmtSeq *out)
{
    uint32_t keyword = p->at;
    return !accept(p, TOKEN_ELSE) || parse_demanded_suite(p, "'else' statement", keyword, out);
}

// --- if, while, for --------------------------------------------------------------------------------------

// A chain of elif nests, but is as long as it likes: each is hung into the one before.
static Stmt *
parse_if(Parser *p)
{
    Stmt *first = NULL, *last = NULL;
    uint32_t base = p->stack_count;
    do {
        uint32_t keyword = p->at++;
        bool is_elif = first != NULL;
        Stmt *s = new_stmt(p, STMT_IF, keyword);
        s->if_.test = parse_named_expression(p);
        if (s->if_.test == NULL ||
            !parse_suite(p, is_elif ? "'elif' statement" : "'if' statement", keyword, &s->if_.body)) {
            return NULL;
        }
        if (is_elif) {
            StmtSeq orelse = {1, arena_alloc(&p->tree->arena, sizeof(Stmt *))};
            orelse.items[0] = s;
            last->if_.orelse = orelse;
        } else {
            first = s;
        }
        push_item(p, s);
        last = s;
    } while (peek(p) == TOKEN_ELIF);
    if (!parse_else(p, &last->if_.orelse)) {
        return NULL;
    }
    for (uint32_t i = base; i < p->stack_count; i++) {
        Stmt *s = p->stack[i];
        end_here(p, &s->at);
    }
    p->stack_count = base;
    return first;
}

static Stmt *
parse_while(Parser *p)
{
    uint32_t keyword = p->at++;
    Stmt *s = new_stmt(p, STMT_WHILE, keyword);
    s->while_.test = parse_named_expression(p);
    if (s->while_.test == NULL || !parse_suite(p, "'while' statement", keyword, &s->while_.body) ||
        !parse_else(p, &s->while_.orelse)) {
        return NULL;
    }
    end_here(p, &s->at);
    return s;
}

// A statement that may stand behind `async`, which is skipped; *keyword is the word behind it.
static Stmt *
new_stmt_maybe_async(Parser *p, StmtKind kind, uint32_t *keyword, bool *is_async)
{
    uint32_t start = p->at;
    *is_async = accept(p, TOKEN_ASYNC);
    *keyword = p->at++;
    return new_stmt(p, kind, start);
}

static Stmt *
parse_for(Parser *p)
{
    uint32_t keyword;
    bool is_async;
    Stmt *s = new_stmt_maybe_async(p, STMT_FOR, &keyword, &is_async);
    s->for_.is_async = is_async;
    Mark mark = mark_here(p);
    s->for_.target = parse_star_targets(p);
    if (s->for_.target == NULL || !accept(p, TOKEN_IN)) {
        if (p->diagnose) {
            go_back(p, &mark);
            Expr *target = parse_star_expressions(p);
            if (target != NULL) {
                fail_invalid_target(p, TARGETS_FOR, target);
            }
        }
        return NULL;
    }
    s->for_.iter = parse_star_expressions(p);
    if (s->for_.iter == NULL || !parse_suite(p, "'for' statement", keyword, &s->for_.body) ||
        !parse_else(p, &s->for_.orelse)) {
        return NULL;
    }
    end_here(p, &s->at);
    return s;
}

// --- with ------------------------------------------------------------------------------------------------

static bool
ends_with_item(Parser *p)
{
    TokenKind kind = peek(p);
    return kind == TOKEN_COMMA || kind == TOKEN_RIGHT_PAREN || kind == TOKEN_COLON;
}

// expression [as target]
static WithItem *
parse_with_item(Parser *p)
{
    Mark start = mark_here(p);
    Expr *context = parse_expression(p), *target = NULL;
    if (context == NULL) {
        return NULL;
    }
    Mark mark = mark_here(p);
    if (accept(p, TOKEN_AS)) {
        target = parse_star_target(p);
        if (target == NULL || !ends_with_item(p)) {
            target = NULL;
            if (p->diagnose) {
                go_back(p, &start);
                parse_expression(p);
                p->at++;
                Expr *e = parse_expression(p);
                if (e != NULL && ends_with_item(p)) {
                    fail_invalid_target(p, TARGETS_STAR, e);
                }
            }
            go_back(p, &mark);
        }
    }
    if (p->failed) {
        return NULL;
    }
    WithItem *item = arena_alloc(&p->tree->arena, sizeof *item);
    item->context_expr = context;
    item->optional_vars = target;
    return item;
}

static bool
parse_with_items(Parser *p, WithItemSeq *out)
{
    uint32_t base = p->stack_count;
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        WithItem *item = is_first || accept(p, TOKEN_COMMA) ? parse_with_item(p) : NULL;
        if (item == NULL) {
            go_back(p, &mark);
            break;
        }
        push_item(p, item);
    }
    TAKE_SEQUENCE(p, base, *out);
    return out->count > 0 && !p->failed;
}

// The items as the rules of mistakes read them: (expression ['as' target])+, or in parentheses.
static bool
skip_with_items(Parser *p, bool parenthesized)
{
    if (parenthesized && !accept(p, TOKEN_LEFT_PAREN)) {
        return false;
    }
    for (bool is_first = true;; is_first = false) {
        Mark mark = mark_here(p);
        bool ok = is_first || accept(p, TOKEN_COMMA);
        ok = ok && (parenthesized ? parse_expressions(p) : parse_expression(p)) != NULL;
        if (!ok) {
            go_back(p, &mark);
            if (is_first) {
                return false;
            }
            break;
        }
        mark = mark_here(p);
        if (accept(p, TOKEN_AS) && parse_star_target(p) == NULL) {
            go_back(p, &mark);
        }
    }
    if (parenthesized) {
        accept(p, TOKEN_COMMA);
        return accept(p, TOKEN_RIGHT_PAREN);
    }
    return true;
}

static void
diagnose_with(Parser *p, uint32_t keyword, bool indentation)
{
    Mark mark = {keyword + 1, p->stack_count, p->tree->constant_count};
    for (int parenthesized = 0; parenthesized < 2; parenthesized++) {
        go_back(p, &mark);
        if (!skip_with_items(p, parenthesized)) {
            continue;
        }
        if (indentation && accept(p, TOKEN_COLON) && accept(p, TOKEN_NEWLINE) && peek(p) != TOKEN_INDENT) {
            fail_expected_block(p, "'with' statement", keyword);
        } else if (!indentation && accept(p, TOKEN_NEWLINE)) {
            fail_here(p, SYNTAX_ERROR, "expected ':'");
        }
    }
    go_back(p, &mark);
}

static Stmt *
parse_with(Parser *p)
{
    uint32_t keyword;
    bool is_async;
    Stmt *s = new_stmt_maybe_async(p, STMT_WITH, &keyword, &is_async);
    s->with.is_async = is_async;
    if (p->diagnose) {
        diagnose_with(p, keyword, true);
    }
    Mark mark = mark_here(p);
    bool ok = false;
    if (accept(p, TOKEN_LEFT_PAREN) && parse_with_items(p, &s->with.items)) {
        accept(p, TOKEN_COMMA);
        ok = accept(p, TOKEN_RIGHT_PAREN) && peek(p) == TOKEN_COLON;
    }
    if (!ok) {
        go_back(p, &mark);
        ok = parse_with_items(p, &s->with.items) && peek(p) == TOKEN_COLON;
    }
    if (ok && accept(p, TOKEN_COLON) && parse_block(p, &s->with.body)) {
        end_here(p, &s->at);
        return s;
    }
    if (p->diagnose) {
        diagnose_with(p, keyword, false);
    }
    return NULL;
}

// --- try -------------------------------------------------------------------------------------------------

static void
diagnose_except(Parser *p, uint32_t keyword)
{
    p->at = keyword + 1;
    if (peek(p) == TOKEN_NEWLINE) {
        fail_here(p, SYNTAX_ERROR, "expected ':'");
    }
    Expr *type = parse_expression(p);
    if (type == NULL) {
        return;
    }
    Mark mark = mark_here(p);
    if (accept(p, TOKEN_COMMA) && parse_expressions(p) != NULL) {
        Mark behind = mark_here(p);
        if (!accept(p, TOKEN_AS) || !accept(p, TOKEN_NAME)) {
            go_back(p, &behind);
        }
        if (accept(p, TOKEN_COLON)) {
            fail_from(p, &type->at, "multiple exception types must be parenthesized");
        }
    }
    go_back(p, &mark);
    if (!accept(p, TOKEN_AS) || !accept(p, TOKEN_NAME)) {
        go_back(p, &mark);
    }
    if (accept(p, TOKEN_NEWLINE)) {
        fail_here(p, SYNTAX_ERROR, "expected ':'");
    }
}

static ExceptHandler *
parse_except(Parser *p, bool *is_star)
{
    uint32_t keyword = p->at++;
    *is_star = accept(p, TOKEN_STAR);
    ExceptHandler *handler = arena_alloc(&p->tree->arena, sizeof *handler);
    handler->at = span_since(p, keyword);
    bool ok = true;
    if (*is_star && peek(p) == TOKEN_COLON) {
        if (p->diagnose) {
            fail_here(p, SYNTAX_ERROR, "expected one or more exception types");
        }
        return NULL;
    }
    if (peek(p) != TOKEN_COLON) {
        handler->type = parse_expression(p);
        ok = handler->type != NULL;
        if (ok && accept(p, TOKEN_AS)) {
            handler->name = accept_name(p);
            ok = handler->name != NULL;
        }
    }
    ok = ok && accept(p, TOKEN_COLON);
    if (ok && p->diagnose && peek(p) == TOKEN_NEWLINE && peek_at(p, 1) != TOKEN_INDENT) {
        return fail_expected_block(p, *is_star ? "'except*' statement" : "'except' statement", keyword);
    }
    if (!ok || !parse_block(p, &handler->body)) {
        if (p->diagnose) {
            diagnose_except(p, keyword + *is_star);
        }
        return NULL;
    }
    end_here(p, &handler->at);
    return handler;
}

static Stmt *
parse_try(Parser *p)
{
    uint32_t keyword = p->at++;
    Stmt *s = new_stmt(p, STMT_TRY, keyword);
    if (!parse_demanded_suite(p, "'try' statement", keyword, &s->try.body)) {
        // Without its block: what follows is still looked at.
        p->at = keyword + 2;
        if (p->diagnose && peek(p) == TOKEN_EXCEPT) {
            bool is_star;
            parse_except(p, &is_star);
        }
        return NULL;
    }
    if (peek(p) != TOKEN_EXCEPT && peek(p) != TOKEN_FINALLY) {
        if (p->diagnose) {
            fail_here(p, SYNTAX_ERROR, "expected 'except' or 'finally' block");
        }
        return NULL;
    }
    uint32_t base = p->stack_count;
    while (peek(p) == TOKEN_EXCEPT) {
        uint32_t at = p->at;
        bool is_star;
        ExceptHandler *handler = parse_except(p, &is_star);
        if (handler == NULL) {
            return NULL;
        }
        if (p->stack_count > base && is_star != s->try.is_star) {
            return fail_range(p, token_span(p, at), token_span(p, at + is_star),
                              "cannot have both 'except' and 'except*' on the same 'try'");
        }
        s->try.is_star = is_star;
        push_item(p, handler);
    }
    TAKE_SEQUENCE(p, base, s->try.handlers);
    if (s->try.handlers.count > 0 && !parse_else(p, &s->try.orelse)) {
        return NULL;
    }
    uint32_t finally = p->at;
    if (accept(p, TOKEN_FINALLY) &&
        !parse_demanded_suite(p, "'finally' statement", finally, &s->try.finalbody)) {
        return NULL;
    }
    if (p->failed) {
        return NULL;
    }
    end_here(p, &s->at);
    return s;
}

// --- def and class ---------------------------------------------------------------------------------------

// NAME [':' bound] ['=' default], or a name with one or two asterisks and without a bound.
static TypeParam *
parse_type_parameter(Parser *p)
{
    uint32_t start = p->at;
    TypeParam *parameter = arena_alloc(&p->tree->arena, sizeof *parameter);
    parameter->kind = accept(p, TOKEN_STAR)          ? TYPE_VAR_TUPLE
                      : accept(p, TOKEN_DOUBLE_STAR) ? PARAM_SPEC
                                                     : TYPE_VAR;
    parameter->name = accept_name(p);
    uint32_t colon = p->at;
    if (parameter->name == NULL) {
        return NULL;
    }
    if (parameter->kind == TYPE_VAR && accept(p, TOKEN_COLON)) {
        parameter->bound = parse_expression(p);
        if (parameter->bound == NULL) {
            return NULL;
        }
    } else if (p->diagnose && accept(p, TOKEN_COLON)) {
        Expr *bound = parse_expression(p);
        if (bound != NULL) {
            fail_from(p, token_span(p, colon),
                      bound->kind == EXPR_TUPLE
                          ? parameter->kind == PARAM_SPEC ? "cannot use constraints with ParamSpec"
                                                          : "cannot use constraints with TypeVarTuple"
                      : parameter->kind == PARAM_SPEC ? "cannot use bound with ParamSpec"
                                                      : "cannot use bound with TypeVarTuple");
        }
        return NULL;
    }
    if (accept(p, TOKEN_EQUAL)) {
        parameter->default_value = parameter->kind == TYPE_VAR_TUPLE && peek(p) == TOKEN_STAR
                                       ? parse_star_named_expression(p)
                                       : parse_expression(p);
        if (parameter->default_value == NULL) {
            return NULL;
        }
    }
    parameter->at = span_since(p, start);
    return parameter;
}

bool
parse_type_parameters(Parser *p, TypeParamSeq *out)
{
    Mark mark = mark_here(p);
    uint32_t base = p->stack_count;
    if (!accept(p, TOKEN_LEFT_BRACKET)) {
        return true;
    }
    if (p->diagnose && peek(p) == TOKEN_RIGHT_BRACKET) {
        fail_from(p, token_span(p, p->at), "Type parameter list cannot be empty");
    }
    do {
        TypeParam *parameter = parse_type_parameter(p);
        if (parameter == NULL) {
            break;
        }
        push_item(p, parameter);
    } while (accept(p, TOKEN_COMMA) && peek(p) != TOKEN_RIGHT_BRACKET);
    if (!accept(p, TOKEN_RIGHT_BRACKET) || p->failed || p->stack_count == base) {
        go_back(p, &mark);
        return false;
    }
    TAKE_SEQUENCE(p, base, *out);
    return true;
}

static Stmt *
parse_def(Parser *p)
{
    uint32_t keyword;
    bool is_async;
    Stmt *s = new_stmt_maybe_async(p, STMT_FUNCTION_DEF, &keyword, &is_async);
    s->function_def.is_async = is_async;
    s->function_def.name = accept_name(p);
    // What the brackets lack is told before the parenthesis is missed.
    if (s->function_def.name == NULL ||
        (!parse_type_parameters(p, &s->function_def.type_params) && !p->diagnose) ||
        !expect(p, TOKEN_LEFT_PAREN, "(")) {
        return NULL;
    }
    s->function_def.args = parse_parameters(p, false);
    if (s->function_def.args == NULL || !accept(p, TOKEN_RIGHT_PAREN)) {
        return NULL;
    }
    Mark mark = mark_here(p);
    if (accept(p, TOKEN_ARROW)) {
        s->function_def.returns = parse_expression(p);
        if (s->function_def.returns == NULL) {
            go_back(p, &mark);
        }
    }
    if (!parse_demanded_suite(p, "function definition", keyword, &s->function_def.body)) {
        return NULL;
    }
    end_here(p, &s->at);
    return s;
}

static Stmt *
parse_class(Parser *p)
{
    uint32_t keyword = p->at++;
    Stmt *s = new_stmt(p, STMT_CLASS_DEF, keyword);
    s->class_def.name = accept_name(p);
    if (s->class_def.name == NULL || !parse_type_parameters(p, &s->class_def.type_params)) {
        return NULL;
    }
    if (accept(p, TOKEN_LEFT_PAREN)) {
        if (peek(p) != TOKEN_RIGHT_PAREN &&
            !parse_arguments(p, false, &s->class_def.bases, &s->class_def.keywords)) {
            return NULL;
        }
        if (!accept(p, TOKEN_RIGHT_PAREN)) {
            return NULL;
        }
    }
    if (!parse_suite(p, "class definition", keyword, &s->class_def.body)) {
        return NULL;
    }
    end_here(p, &s->at);
    return s;
}

static Stmt *
parse_decorated(Parser *p)
{
    uint32_t base = p->stack_count;
    while (accept(p, TOKEN_AT)) {
        Expr *decorator = parse_named_expression(p);
        if (decorator == NULL || !accept(p, TOKEN_NEWLINE)) {
            return NULL;
        }
        push_item(p, decorator);
    }
    ExprSeq decorators;
    TAKE_SEQUENCE(p, base, decorators);
    bool is_def = peek(p) == TOKEN_DEF || (peek(p) == TOKEN_ASYNC && peek_at(p, 1) == TOKEN_DEF);
    Stmt *s = is_def ? parse_def(p) : peek(p) == TOKEN_CLASS ? parse_class(p) : NULL;
    if (s != NULL && s->kind == STMT_FUNCTION_DEF) {
        s->function_def.decorator_list = decorators;
    } else if (s != NULL) {
        s->class_def.decorator_list = decorators;
    }
    return s;
}

static Stmt *
parse_async(Parser *p)
{
    switch (peek_at(p, 1)) {
    case TOKEN_DEF:
        return parse_def(p);
    case TOKEN_FOR:
        return parse_for(p);
    case TOKEN_WITH:
        return parse_with(p);
    default:
        return NULL;
    }
}

Stmt *
parse_compound(Parser *p, bool *is_compound)
{
    *is_compound = true;
    switch (peek(p)) {
    case TOKEN_DEF:
        return parse_def(p);
    case TOKEN_AT:
        return parse_decorated(p);
    case TOKEN_CLASS:
        return parse_class(p);
    case TOKEN_IF:
        return parse_if(p);
    case TOKEN_WITH:
        return parse_with(p);
    case TOKEN_FOR:
        return parse_for(p);
    case TOKEN_TRY:
        return parse_try(p);
    case TOKEN_WHILE:
        return parse_while(p);
    case TOKEN_ASYNC:
        return parse_async(p);
    case TOKEN_NAME:
        *is_compound = false;
        return token_is(p, p->at, "match") ? parse_match(p) : NULL;
    default:
        *is_compound = false;
        return NULL;
    }
}
