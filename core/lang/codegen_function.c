// Functions, lambdas and classes -> instructions: defaults, the code object, decorators.
#include "base/buffer.h"
#include "lang/compiler.h"
#include "object/profile.h"
#include "types/int.h"
#include "types/tuple.h"
#include <stdlib.h>
#include <string.h>

// The docstring without the indentation of its lines (CPython 3.13); the same object when there is none to
// remove.
Object *
clean_docstring(Compiler *c, const Expr *doc)
{
    Object *original = constant_object(c, &doc->constant);
    if (original == NULL || !profile->cleans_docstrings) {
        return original;
    }
    Buffer text = {0};
    size_t column = 0;
    bool has_tabs = false;
    for (size_t i = 0; i < doc->constant.length; i++) {
        char ch = doc->constant.text[i];
        if (ch == '\t') {
            has_tabs = true;
            do {
                buffer_append_char(&text, ' ');
            } while (++column % 8 != 0);
            continue;
        }
        buffer_append_char(&text, ch);
        // Columns are counted in code points.
        column = ch == '\n' || ch == '\r' ? 0 : column + ((ch & 0xc0) != 0x80);
    }
    const char *at = text.data == NULL ? "" : text.data, *start = at, *end = at + text.length;
    while (at < end && *at++ != '\n') {
    }
    size_t margin = SIZE_MAX;
    while (at < end) {
        const char *line = at;
        while (at < end && *at == ' ') {
            at++;
        }
        if (at < end && *at != '\n' && (size_t)(at - line) < margin) {
            margin = (size_t)(at - line);
        }
        while (at < end && *at++ != '\n') {
        }
    }
    if (margin == SIZE_MAX) {
        margin = 0;
    }
    at = start;
    while (at < end && *at == ' ') {
        at++;
    }
    Object *result = original;
    if (at == start && margin == 0) {
        if (has_tabs) {
            result = text_object(c, start, text.length);
        }
    } else {
        Buffer out = {0};
        while (at < end) {
            char ch = *at++;
            buffer_append_char(&out, ch);
            if (ch == '\n') {
                for (size_t i = 0; i < margin && at < end && *at == ' '; i++) {
                    at++;
                }
            }
        }
        result = text_object(c, out.data == NULL ? "" : out.data, out.length);
        buffer_free(&out);
    }
    buffer_free(&text);
    return result;
}

Object *
names_tuple(Compiler *c, const IdentifierSeq *names)
{
    Object *tuple = keep_working(c, tuple_new(names->count));
    for (int i = 0; tuple != NULL && i < names->count; i++) {
        Object *name = identifier_object(c, names->items[i]);
        if (name == NULL) {
            return NULL;
        }
        tuple_give_item(tuple, i, incref(name));
    }
    return tuple;
}

static uint32_t
visit_defaults(Compiler *c, const Location *at, const Arguments *a)
{
    uint32_t flags = 0;
    if (a->defaults.count > 0) {
        visit_exprs(c, &a->defaults);
        emit(c, at, OP_BUILD_TUPLE, (uint32_t)a->defaults.count);
        flags |= 1;
    }
    IdentifierSeq names = {0,
                           arena_alloc(&c->arena, ((size_t)a->kwonlyargs.count + 1) * sizeof(Identifier *))};
    for (int i = 0; i < a->kwonlyargs.count; i++) {
        if (a->kw_defaults.items[i] != NULL) {
            const Identifier *name = names.items[names.count++] = mangled(c, a->kwonlyargs.items[i]->arg);
            if (profile->folds_late) {
                emit_constant(c, at, identifier_object(c, name));
            }
            visit_expr(c, a->kw_defaults.items[i]);
        }
    }
    if (names.count > 0) {
        if (!profile->folds_late) {
            emit_constant(c, at, names_tuple(c, &names));
        }
        emit(c, at, profile->folds_late ? OP_BUILD_MAP : OP_BUILD_CONST_KEY_MAP, (uint32_t)names.count);
        flags |= 2;
    }
    return flags;
}

static bool
check_parameters(Compiler *c, const Arguments *a)
{
    const ArgSeq *groups[] = {&a->posonlyargs, &a->args, &a->kwonlyargs};
    for (size_t g = 0; g < COUNT_OF(groups); g++) {
        for (int i = 0; i < groups[g]->count; i++) {
            const Arg *arg = groups[g]->items[i];
            if (!check_assignable(c, &arg->at, arg->arg, CONTEXT_STORE)) {
                return false;
            }
        }
    }
    return (a->vararg == NULL || check_assignable(c, &a->vararg->at, a->vararg->arg, CONTEXT_STORE)) &&
           (a->kwarg == NULL || check_assignable(c, &a->kwarg->at, a->kwarg->arg, CONTEXT_STORE));
}

