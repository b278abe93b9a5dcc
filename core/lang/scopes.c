#include "lang/scopes.h"
#include "lang/compiler.h"
#include "lang/scopes_internal.h"
#include "object/profile.h"
#include <string.h>

// The pass has two halves: this file and scopes_expression.c walk the tree and note how each name is used in each
// scope; scopes_resolve.c then decides where the names live.

typedef struct Directive {
    struct Directive *next;
    const Identifier *name;
    const Location *at;
} Directive;

// --- the walk -----------------------------------------------------------------------------------------

static void walk_statements(Walk *w, const StmtSeq *body);

Scope *
scope_open(Walk *w, ScopeKind kind, const Identifier *name, const void *node)
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

void
scope_close(Walk *w)
{
    w->scope = w->scope->outer;
}

// A scope whose names are looked up when somebody asks for the value: inside a class it sees the class's names.
static Scope *
open_annotation_scope(Walk *w, const Identifier *name, const void *node, const char *annotation)
{
    bool sees_class = w->scope->kind == SCOPE_CLASS || w->scope->sees_class;
    Scope *scope = scope_open(w, SCOPE_FUNCTION, name, node);
    scope->annotation = annotation;
    scope->sees_class = sees_class;
    return scope;
}

unsigned
scope_flags_in(Walk *w, Scope *scope, const Identifier *name)
{
    const Symbol *symbol = scope_find(scope, scope_mangle(w->c, w->scope, w->private_name, name));
    return symbol == NULL ? 0 : symbol->flags;
}

void
scope_define_in(Walk *w, Scope *scope, const Identifier *name, unsigned flags, const Location *at)
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

void
scope_define(Walk *w, const Identifier *name, unsigned flags, const Location *at)
{
    scope_define_in(w, w->scope, name, flags, at);
}

void
scope_note_directive(Walk *w, const Identifier *name, const Location *at)
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

void
walk_parameters(Walk *w, const Arguments *a)
{
    walk_args(w, &a->posonlyargs);
    walk_args(w, &a->args);
    walk_args(w, &a->kwonlyargs);
    if (a->vararg != NULL) {
        scope_define(w, a->vararg->arg, DEF_PARAMETER, &a->vararg->at);
        w->scope->has_varargs = true;
    }
    if (a->kwarg != NULL) {
        scope_define(w, a->kwarg->arg, DEF_PARAMETER, &a->kwarg->at);
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
    // Nothing evaluates those of a function's variables.
    bool is_evaluated = !w->c->future_annotations && (!profile->annotations_wait || w->scope->kind != SCOPE_FUNCTION ||
                                                      w->scope->annotation != NULL);
    if (is_evaluated) {
        walk_expr(w, e);
        return;
    }
    Scope *scope = scope_open(w, SCOPE_FUNCTION, w->c->known.annotations, node);
    scope->annotation = "an annotation";
    scope->is_text = true;
    walk_expr(w, e);
    scope_close(w);
}

static void
walk_arg_annotations(Walk *w, const ArgSeq *args)
{
    for (int i = 0; i < args->count; i++) {
        walk_annotation(w, args->items[i]->annotation, args->items[i]);
    }
}

// The scope of an __annotate__, which belongs to the node.
static Scope *
open_annotate(Walk *w, const void *node, const Location *at)
{
    const KnownNames *known = &w->c->known;
    Scope *scope = open_annotation_scope(w, known->annotate, node, "an annotation");
    scope->sees_class &= !w->c->future_annotations;
    scope_define(w, known->dot_format, DEF_PARAMETER, at);
    if (scope->sees_class) {
        scope_define(w, known->class_dict, DEF_USE, at);
    }
    return scope;
}

// That of a class or module is where all its annotations are evaluated.
static void
walk_deferred(Walk *w, Stmt *s)
{
    const KnownNames *known = &w->c->known;
    Scope *around = w->scope;
    s->ann_assign.is_conditional = around->kind == SCOPE_MODULE || around->condition_depth > 0;
    if (s->ann_assign.is_conditional && !around->has_conditional_annotations) {
        around->has_conditional_annotations = true;
        scope_define(w, known->conditional_annotations, DEF_USE, &s->at);
    }
    if (around->annotations == NULL) {
        around->annotations = open_annotate(w, around, &s->at);
    }
    w->scope = around->annotations;
    if (s->ann_assign.is_conditional) {
        scope_define(w, known->conditional_annotations, DEF_USE, &s->at);
    }
    walk_annotation(w, s->ann_assign.annotation, s);
    w->scope = around;
}

static void
walk_annotations(Walk *w, const Arguments *a, Expr *returns, const Location *at)
{
    bool wait = profile->annotations_wait && count_annotations(a, returns) > 0;
    if (wait) {
        open_annotate(w, a, at);
    }
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
    if (wait) {
        scope_close(w);
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
        unsigned flags = scope_flags_in(w, w->scope, name);
        if (flags & DEF_PARAMETER) {
            compile_error(w->c, &s->at, "name '%s' is parameter and %s", name->text, word);
        } else if (flags & DEF_USE) {
            compile_error(w->c, &s->at, "name '%s' is used prior to %s declaration", name->text, word);
        } else if (flags & DEF_ANNOTATION) {
            compile_error(w->c, &s->at, "annotated name '%s' can't be %s", name->text, word);
        } else if (flags & DEF_LOCAL) {
            compile_error(w->c, &s->at, "name '%s' is assigned to before %s declaration", name->text, word);
        }
        scope_define(w, name, is_global ? DEF_GLOBAL : DEF_NONLOCAL, &s->at);
        scope_note_directive(w, name, &s->at);
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
    scope_define(w, name, DEF_IMPORT, &a->at);
}

static void
walk_annotated(Walk *w, Stmt *s)
{
    const Expr *target = s->ann_assign.target;
    if (target->kind == EXPR_NAME) {
        unsigned flags = scope_flags_in(w, w->scope, target->name.id);
        if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) && w->scope != w->c->scopes.top && s->ann_assign.simple) {
            compile_error(w->c, &s->at, "annotated name '%s' can't be %s", target->name.id->text,
                          flags & DEF_GLOBAL ? "global" : "nonlocal");
            return;
        }
        if (s->ann_assign.simple) {
            scope_define(w, target->name.id, DEF_ANNOTATION | DEF_LOCAL, &target->at);
        } else if (s->ann_assign.value != NULL) {
            scope_define(w, target->name.id, DEF_LOCAL, &target->at);
        }
    } else {
        walk_expr(w, s->ann_assign.target);
    }
    if (profile->annotations_wait && w->scope->kind != SCOPE_FUNCTION) {
        walk_deferred(w, s);
    } else {
        walk_annotation(w, s->ann_assign.annotation, s);
    }
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
            scope_define(w, w->c->known.class_dict, DEF_USE, &(*e)->at);
        }
        walk_expr(w, *e);
        scope_close(w);
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
        scope_define(w, known->class_dict, DEF_USE, &s->at);
    }
    if (s->kind == STMT_CLASS_DEF) {
        scope_define(w, known->type_params_cell, DEF_LOCAL | DEF_USE, &s->at);
        scope_define(w, known->generic_base, DEF_LOCAL | DEF_USE, &s->at);
        scope->only_mangled = parameters;
        w->private_name = name;
    } else if (s->kind == STMT_FUNCTION_DEF) {
        const Arguments *args = s->function_def.args;
        // CPython has this one even where there is no default.
        scope_define(w, known->defaults, DEF_PARAMETER, &s->at);
        for (int i = 0; i < args->kw_defaults.count; i++) {
            if (args->kw_defaults.items[i] != NULL) {
                scope_define(w, known->kwdefaults, DEF_PARAMETER, &s->at);
                break;
            }
        }
    }
    for (int i = 0; i < parameters->count; i++) {
        TypeParam *parameter = parameters->items[i];
        scope_define(w, parameter->name, DEF_TYPE_PARAMETER | DEF_LOCAL, &parameter->at);
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
        scope_define(w, w->c->known.class_dict, DEF_USE, &s->type_alias.value->at);
    }
    walk_expr(w, s->type_alias.value);
    scope_close(w);
    if (is_generic) {
        scope_close(w);
    }
}

