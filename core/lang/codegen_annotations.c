// Annotations -> instructions. They are evaluated where they stand, into a tuple of names and values or the dict
// __annotations__; or, where profile->annotations_wait, by a function __annotate__ when somebody asks (PEP 649).
#include "lang/compiler.h"
#include "object/profile.h"
#include "types/function.h"
#include "types/int.h"

void
emit_annotation_text(Compiler *c, const Expr *annotation)
{
    size_t length;
    char *text = unparse(c, annotation, &length);
    emit_constant(c, &annotation->at, text_object(c, text, length));
    host_free(text);
}

bool
annotations_wait(const Compiler *c)
{
    return profile->annotations_wait && !c->future_annotations;
}

// --- of functions --------------------------------------------------------------------------------------

static void
visit_annotation(Compiler *c, const Location *at, const Identifier *name, Expr *annotation)
{
    if (annotation == NULL) {
        return;
    }
    emit_constant(c, at, identifier_object(c, mangled(c, name)));
    if (c->future_annotations) {
        emit_annotation_text(c, annotation);
    } else if (annotation->kind == EXPR_STARRED) {
        // *args: *Ts
        visit_expr(c, annotation->starred.value);
        emit(c, at, OP_UNPACK_SEQUENCE, 1);
    } else {
        visit_expr(c, annotation);
    }
}

static uint32_t
count_arg_annotations(const ArgSeq *args)
{
    uint32_t count = 0;
    for (int i = 0; i < args->count; i++) {
        count += args->items[i]->annotation != NULL;
    }
    return count;
}

uint32_t
count_annotations(const Arguments *a, const Expr *returns)
{
    return count_arg_annotations(&a->posonlyargs) + count_arg_annotations(&a->args) + count_arg_annotations(&a->kwonlyargs) +
           (a->vararg != NULL && a->vararg->annotation != NULL) + (a->kwarg != NULL && a->kwarg->annotation != NULL) +
           (returns != NULL);
}

static void
visit_arg_annotations(Compiler *c, const Location *at, const ArgSeq *args)
{
    for (int i = 0; i < args->count; i++) {
        visit_annotation(c, at, args->items[i]->arg, args->items[i]->annotation);
    }
}

// Begins the function that evaluates annotations, whose scope belongs to the node; it refuses every format but values.
static void
enter_annotate(Compiler *c, const Location *at, const void *node)
{
    enum { LATEST_FORMAT = 2 };
    enter_unit(c, UNIT_ANNOTATIONS, c->known.annotate, node, (uint32_t)at->line);
    c->unit->argument_count = c->unit->positional_only_count = 1;
    Label body = new_label(c);
    emit(c, at, OP_LOAD_FAST, 0);
    emit_constant(c, at, keep_working(c, int_from(LATEST_FORMAT)));
    emit(c, at, OP_COMPARE_OP, COMPARE_GT << 1 | 1);
    emit_jump(c, at, OP_POP_JUMP_IF_FALSE, body);
    emit(c, at, OP_LOAD_ASSERTION_ERROR, 1);
    emit(c, at, OP_RAISE_VARARGS, 1);
    use_label(c, body);
}

static void
leave_annotate(Compiler *c, const Location *at)
{
    emit(c, at, OP_RETURN_VALUE, 0);
    Object *code = finish_unit(c, true);
    leave_unit(c);
    make_closure(c, at, code, 0);
}

uint32_t
visit_annotations(Compiler *c, const Location *at, const Arguments *a, Expr *returns)
{
    uint32_t count = count_annotations(a, returns);
    if (count == 0) {
        return 0;
    }
    bool wait = profile->annotations_wait;
    if (wait) {
        enter_annotate(c, at, a);
    }
    visit_arg_annotations(c, at, &a->args);
    visit_arg_annotations(c, at, &a->posonlyargs);
    if (a->vararg != NULL) {
        visit_annotation(c, at, a->vararg->arg, a->vararg->annotation);
    }
    visit_arg_annotations(c, at, &a->kwonlyargs);
    if (a->kwarg != NULL) {
        visit_annotation(c, at, a->kwarg->arg, a->kwarg->annotation);
    }
    visit_annotation(c, at, c->known.return_, returns);
    if (!wait) {
        emit(c, at, OP_BUILD_TUPLE, 2 * count);
        return FUNCTION_ANNOTATIONS;
    }
    emit(c, at, OP_BUILD_MAP, count);
    leave_annotate(c, at);
    return FUNCTION_ANNOTATE;
}

// --- of classes and modules ----------------------------------------------------------------------------

// The set of the annotations behind a condition that were passed: a cell of the class, a global of the module.
static void
emit_passed(Compiler *c, const Location *at, ExprContext context)
{
    Unit *u = c->unit;
    const Identifier *name = c->known.conditional_annotations;
    if (u->kind == UNIT_CLASS) {
        emit(c, at, context == CONTEXT_LOAD ? OP_LOAD_DEREF : OP_STORE_DEREF, name_list_add(&u->cells, name));
    } else if (u->kind == UNIT_MODULE) {
        emit_name(c, at, context == CONTEXT_LOAD ? OP_LOAD_NAME : OP_STORE_NAME, name, 0);
    } else if (u->scope->sees_class) {
        emit(c, at, OP_LOAD_DEREF, u->cells.count + name_list_add(&u->frees, name));
    } else {
        emit_variable(c, at, name, context);
    }
}

void
begin_deferred_annotations(Compiler *c, const Location *at)
{
    if (c->unit->scope->has_conditional_annotations) {
        emit(c, at, OP_BUILD_SET, 0);
        emit_passed(c, at, CONTEXT_STORE);
    }
}

void
defer_annotation(Compiler *c, Stmt *s)
{
    Unit *u = c->unit;
    const Location *at = &s->at;
    int32_t condition = -1;
    if (u->kind == UNIT_MODULE || s->ann_assign.is_conditional) {
        condition = u->next_condition++;
        emit_passed(c, at, CONTEXT_LOAD);
        emit_constant(c, at, keep_working(c, int_from(condition)));
        emit(c, at, OP_SET_ADD, 1);
        emit(c, at, OP_POP_TOP, 0);
    }
    u->deferred = grow(u->deferred, u->deferred_count, &u->deferred_capacity, sizeof *u->deferred);
    u->deferred[u->deferred_count++] = (DeferredAnnotation){s, condition};
}

void
end_deferred_annotations(Compiler *c, const Location *at)
{
    Unit *u = c->unit;
    if (u->deferred_count == 0) {
        return;
    }
    enter_annotate(c, at, u->scope);
    emit(c, at, OP_BUILD_MAP, 0);
    for (uint32_t i = 0; i < u->deferred_count && !c->failed; i++) {
        Stmt *s = u->deferred[i].statement;
        Label next = new_label(c);
        if (u->deferred[i].condition >= 0) {
            emit_constant(c, at, keep_working(c, int_from(u->deferred[i].condition)));
            emit_passed(c, &s->at, CONTEXT_LOAD);
            emit(c, at, OP_CONTAINS_OP, 0);
            emit_jump(c, at, OP_POP_JUMP_IF_FALSE, next);
        }
        visit_expr(c, s->ann_assign.annotation);
        emit(c, at, OP_COPY, 2);
        emit_constant(c, at, identifier_object(c, mangled(c, s->ann_assign.target->name.id)));
        emit(c, at, OP_STORE_SUBSCR, 0);
        use_label(c, next);
    }
    leave_annotate(c, at);
    emit_variable(c, at, u->kind == UNIT_CLASS ? c->known.annotate_func : c->known.annotate, CONTEXT_STORE);
}
