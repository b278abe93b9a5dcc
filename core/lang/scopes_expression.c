// The names that expressions and patterns read and bind.
#include "lang/compiler.h"
#include "lang/scopes.h"
#include "lang/scopes_internal.h"
#include <string.h>

void
walk_exprs(Walk *w, const ExprSeq *items)
{
    for (int i = 0; i < items->count; i++) {
        if (items->items[i] != NULL) {
            walk_expr(w, items->items[i]);
        }
    }
}

void
walk_optional(Walk *w, Expr *e)
{
    if (e != NULL) {
        walk_expr(w, e);
    }
}

void
walk_keywords(Walk *w, const KeywordSeq *keywords)
{
    for (int i = 0; i < keywords->count; i++) {
        walk_expr(w, keywords->items[i]->value);
    }
}

void
walk_args(Walk *w, const ArgSeq *args)
{
    for (int i = 0; i < args->count; i++) {
        scope_define(w, args->items[i]->arg, DEF_PARAMETER, &args->items[i]->at);
    }
}

static void
walk_iteration(Walk *w, Expr *target)
{
    w->scope->in_iteration_target = true;
    walk_expr(w, target);
    w->scope->in_iteration_target = false;
}

static void
walk_comprehension(Walk *w, Expr *e, const Identifier *name, ComprehensionKind kind,
                   const ComprehensionSeq *generators, Expr *element, Expr *value)
{
    const Comprehension *outermost = generators->items[0];
    w->scope->iterable_depth++;
    walk_expr(w, outermost->iter);
    w->scope->iterable_depth--;
    Scope *scope = scope_open(w, SCOPE_FUNCTION, name, e);
    scope->comprehension = kind;
    scope_define(w, w->c->known.dot_zero, DEF_PARAMETER, &e->at);
    walk_iteration(w, outermost->target);
    walk_exprs(w, &outermost->ifs);
    scope->is_coroutine |= outermost->is_async;
    for (int i = 1; i < generators->count; i++) {
        const Comprehension *g = generators->items[i];
        walk_iteration(w, g->target);
        scope->iterable_depth++;
        walk_expr(w, g->iter);
        scope->iterable_depth--;
        walk_exprs(w, &g->ifs);
        scope->is_coroutine |= g->is_async;
    }
    walk_optional(w, value);
    walk_expr(w, element);
    scope->is_generator = kind == GENERATOR_EXPRESSION;
    scope_close(w);
    // What awaits inside one that is no generator makes what is around it wait.
    w->scope->is_coroutine |= scope->is_coroutine && !scope->is_generator;
}

// The target of := inside comprehensions belongs to the function or module around them.
static void
walk_target_around(Walk *w, const Expr *target)
{
    const Identifier *name = target->name.id;
    for (Scope *scope = w->scope; scope != NULL; scope = scope->outer) {
        if (scope->comprehension) {
            unsigned flags = scope_flags_in(w, scope, name);
            if ((flags & DEF_ITERATION) && (flags & (DEF_LOCAL | DEF_GLOBAL))) {
                compile_error(w->c, &target->at,
                              "assignment expression cannot rebind comprehension iteration variable '%s'",
                              name->text);
                return;
            }
            continue;
        }
        if (scope->annotation != NULL) {
            bool is_generic = strcmp(scope->annotation, GENERIC_DEFINITION) == 0;
            bool is_alias = strcmp(scope->annotation, TYPE_ALIAS) == 0;
            compile_error(w->c, &target->at, "assignment expression within a comprehension cannot be used %s",
                          is_generic ? "within " GENERIC_DEFINITION
                          : is_alias ? "in " TYPE_ALIAS
                                     : "in a TypeVar bound");
            return;
        }
        if (scope->kind == SCOPE_FUNCTION) {
            scope_define(w, name, scope_flags_in(w, scope, name) & DEF_GLOBAL ? DEF_GLOBAL : DEF_NONLOCAL, &target->at);
            scope_note_directive(w, name, &target->at);
            scope_define_in(w, scope, name, DEF_LOCAL, &target->at);
            return;
        }
        if (scope->kind == SCOPE_MODULE) {
            scope_define(w, name, DEF_GLOBAL, &target->at);
            scope_note_directive(w, name, &target->at);
            scope_define_in(w, scope, name, DEF_GLOBAL, &target->at);
            return;
        }
        compile_error(w->c, &target->at,
                      "assignment expression within a comprehension cannot be used in a class body");
        return;
    }
}