static void
walk_function(Walk *w, Stmt *s)
{
    const Arguments *args = s->function_def.args;
    scope_define(w, s->function_def.name, DEF_LOCAL, &s->at);
    walk_exprs(w, &args->defaults);
    walk_exprs(w, &args->kw_defaults);
    walk_exprs(w, &s->function_def.decorator_list);
    // What evaluates a function's annotations sees the class, whether it has any or not.
    w->scope->needs_class_dict |= w->scope->kind == SCOPE_CLASS && annotations_wait(w->c);
    bool is_generic = open_type_parameters(w, s->function_def.name, &s->function_def.type_params, s);
    walk_annotations(w, args, s->function_def.returns, &s->at);
    scope_open(w, SCOPE_FUNCTION, s->function_def.name, s)->is_coroutine = s->function_def.is_async;
    walk_parameters(w, args);
    walk_statements(w, &s->function_def.body);
    scope_close(w);
    if (is_generic) {
        scope_close(w);
    }
}

static void
walk_class(Walk *w, Stmt *s)
{
    scope_define(w, s->class_def.name, DEF_LOCAL, &s->at);
    walk_exprs(w, &s->class_def.decorator_list);
    const Identifier *outer = w->private_name;
    bool is_generic = open_type_parameters(w, s->class_def.name, &s->class_def.type_params, s);
    walk_exprs(w, &s->class_def.bases);
    walk_keywords(w, &s->class_def.keywords);
    scope_open(w, SCOPE_CLASS, s->class_def.name, s);
    w->private_name = s->class_def.name;
    if (is_generic) {
        scope_define(w, w->c->known.type_params, DEF_LOCAL, &s->at);
        scope_define(w, w->c->known.type_params_cell, DEF_USE, &s->at);
    }
    walk_statements(w, &s->class_def.body);
    scope_close(w);
    if (is_generic) {
        scope_close(w);
    }
    w->private_name = outer;
}

static void
walk_statement(Walk *w, Stmt *s)
{
    Scope *scope = w->scope;
    bool may_be_left_out = s->kind == STMT_FOR || s->kind == STMT_WHILE || s->kind == STMT_IF || s->kind == STMT_WITH ||
                           s->kind == STMT_MATCH || s->kind == STMT_TRY;
    scope->condition_depth += may_be_left_out;
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
    scope->condition_depth -= may_be_left_out;
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
    c->scopes.top = scope_open(&w, SCOPE_MODULE, c->known.module_name, c->tree);
    if (c->tree->expression != NULL) {
        walk_expr(&w, c->tree->expression);
    } else {
        walk_statements(&w, &c->tree->body);
    }
    if (!c->failed) {
        scopes_resolve(c);
    }
}
