#include "lang/scopes.h"
#include "base/buffer.h"
#include "lang/compiler.h"
#include <string.h>

// The pass has two halves: this file walks the tree and notes how each name is used in each scope;
// scopes_resolve.c then decides where the names live.

typedef struct Directive {
    struct Directive *next;
    const Identifier *name;
    const Location *at;
} Directive;

// --- the walk -----------------------------------------------------------------------------------------

typedef struct {
    Compiler *c;
    Scope *scope;
    const Identifier *private_name;
} Walk;

#define GENERIC_DEFINITION "the definition of a generic"
#define TYPE_ALIAS "a type alias"

static void walk_expr(Walk *w, Expr *e);
static void walk_statements(Walk *w, const StmtSeq *body);

static Scope *
open_scope(Walk *w, ScopeKind kind, const Identifier *name, const void *node)
{
    Scope *scope = arena_alloc(&w->c->arena, sizeof *scope);
    scope->kind = kind;
    scope->name = name;
    scope->outer = w->scope;
    scope->private_name = w->private_name;
    if (w->scope != NULL) {
        scope->only_mangled = kind == SCOPE_CLASS ? NULL : w->scope->only_mangled;
        scope->iterable_depth = w->scope->iterable_depth;
        scope->is_nested = w->scope->is_nested || w->scope->kind == SCOPE_FUNCTION;
        if (w->scope->last_child == NULL) {
            w->scope->first_child = scope;
        } else {
            w->scope->last_child->next = scope;
        }
        w->scope->last_child = scope;
    }
    scope_register(&w->c->scopes, node, scope);
    w->scope = scope;
    return scope;
}

static void
close_scope(Walk *w)
{
    w->scope = w->scope->outer;
}

// A scope whose names are looked up when somebody asks for the value: inside a class it sees the class's names.
static Scope *
open_annotation_scope(Walk *w, const Identifier *name, const void *node, const char *annotation)
{
    bool sees_class = w->scope->kind == SCOPE_CLASS || w->scope->sees_class;
    Scope *scope = open_scope(w, SCOPE_FUNCTION, name, node);
    scope->annotation = annotation;
    scope->sees_class = sees_class;
    return scope;
}

static unsigned
flags_in(Walk *w, Scope *scope, const Identifier *name)
{
    const Symbol *symbol = scope_find(scope, scope_mangle(w->c, w->scope, w->private_name, name));
    return symbol == NULL ? 0 : symbol->flags;
}

static void
define_in(Walk *w, Scope *scope, const Identifier *name, unsigned flags, const Location *at)
{
    const Identifier *full = scope_mangle(w->c, w->scope, w->private_name, name);
    Symbol *symbol = scope_add(scope, full);
    if (flags & DEF_PARAMETER) {
        if (symbol->flags & DEF_PARAMETER) {
            compile_error(w->c, at, "duplicate argument '%s' in function definition", name->text);
            return;
        }
        scope->parameters = grow(scope->parameters, scope->parameter_count, &scope->parameter_capacity,
                                 sizeof *scope->parameters);
        scope->parameters[scope->parameter_count++] = full;
    }
    if ((flags & DEF_TYPE_PARAMETER) && (symbol->flags & DEF_TYPE_PARAMETER)) {
        compile_error(w->c, at, "duplicate type parameter '%s'", name->text);
    }
    symbol->flags |= flags;
    if (scope->in_iteration_target) {
        if (symbol->flags & (DEF_GLOBAL | DEF_NONLOCAL)) {
            compile_error(w->c, at,
                          "comprehension inner loop cannot rebind assignment expression target '%s'",
                          name->text);
            return;
        }
        symbol->flags |= DEF_ITERATION;
    }
    if ((flags & DEF_GLOBAL) && scope != w->c->scopes.top) {
        scope_add(w->c->scopes.top, full)->flags |= flags;
    }
}

static void
define(Walk *w, const Identifier *name, unsigned flags, const Location *at)
{
    define_in(w, w->scope, name, flags, at);
}

static void
note_directive(Walk *w, const Identifier *name, const Location *at)
{
    Directive *d = arena_alloc(&w->c->arena, sizeof *d);
    *d = (Directive){w->scope->directives, scope_mangle(w->c, w->scope, w->private_name, name), at};
    w->scope->directives = d;
}