static void
refuse_in_annotation(Walk *w, const Expr *e, const char *what)
{
    if (w->scope->annotation != NULL) {
        compile_error(w->c, &e->at, "%s cannot be used within %s", what, w->scope->annotation);
    }
}

static void
walk_yield(Walk *w, const Expr *e)
{
    static const char *const where[] = {
        [LIST_COMPREHENSION] = "list comprehension",
        [SET_COMPREHENSION] = "set comprehension",
        [DICT_COMPREHENSION] = "dict comprehension",
        [GENERATOR_EXPRESSION] = "generator expression",
    };
    refuse_in_annotation(w, e, "yield expression");
    walk_optional(w, e->yield.value);
    w->scope->is_generator = true;
    if (w->scope->comprehension) {
        compile_error(w->c, &e->at, "'yield' inside %s", where[w->scope->comprehension]);
    }
}

// What follows the first operand of a chain.
static void
walk_spine_node(Walk *w, Expr *e)
{
    switch (e->kind) {
    case EXPR_BIN_OP:
        walk_expr(w, e->bin_op.right);
        break;
    case EXPR_CALL:
        walk_exprs(w, &e->call.args);
        walk_keywords(w, &e->call.keywords);
        break;
    case EXPR_SUBSCRIPT:
        walk_expr(w, e->subscript.slice);
        break;
    default:
        break;
    }
}

