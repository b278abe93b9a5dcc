// Type parameters and type aliases -> instructions (PEP 695 and 696).
//
// What has type parameters stands inside a function that makes them, "<generic parameters of f>", which is called
// at once. Bounds, defaults and the value of an alias are functions, called when somebody asks for the value.
#include "base/buffer.h"
#include "lang/compiler.h"
#include "types/tuple.h"
#include <string.h>

static void
visit_later(Compiler *c, const Identifier *name, Expr **e, bool may_be_starred)
{
    Expr *value = *e;
    enter_unit(c, UNIT_TYPE_PARAMETERS, name, e, (uint32_t)value->at.line);
    if (may_be_starred && value->kind == EXPR_STARRED) {
        visit_expr(c, value->starred.value);
        emit(c, &value->at, OP_UNPACK_SEQUENCE, 1);
    } else {
        visit_expr(c, value);
    }
    emit(c, &value->at, OP_RETURN_VALUE, 0);
    Object *code = finish_unit(c, true);
    leave_unit(c);
    make_closure(c, &value->at, code, 0);
}

static void
visit_type_parameter(Compiler *c, TypeParam *parameter, bool *seen_default)
{
    static const uint8_t makers[] = {INTRINSIC_TYPEVAR, INTRINSIC_TYPEVARTUPLE, INTRINSIC_PARAMSPEC};
    const Location *at = &parameter->at;
    emit_constant(c, at, identifier_object(c, parameter->name));
    if (parameter->bound != NULL) {
        visit_later(c, parameter->name, &parameter->bound, false);
        emit(c, at, OP_CALL_INTRINSIC_2,
             parameter->bound->kind == EXPR_TUPLE ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                                                  : INTRINSIC_TYPEVAR_WITH_BOUND);
    } else {
        emit(c, at, OP_CALL_INTRINSIC_1, makers[parameter->kind]);
    }
    if (parameter->default_value != NULL) {
        *seen_default = true;
        visit_later(c, parameter->name, &parameter->default_value, parameter->kind == TYPE_VAR_TUPLE);
        emit(c, at, OP_CALL_INTRINSIC_2, INTRINSIC_SET_TYPEPARAM_DEFAULT);
    } else if (*seen_default) {
        compile_error(c, at, "non-default type parameter '%s' follows default type parameter",
                      parameter->name->text);
    }
    emit(c, at, OP_COPY, 1);
    emit_variable(c, at, parameter->name, CONTEXT_STORE);
}

static void
enter_generic(Compiler *c, const Identifier *name, const TypeParamSeq *parameters, uint32_t first_line)
{
    Buffer text = {0};
    buffer_append_format(&text, "<generic parameters of %s>", name->text);
    const Identifier *title = tree_intern(c->tree, text.data, text.length);
    buffer_free(&text);
    enter_unit(c, UNIT_TYPE_PARAMETERS, title, parameters->items, first_line);
}

static void
visit_type_parameters(Compiler *c, const TypeParamSeq *parameters)
{
    bool seen_default = false;
    for (int i = 0; i < parameters->count; i++) {
        visit_type_parameter(c, parameters->items[i], &seen_default);
    }
    emit(c, &parameters->items[0]->at, OP_BUILD_TUPLE, (uint32_t)parameters->count);
}

void
open_generic(Compiler *c, const Stmt *s, uint32_t first_line)
{
    bool is_class = s->kind == STMT_CLASS_DEF;
    const Identifier *name = is_class ? s->class_def.name : s->function_def.name;
    const TypeParamSeq *parameters = is_class ? &s->class_def.type_params : &s->function_def.type_params;
    enter_generic(c, name, parameters, first_line);
    if (is_class) {
        c->unit->private_name = name;
    }
    visit_type_parameters(c, parameters);
}

void
close_generic(Compiler *c, const Location *at, uint32_t given)
{
    Object *code = finish_unit(c, false);
    leave_unit(c);
    make_closure(c, at, code, 0);
    if (given > 0) {
        emit(c, at, OP_SWAP, given + 1);
        emit(c, at, OP_CALL, given - 1);
    } else {
        emit(c, at, OP_PUSH_NULL, 0);
        emit(c, at, OP_CALL, 0);
    }
}

void
visit_type_alias(Compiler *c, Stmt *s)
{
    const Identifier *name = s->type_alias.name->name.id;
    const TypeParamSeq *parameters = &s->type_alias.type_params;
    bool is_generic = parameters->count > 0;
    if (is_generic) {
        enter_generic(c, name, parameters, (uint32_t)s->at.line);
        emit_constant(c, &s->at, identifier_object(c, name));
        visit_type_parameters(c, parameters);
    } else {
        emit_constant(c, &s->at, identifier_object(c, name));
        emit_none(c, &s->at);
    }
    enter_unit(c, UNIT_FUNCTION, name, s, (uint32_t)s->at.line);
    reserve_docstring(c);
    visit_expr(c, s->type_alias.value);
    emit(c, &s->at, OP_RETURN_VALUE, 0);
    Object *code = finish_unit(c, false);
    leave_unit(c);
    make_closure(c, &s->at, code, 0);
    emit(c, &s->at, OP_BUILD_TUPLE, 3);
    emit(c, &s->at, OP_CALL_INTRINSIC_1, INTRINSIC_TYPEALIAS);
    if (is_generic) {
        close_generic(c, &s->at, 0);
    }
    emit_variable(c, &s->at, name, CONTEXT_STORE);
}
