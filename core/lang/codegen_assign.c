// Augmented and annotated assignments -> instructions.
#include "lang/compiler.h"

void
visit_aug_assign(Compiler *c, Stmt *s)
{
    Expr *e = s->aug_assign.target;
    const Location *at = &e->at;
    Location name_at;
    bool is_slice = e->kind == EXPR_SUBSCRIPT && is_plain_slice(e->subscript.slice);
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        visit_expr(c, e->attribute.value);
        emit(c, at, OP_COPY, 1);
        name_at = attribute_location(at, e);
        at = &name_at;
        emit_name(c, at, OP_LOAD_ATTR, e->attribute.attr, 0);
        break;
    case EXPR_SUBSCRIPT:
        visit_expr(c, e->subscript.value);
        if (is_slice) {
            visit_slice_bounds(c, e->subscript.slice);
            emit(c, at, OP_COPY, 3);
            emit(c, at, OP_COPY, 3);
            emit(c, at, OP_COPY, 3);
            emit(c, at, OP_BINARY_SLICE, 0);
        } else {
            visit_expr(c, e->subscript.slice);
            emit(c, at, OP_COPY, 2);
            emit(c, at, OP_COPY, 2);
            emit(c, at, OP_BINARY_SUBSCR, 0);
        }
        break;
    default:
        emit_variable(c, at, e->name.id, CONTEXT_LOAD);
        break;
    }
    visit_expr(c, s->aug_assign.value);
    emit(c, &s->at, OP_BINARY_OP, (uint32_t)s->aug_assign.op + OPERATOR_INPLACE_ADD);
    at = &e->at;
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        name_at = attribute_location(at, e);
        at = &name_at;
        emit(c, at, OP_SWAP, 2);
        emit_name(c, at, OP_STORE_ATTR, e->attribute.attr, 0);
        break;
    case EXPR_SUBSCRIPT:
        if (is_slice) {
            emit(c, at, OP_SWAP, 4);
        }
        emit(c, at, OP_SWAP, 3);
        emit(c, at, OP_SWAP, 2);
        emit(c, at, is_slice ? OP_STORE_SLICE : OP_STORE_SUBSCR, 0);
        break;
    default:
        emit_variable(c, at, e->name.id, CONTEXT_STORE);
        break;
    }
}

static void
evaluate_and_drop(Compiler *c, Expr *e)
{
    visit_expr(c, e);
    emit(c, &e->at, OP_POP_TOP, 0);
}

static void
evaluate_index(Compiler *c, Expr *e)
{
    if (e->kind == EXPR_SLICE) {
        Expr *parts[] = {e->slice.lower, e->slice.upper, e->slice.step};
        for (size_t i = 0; i < COUNT_OF(parts); i++) {
            if (parts[i] != NULL) {
                evaluate_and_drop(c, parts[i]);
            }
        }
    } else if (e->kind == EXPR_TUPLE) {
        for (int i = 0; i < e->list.elts.count; i++) {
            evaluate_index(c, e->list.elts.items[i]);
        }
    } else {
        evaluate_and_drop(c, e);
    }
}

void
visit_ann_assign(Compiler *c, Stmt *s)
{
    Expr *target = s->ann_assign.target;
    bool in_namespace = c->unit->kind == UNIT_MODULE || c->unit->kind == UNIT_CLASS;
    if (s->ann_assign.value != NULL) {
        visit_expr(c, s->ann_assign.value);
        visit_expr(c, target);
    }
    switch (target->kind) {
    case EXPR_NAME:
        if (!check_assignable(c, &s->at, target->name.id, CONTEXT_STORE)) {
            return;
        }
        if (s->ann_assign.simple && in_namespace) {
            if (annotations_wait(c)) {
                defer_annotation(c, s);
                break;
            }
            if (c->future_annotations) {
                emit_annotation_text(c, s->ann_assign.annotation);
            } else {
                visit_expr(c, s->ann_assign.annotation);
            }
            emit_name(c, &s->at, OP_LOAD_NAME, c->known.annotations, 0);
            emit_constant(c, &s->at, identifier_object(c, mangled(c, target->name.id)));
            emit(c, &s->at, OP_STORE_SUBSCR, 0);
        }
        break;
    case EXPR_ATTRIBUTE:
        if (!check_assignable(c, &s->at, target->attribute.attr, CONTEXT_STORE)) {
            return;
        }
        if (s->ann_assign.value == NULL) {
            evaluate_and_drop(c, target->attribute.value);
        }
        break;
    default:
        if (s->ann_assign.value == NULL) {
            evaluate_and_drop(c, target->subscript.value);
            evaluate_index(c, target->subscript.slice);
        }
        break;
    }
    if (!s->ann_assign.simple && in_namespace && !c->future_annotations && !annotations_wait(c)) {
        evaluate_and_drop(c, s->ann_assign.annotation);
    }
}