void
walk_expr(Walk *w, Expr *e)
{
    Compiler *c = w->c;
    if (c->failed) {
        return;
    }
    Expr *child = expr_spine_child(e);
    if (child != NULL) {
        uint32_t base = c->spine_count;
        for (; child != NULL; e = child, child = expr_spine_child(e)) {
            c->spine = grow(c->spine, c->spine_count, &c->spine_capacity, sizeof *c->spine);
            c->spine[c->spine_count++] = e;
        }
        walk_expr(w, e);
        while (c->spine_count > base) {
            walk_spine_node(w, c->spine[--c->spine_count]);
        }
        return;
    }
    switch (e->kind) {
    case EXPR_BOOL_OP:
        walk_exprs(w, &e->bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        refuse_in_annotation(w, e, "named expression");
        if (w->scope->iterable_depth > 0) {
            compile_error(c, &e->at,
                          "assignment expression cannot be used in a comprehension iterable expression");
            return;
        }
        if (w->scope->comprehension) {
            walk_target_around(w, e->named_expr.target);
        }
        walk_expr(w, e->named_expr.value);
        walk_expr(w, e->named_expr.target);
        break;
    case EXPR_UNARY_OP:
        walk_expr(w, e->unary_op.operand);
        break;
    case EXPR_LAMBDA:
        walk_exprs(w, &e->lambda.args->defaults);
        walk_exprs(w, &e->lambda.args->kw_defaults);
        scope_open(w, SCOPE_FUNCTION, c->known.lambda, e);
        walk_parameters(w, e->lambda.args);
        walk_expr(w, e->lambda.body);
        scope_close(w);
        break;
    case EXPR_IF_EXP:
        walk_expr(w, e->if_exp.test);
        walk_expr(w, e->if_exp.body);
        walk_expr(w, e->if_exp.orelse);
        break;
    case EXPR_DICT:
        walk_exprs(w, &e->dict.keys);
        walk_exprs(w, &e->dict.values);
        break;
    case EXPR_SET:
        walk_exprs(w, &e->set.elts);
        break;
    case EXPR_LIST_COMP:
        walk_comprehension(w, e, c->known.listcomp, LIST_COMPREHENSION, &e->comp.generators, e->comp.elt,
                           NULL);
        break;
    case EXPR_SET_COMP:
        walk_comprehension(w, e, c->known.setcomp, SET_COMPREHENSION, &e->comp.generators, e->comp.elt, NULL);
        break;
    case EXPR_GENERATOR_EXP:
        walk_comprehension(w, e, c->known.genexpr, GENERATOR_EXPRESSION, &e->comp.generators, e->comp.elt,
                           NULL);
        break;
    case EXPR_DICT_COMP:
        walk_comprehension(w, e, c->known.dictcomp, DICT_COMPREHENSION, &e->dict_comp.generators,
                           e->dict_comp.key, e->dict_comp.value);
        break;
    case EXPR_AWAIT:
        refuse_in_annotation(w, e, "await expression");
        walk_expr(w, e->yield.value);
        w->scope->is_coroutine = true;
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        walk_yield(w, e);
        break;
    case EXPR_COMPARE:
        walk_expr(w, e->compare.left);
        walk_exprs(w, &e->compare.comparators);
        break;
    case EXPR_FORMATTED_VALUE:
        walk_expr(w, e->formatted_value.value);
        walk_optional(w, e->formatted_value.format_spec);
        break;
    case EXPR_JOINED_STR:
        walk_exprs(w, &e->joined_str.values);
        break;
    case EXPR_STARRED:
        walk_expr(w, e->starred.value);
        break;
    case EXPR_NAME:
        scope_define(w, e->name.id, e->name.ctx == CONTEXT_LOAD ? DEF_USE : DEF_LOCAL, &e->at);
        // super() without arguments reads the class from a hidden variable.
        if (e->name.ctx == CONTEXT_LOAD && w->scope->kind == SCOPE_FUNCTION && e->name.id == c->known.super) {
            scope_define(w, c->known.class_, DEF_USE, &e->at);
        }
        break;
    case EXPR_LIST:
    case EXPR_TUPLE:
        walk_exprs(w, &e->list.elts);
        break;
    case EXPR_SLICE:
        walk_optional(w, e->slice.lower);
        walk_optional(w, e->slice.upper);
        walk_optional(w, e->slice.step);
        break;
    default:
        break;
    }
}

static void
walk_patterns(Walk *w, const PatternSeq *patterns)
{
    for (int i = 0; i < patterns->count; i++) {
        walk_pattern(w, patterns->items[i]);
    }
}

void
walk_capture(Walk *w, const Identifier *name, const Location *at)
{
    if (name != NULL) {
        scope_define(w, name, DEF_LOCAL, at);
    }
}

void
walk_pattern(Walk *w, const Pattern *p)
{
    switch (p->kind) {
    case PATTERN_MATCH_VALUE:
        walk_expr(w, p->match_value.value);
        break;
    case PATTERN_MATCH_SINGLETON:
        break;
    case PATTERN_MATCH_SEQUENCE:
    case PATTERN_MATCH_OR:
        walk_patterns(w, &p->match_sequence.patterns);
        break;
    case PATTERN_MATCH_MAPPING:
        walk_exprs(w, &p->match_mapping.keys);
        walk_patterns(w, &p->match_mapping.patterns);
        walk_capture(w, p->match_mapping.rest, &p->at);
        break;
    case PATTERN_MATCH_CLASS:
        walk_expr(w, p->match_class.cls);
        walk_patterns(w, &p->match_class.patterns);
        walk_patterns(w, &p->match_class.kwd_patterns);
        break;
    case PATTERN_MATCH_STAR:
        walk_capture(w, p->match_star.name, &p->at);
        break;
    case PATTERN_MATCH_AS:
        if (p->match_as.pattern != NULL) {
            walk_pattern(w, p->match_as.pattern);
        }
        walk_capture(w, p->match_as.name, &p->at);
        break;
    }
}