// The place of the statement that declared the name in this scope: the first one, where there are several.
const Location *
scope_directive(const Scope *scope, const Identifier *name)
{
    const Location *at = &no_location;
    for (const Directive *d = scope->directives; d != NULL; d = d->next) {
        if (d->name == name) {
            at = d->at;
        }
    }
    return at;
}

static void
walk_exprs(Walk *w, const ExprSeq *items)
{
    for (int i = 0; i < items->count; i++) {
        if (items->items[i] != NULL) {
            walk_expr(w, items->items[i]);
        }
    }
}

static void
walk_optional(Walk *w, Expr *e)
{
    if (e != NULL) {
        walk_expr(w, e);
    }
}

static void
walk_keywords(Walk *w, const KeywordSeq *keywords)
{
    for (int i = 0; i < keywords->count; i++) {
        walk_expr(w, keywords->items[i]->value);
    }
}

static void
walk_args(Walk *w, const ArgSeq *args)
{
    for (int i = 0; i < args->count; i++) {
        define(w, args->items[i]->arg, DEF_PARAMETER, &args->items[i]->at);
    }
}

static void
walk_parameters(Walk *w, const Arguments *a)
{
    walk_args(w, &a->posonlyargs);
    walk_args(w, &a->args);
    walk_args(w, &a->kwonlyargs);
    if (a->vararg != NULL) {
        define(w, a->vararg->arg, DEF_PARAMETER, &a->vararg->at);
        w->scope->has_varargs = true;
    }
    if (a->kwarg != NULL) {
        define(w, a->kwarg->arg, DEF_PARAMETER, &a->kwarg->at);
        w->scope->has_varkeywords = true;
    }
}

// An annotation that is kept as text binds and uses no names of the program; its nested scopes are still
// entered in the table, inside a scope of its own.
static void
walk_annotation(Walk *w, Expr *e, const void *node)
{
    if (e == NULL) {
        return;
    }
    if (!w->c->future_annotations) {
        walk_expr(w, e);
        return;
    }
    Scope *scope = open_scope(w, SCOPE_FUNCTION, w->c->known.annotations, node);
    scope->annotation = "an annotation";
    scope->is_text = true;
    walk_expr(w, e);
    close_scope(w);
}

static void
walk_arg_annotations(Walk *w, const ArgSeq *args)
{
    for (int i = 0; i < args->count; i++) {
        walk_annotation(w, args->items[i]->annotation, args->items[i]);
    }
}