static void
set_argument_counts(Unit *u, const Arguments *a)
{
    u->positional_only_count = (uint32_t)a->posonlyargs.count;
    u->argument_count = (uint32_t)(a->posonlyargs.count + a->args.count);
    u->keyword_only_count = (uint32_t)a->kwonlyargs.count;
}

void
reserve_docstring(Compiler *c)
{
    if (!profile->folds_late) {
        constant_list_add(&c->unit->constants, None);
    }
}

void
visit_lambda(Compiler *c, Expr *e)
{
    const Arguments *args = e->lambda.args;
    if (!check_parameters(c, args)) {
        return;
    }
    uint32_t flags = visit_defaults(c, &e->at, args);
    enter_unit(c, UNIT_LAMBDA, c->known.lambda, e, (uint32_t)e->at.line);
    reserve_docstring(c);
    set_argument_counts(c->unit, args);
    visit_expr(c, e->lambda.body);
    bool is_generator = c->unit->scope->is_generator;
    if (!is_generator) {
        emit(c, &e->lambda.body->at, OP_RETURN_VALUE, 0);
    }
    Object *code = finish_unit(c, !is_generator);
    leave_unit(c);
    make_closure(c, &e->at, code, flags);
}

static uint32_t
first_line_of(const Stmt *s, const ExprSeq *decorators)
{
    return (uint32_t)(decorators->count > 0 ? decorators->items[0]->at.line : s->at.line);
}

static void
apply_decorators(Compiler *c, const ExprSeq *decorators)
{
    for (int i = decorators->count - 1; i >= 0; i--) {
        emit(c, &decorators->items[i]->at, OP_CALL, 0);
    }
}

static Object *
function_code(Compiler *c, Stmt *s)
{
    StmtSeq body = s->function_def.body;
    enter_unit(c, UNIT_FUNCTION, s->function_def.name, s, first_line_of(s, &s->function_def.decorator_list));
    Unit *u = c->unit;
    u->is_async = s->function_def.is_async;
    // The first constant is the docstring, or None.
    Object *doc = None;
    const Expr *docstring = docstring_of(&body);
    if (docstring != NULL) {
        doc = clean_docstring(c, docstring);
        body.items++;
        body.count--;
    }
    Object *merged = constant_merge(c, doc);
    u->has_docstring = docstring != NULL;
    if (merged != NULL && (u->has_docstring || !profile->folds_late)) {
        constant_list_add(&u->constants, merged);
    }
    set_argument_counts(u, s->function_def.args);
    Label start = new_label(c);
    use_label(c, start);
    bool may_wait = u->scope->is_generator || u->scope->is_coroutine;
    if (may_wait) {
        push_block(c, BLOCK_STOP_ITERATION, &no_location);
    }
    visit_statements(c, &body);
    if (may_wait) {
        wrap_in_stop_iteration_handler(c);
        pop_block(c);
    }
    Object *code = finish_unit(c, true);
    leave_unit(c);
    return code;
}

void
visit_function(Compiler *c, Stmt *s)
{
    const Arguments *args = s->function_def.args;
    if (!check_parameters(c, args)) {
        return;
    }
    visit_exprs(c, &s->function_def.decorator_list);
    uint32_t flags = visit_defaults(c, &s->at, args);
    bool is_generic = s->function_def.type_params.count > 0;
    uint32_t given = (flags & 1) + (flags >> 1);
    if (is_generic) {
        if (given == 2) {
            emit(c, &s->at, OP_SWAP, 2);
        }
        open_generic(c, s, first_line_of(s, &s->function_def.decorator_list));
        c->unit->argument_count = given;
        for (uint32_t i = 0; i < given; i++) {
            emit(c, &s->at, OP_LOAD_FAST, i);
        }
    }
    flags |= visit_annotations(c, &s->at, args, s->function_def.returns);
    if (!c->failed) {
        make_closure(c, &s->at, function_code(c, s), flags);
    }
    if (is_generic) {
        emit(c, &s->at, OP_SWAP, 2);
        emit(c, &s->at, OP_CALL_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS);
        close_generic(c, &s->at, given);
    }
    apply_decorators(c, &s->function_def.decorator_list);
    emit_variable(c, &s->at, s->function_def.name, CONTEXT_STORE);
}

static int
compare_texts(const void *a, const void *b)
{
    return strcmp((*(const Identifier *const *)a)->text, (*(const Identifier *const *)b)->text);
}