static void
walk_annotations(Walk *w, const Arguments *a, Expr *returns)
{
    walk_arg_annotations(w, &a->posonlyargs);
    walk_arg_annotations(w, &a->args);
    if (a->vararg != NULL) {
        walk_annotation(w, a->vararg->annotation, a->vararg);
    }
    if (a->kwarg != NULL) {
        walk_annotation(w, a->kwarg->annotation, a->kwarg);
    }
    walk_arg_annotations(w, &a->kwonlyargs);
    walk_annotation(w, returns, returns);
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
    Scope *scope = open_scope(w, SCOPE_FUNCTION, name, e);
    scope->comprehension = kind;
    define(w, w->c->known.dot_zero, DEF_PARAMETER, &e->at);
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
    close_scope(w);
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
            unsigned flags = flags_in(w, scope, name);
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
            define(w, name, flags_in(w, scope, name) & DEF_GLOBAL ? DEF_GLOBAL : DEF_NONLOCAL, &target->at);
            note_directive(w, name, &target->at);
            define_in(w, scope, name, DEF_LOCAL, &target->at);
            return;
        }
        if (scope->kind == SCOPE_MODULE) {
            define(w, name, DEF_GLOBAL, &target->at);
            note_directive(w, name, &target->at);
            define_in(w, scope, name, DEF_GLOBAL, &target->at);
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

static void
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
        open_scope(w, SCOPE_FUNCTION, c->known.lambda, e);
        walk_parameters(w, e->lambda.args);
        walk_expr(w, e->lambda.body);
        close_scope(w);
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
        define(w, e->name.id, e->name.ctx == CONTEXT_LOAD ? DEF_USE : DEF_LOCAL, &e->at);
        // super() without arguments reads the class from a hidden variable.
        if (e->name.ctx == CONTEXT_LOAD && w->scope->kind == SCOPE_FUNCTION && e->name.id == c->known.super) {
            define(w, c->known.class_, DEF_USE, &e->at);
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

static void walk_pattern(Walk *w, const Pattern *p);

static void
walk_patterns(Walk *w, const PatternSeq *patterns)
{
    for (int i = 0; i < patterns->count; i++) {
        walk_pattern(w, patterns->items[i]);
    }
}

static void
walk_capture(Walk *w, const Identifier *name, const Location *at)
{
    if (name != NULL) {
        define(w, name, DEF_LOCAL, at);
    }
}

static void
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

// `global` and `nonlocal` come before every other use of the name in their scope.
static void
walk_directive(Walk *w, const Stmt *s)
{
    bool is_global = s->kind == STMT_GLOBAL;
    const char *word = is_global ? "global" : "nonlocal";
    for (int i = 0; i < s->global.names.count; i++) {
        const Identifier *name = s->global.names.items[i];
        unsigned flags = flags_in(w, w->scope, name);
        if (flags & DEF_PARAMETER) {
            compile_error(w->c, &s->at, "name '%s' is parameter and %s", name->text, word);
        } else if (flags & DEF_USE) {
            compile_error(w->c, &s->at, "name '%s' is used prior to %s declaration", name->text, word);
        } else if (flags & DEF_ANNOTATION) {
            compile_error(w->c, &s->at, "annotated name '%s' can't be %s", name->text, word);
        } else if (flags & DEF_LOCAL) {
            compile_error(w->c, &s->at, "name '%s' is assigned to before %s declaration", name->text, word);
        }
        define(w, name, is_global ? DEF_GLOBAL : DEF_NONLOCAL, &s->at);
        note_directive(w, name, &s->at);
    }
}

static void
walk_alias(Walk *w, const Alias *a)
{
    const Identifier *name = a->asname != NULL ? a->asname : a->name;
    if (name == w->c->known.star) {
        if (w->scope->kind != SCOPE_MODULE) {
            compile_error(w->c, &a->at, "import * only allowed at module level");
        }
        return;
    }
    const char *dot = a->asname == NULL ? strchr(name->text, '.') : NULL;
    if (dot != NULL) {
        name = tree_intern(w->c->tree, name->text, (size_t)(dot - name->text));
    }
    define(w, name, DEF_IMPORT, &a->at);
}

static void
walk_annotated(Walk *w, Stmt *s)
{
    const Expr *target = s->ann_assign.target;
    if (target->kind == EXPR_NAME) {
        unsigned flags = flags_in(w, w->scope, target->name.id);
        if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) && w->scope != w->c->scopes.top && s->ann_assign.simple) {
            compile_error(w->c, &s->at, "annotated name '%s' can't be %s", target->name.id->text,
                          flags & DEF_GLOBAL ? "global" : "nonlocal");
            return;
        }
        if (s->ann_assign.simple) {
            define(w, target->name.id, DEF_ANNOTATION | DEF_LOCAL, &target->at);
        } else if (s->ann_assign.value != NULL) {
            define(w, target->name.id, DEF_LOCAL, &target->at);
        }
    } else {
        walk_expr(w, s->ann_assign.target);
    }
    walk_annotation(w, s->ann_assign.annotation, s);
    walk_optional(w, s->ann_assign.value);
}

// --- type parameters -----------------------------------------------------------------------------------

// A bound or default: evaluated when somebody asks for it.
static void
walk_later(Walk *w, const Identifier *name, Expr **e, const char *annotation)
{
    if (*e != NULL) {
        Scope *scope = open_annotation_scope(w, name, e, annotation);
        if (scope->sees_class) {
            define(w, w->c->known.class_dict, DEF_USE, &(*e)->at);
        }
        walk_expr(w, *e);
        close_scope(w);
    }
}

// Opens the scope around what has type parameters, if it has any: it is theirs.
static bool
open_type_parameters(Walk *w, const Identifier *name, const TypeParamSeq *parameters, const Stmt *s)
{
    static const char *const defaults[] = {"a TypeVar default", "a TypeVarTuple default", "a ParamSpec default"};
    const KnownNames *known = &w->c->known;
    if (parameters->count == 0) {
        return false;
    }
    Scope *scope = open_annotation_scope(w, name, parameters->items, GENERIC_DEFINITION);
    if (scope->sees_class) {
        define(w, known->class_dict, DEF_USE, &s->at);
    }
    if (s->kind == STMT_CLASS_DEF) {
        define(w, known->type_params_cell, DEF_LOCAL | DEF_USE, &s->at);
        define(w, known->generic_base, DEF_LOCAL | DEF_USE, &s->at);
        scope->only_mangled = parameters;
        w->private_name = name;
    } else if (s->kind == STMT_FUNCTION_DEF) {
        const Arguments *args = s->function_def.args;
        // CPython has this one even where there is no default.
        define(w, known->defaults, DEF_PARAMETER, &s->at);
        for (int i = 0; i < args->kw_defaults.count; i++) {
            if (args->kw_defaults.items[i] != NULL) {
                define(w, known->kwdefaults, DEF_PARAMETER, &s->at);
                break;
            }
        }
    }
    for (int i = 0; i < parameters->count; i++) {
        TypeParam *parameter = parameters->items[i];
        define(w, parameter->name, DEF_TYPE_PARAMETER | DEF_LOCAL, &parameter->at);
        walk_later(w, parameter->name, &parameter->bound,
                   parameter->bound != NULL && parameter->bound->kind == EXPR_TUPLE ? "a TypeVar constraint"
                                                                                    : "a TypeVar bound");
        walk_later(w, parameter->name, &parameter->default_value, defaults[parameter->kind]);
    }
    return true;
}

static void
walk_type_alias(Walk *w, Stmt *s)
{
    walk_expr(w, s->type_alias.name);
    const Identifier *name = s->type_alias.name->name.id;
    // Where the alias is generic its value sees the class only through that scope.
    bool is_in_class = w->scope->kind == SCOPE_CLASS;
    bool is_generic = open_type_parameters(w, name, &s->type_alias.type_params, s);
    Scope *scope = open_annotation_scope(w, name, s, TYPE_ALIAS);
    scope->sees_class = is_in_class;
    if (is_in_class) {
        define(w, w->c->known.class_dict, DEF_USE, &s->type_alias.value->at);
    }
    walk_expr(w, s->type_alias.value);
    close_scope(w);
    if (is_generic) {
        close_scope(w);
    }
}

static void
walk_function(Walk *w, Stmt *s)
{
    const Arguments *args = s->function_def.args;
    define(w, s->function_def.name, DEF_LOCAL, &s->at);
    walk_exprs(w, &args->defaults);
    walk_exprs(w, &args->kw_defaults);
    walk_exprs(w, &s->function_def.decorator_list);
    bool is_generic = open_type_parameters(w, s->function_def.name, &s->function_def.type_params, s);
    walk_annotations(w, args, s->function_def.returns);
    open_scope(w, SCOPE_FUNCTION, s->function_def.name, s)->is_coroutine = s->function_def.is_async;
    walk_parameters(w, args);
    walk_statements(w, &s->function_def.body);
    close_scope(w);
    if (is_generic) {
        close_scope(w);
    }
}

static void
walk_class(Walk *w, Stmt *s)
{
    define(w, s->class_def.name, DEF_LOCAL, &s->at);
    walk_exprs(w, &s->class_def.decorator_list);
    const Identifier *outer = w->private_name;
    bool is_generic = open_type_parameters(w, s->class_def.name, &s->class_def.type_params, s);
    walk_exprs(w, &s->class_def.bases);
    walk_keywords(w, &s->class_def.keywords);
    open_scope(w, SCOPE_CLASS, s->class_def.name, s);
    w->private_name = s->class_def.name;
    if (is_generic) {
        define(w, w->c->known.type_params, DEF_LOCAL, &s->at);
        define(w, w->c->known.type_params_cell, DEF_USE, &s->at);
    }
    walk_statements(w, &s->class_def.body);
    close_scope(w);
    if (is_generic) {
        close_scope(w);
    }
    w->private_name = outer;
}