static Object *
class_code(Compiler *c, Stmt *s)
{
    const KnownNames *known = &c->known;
    uint32_t line = first_line_of(s, &s->class_def.decorator_list);
    enter_unit(c, UNIT_CLASS, s->class_def.name, s, line);
    Unit *u = c->unit;
    Location at = {(int)line, 0, (int)line, 0};
    u->private_name = s->class_def.name;
    emit_variable(c, &at, known->name, CONTEXT_LOAD);
    emit_variable(c, &at, known->module, CONTEXT_STORE);
    emit_constant(c, &at, text_object(c, u->qualname, strlen(u->qualname)));
    emit_variable(c, &at, known->qualname, CONTEXT_STORE);
    if (profile->notes_classes) {
        emit_constant(c, &at, keep_working(c, int_from(line)));
        emit_variable(c, &at, known->firstlineno, CONTEXT_STORE);
    }
    if (s->class_def.type_params.count > 0) {
        emit_variable(c, &at, known->type_params_cell, CONTEXT_LOAD);
        emit_variable(c, &at, known->type_params, CONTEXT_STORE);
    }
    if (u->scope->needs_class_dict) {
        emit(c, &at, OP_LOAD_LOCALS, 0);
        emit(c, &at, OP_STORE_DEREF, name_list_add(&u->cells, known->class_dict));
    }
    compile_body(c, &at, &s->class_def.body);
    end_deferred_annotations(c, &at);

    if (profile->notes_classes) {
        if (u->static_attributes.count > 0) {
            qsort(u->static_attributes.items, u->static_attributes.count, sizeof(Identifier *), compare_texts);
        }
        emit_constant(
            c, &no_location,
            names_tuple(c, &(IdentifierSeq){(int)u->static_attributes.count, u->static_attributes.items}));
        emit_variable(c, &no_location, known->static_attributes, CONTEXT_STORE);
    }
    if (u->scope->needs_class_dict) {
        emit(c, &no_location, PSEUDO_LOAD_CLOSURE, name_list_add(&u->cells, known->class_dict));
        emit_variable(c, &no_location, known->class_dict_cell, CONTEXT_STORE);
    }
    if (u->scope->needs_class_cell) {
        emit(c, &no_location, PSEUDO_LOAD_CLOSURE, name_list_add(&u->cells, known->class_));
        emit(c, &no_location, OP_COPY, 1);
        emit_variable(c, &no_location, known->classcell, CONTEXT_STORE);
    } else {
        emit_none(c, &no_location);
    }
    emit(c, &no_location, OP_RETURN_VALUE, 0);
    Object *code = finish_unit(c, true);
    leave_unit(c);
    return code;
}

void
visit_class(Compiler *c, Stmt *s)
{
    visit_exprs(c, &s->class_def.decorator_list);
    if (c->failed) {
        return;
    }
    const TypeParamSeq *parameters = &s->class_def.type_params;
    ExprSeq bases = s->class_def.bases;
    if (parameters->count > 0) {
        open_generic(c, s, first_line_of(s, &s->class_def.decorator_list));
        emit_variable(c, &s->at, c->known.type_params_cell, CONTEXT_STORE);
    }
    Object *code = class_code(c, s);
    emit(c, &s->at, OP_LOAD_BUILD_CLASS, 0);
    emit(c, &s->at, OP_PUSH_NULL, 0);
    make_closure(c, &s->at, code, 0);
    emit_constant(c, &s->at, identifier_object(c, s->class_def.name));
    if (parameters->count > 0) {
        // Generic[...] is one more base.
        emit_variable(c, &s->at, c->known.type_params_cell, CONTEXT_LOAD);
        emit(c, &s->at, OP_CALL_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC);
        emit_variable(c, &s->at, c->known.generic_base, CONTEXT_STORE);
        Expr *generic = arena_alloc(&c->tree->arena, sizeof *generic);
        *generic = (Expr){.kind = EXPR_NAME, .at = s->at};
        generic->name.id = c->known.generic_base;
        bases.items = arena_alloc(&c->tree->arena, ((size_t)bases.count + 1) * sizeof(Expr *));
        for (int i = 0; i < bases.count; i++) {
            bases.items[i] = s->class_def.bases.items[i];
        }
        bases.items[bases.count++] = generic;
    }
    visit_call_arguments(c, &s->at, 2, &bases, &s->class_def.keywords);
    if (parameters->count > 0) {
        close_generic(c, &s->at, 0);
    }
    apply_decorators(c, &s->class_def.decorator_list);
    emit_variable(c, &s->at, s->class_def.name, CONTEXT_STORE);
}