static void
walk_statement(Walk *w, Stmt *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        walk_function(w, s);
        break;
    case STMT_CLASS_DEF:
        walk_class(w, s);
        break;
    case STMT_RETURN:
        walk_optional(w, s->return_.value);
        break;
    case STMT_DELETE:
        walk_exprs(w, &s->delete.targets);
        break;
    case STMT_ASSIGN:
        walk_exprs(w, &s->assign.targets);
        walk_expr(w, s->assign.value);
        break;
    case STMT_AUG_ASSIGN:
        walk_expr(w, s->aug_assign.target);
        walk_expr(w, s->aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        walk_annotated(w, s);
        break;
    case STMT_TYPE_ALIAS:
        walk_type_alias(w, s);
        break;
    case STMT_FOR:
        walk_expr(w, s->for_.target);
        walk_expr(w, s->for_.iter);
        walk_statements(w, &s->for_.body);
        walk_statements(w, &s->for_.orelse);
        break;
    case STMT_WHILE:
        walk_expr(w, s->while_.test);
        walk_statements(w, &s->while_.body);
        walk_statements(w, &s->while_.orelse);
        break;
    case STMT_IF:
        // An elif is an If alone in the orelse of another: a chain of any length.
        for (;; s = s->if_.orelse.items[0]) {
            walk_expr(w, s->if_.test);
            walk_statements(w, &s->if_.body);
            if (s->if_.orelse.count != 1 || s->if_.orelse.items[0]->kind != STMT_IF) {
                break;
            }
        }
        walk_statements(w, &s->if_.orelse);
        break;
    case STMT_WITH:
        for (int i = 0; i < s->with.items.count; i++) {
            walk_expr(w, s->with.items.items[i]->context_expr);
            walk_optional(w, s->with.items.items[i]->optional_vars);
        }
        walk_statements(w, &s->with.body);
        break;
    case STMT_MATCH:
        walk_expr(w, s->match.subject);
        for (int i = 0; i < s->match.cases.count; i++) {
            const MatchCase *m = s->match.cases.items[i];
            walk_pattern(w, m->pattern);
            walk_optional(w, m->guard);
            walk_statements(w, &m->body);
        }
        break;
    case STMT_RAISE:
        walk_optional(w, s->raise.exc);
        walk_optional(w, s->raise.cause);
        break;
    case STMT_TRY:
        walk_statements(w, &s->try.body);
        for (int i = 0; i < s->try.handlers.count; i++) {
            const ExceptHandler *h = s->try.handlers.items[i];
            walk_optional(w, h->type);
            walk_capture(w, h->name, &h->at);
            walk_statements(w, &h->body);
        }
        walk_statements(w, &s->try.orelse);
        walk_statements(w, &s->try.finalbody);
        break;
    case STMT_ASSERT:
        walk_expr(w, s->assert_.test);
        walk_optional(w, s->assert_.msg);
        break;
    case STMT_IMPORT:
        for (int i = 0; i < s->import.names.count; i++) {
            walk_alias(w, s->import.names.items[i]);
        }
        break;
    case STMT_IMPORT_FROM:
        for (int i = 0; i < s->import_from.names.count; i++) {
            walk_alias(w, s->import_from.names.items[i]);
        }
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        walk_directive(w, s);
        break;
    case STMT_EXPR:
        walk_expr(w, s->expr.value);
        break;
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    }
}

static void
walk_statements(Walk *w, const StmtSeq *body)
{
    for (int i = 0; i < body->count && !w->c->failed; i++) {
        walk_statement(w, body->items[i]);
    }
}

void
scopes_build(Compiler *c)
{
    Walk w = {.c = c};
    c->scopes.top = open_scope(&w, SCOPE_MODULE, c->known.module_name, c->tree);
    if (c->tree->expression != NULL) {
        walk_expr(&w, c->tree->expression);
    } else {
        walk_statements(&w, &c->tree->body);
    }
    if (!c->failed) {
        scopes_resolve(c);
    }
}
