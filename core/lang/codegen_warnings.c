// Warnings about literals that cannot be what was meant.
#include "lang/compiler.h"
#include "object/object.h"
#include "object/profile.h"
#include "types/slice.h"

// The type that the expression certainly has, or NULL.
static const Type *
certain_type(Compiler *c, const Expr *e)
{
    switch (e->kind) {
    case EXPR_TUPLE:
        return &TupleType;
    case EXPR_LIST:
    case EXPR_LIST_COMP:
        return &ListType;
    case EXPR_DICT:
    case EXPR_DICT_COMP:
        return &DictType;
    case EXPR_SET:
    case EXPR_SET_COMP:
        return &SetType;
    case EXPR_GENERATOR_EXP:
        return &GeneratorType;
    case EXPR_LAMBDA:
        return &FunctionType;
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return &StrType;
    case EXPR_CONSTANT: {
        const Object *value = constant_object(c, &e->constant);
        return value == NULL ? NULL : value->type;
    }
    default:
        return NULL;
    }
}

// Where the compiler folds after it has warned: the expression that the constant was. Else the constant.
static const Expr *
as_written(const Expr *e)
{
    return e->kind == EXPR_CONSTANT && e->constant.folded_from != NULL ? e->constant.folded_from : e;
}

// A literal that `is` should not be used with.
static bool
is_literal(Compiler *c, const Expr *e)
{
    const Expr *written = as_written(e);
    if (written != e) {
        bool is_tuple = written->kind == EXPR_TUPLE;
        for (int i = 0; is_tuple && i < written->list.elts.count; i++) {
            is_tuple = as_written(written->list.elts.items[i])->kind == EXPR_CONSTANT;
        }
        return is_tuple;
    }
    if (e->kind != EXPR_CONSTANT) {
        return false;
    }
    const Object *value = constant_object(c, &e->constant);
    return value != NULL && value != None && value != True && value != False && value != Ellipsis;
}

void
check_comparison(Compiler *c, const Expr *e)
{
    const Expr *left = e->compare.left;
    for (int i = 0; i < e->compare.ops.count; i++) {
        const Expr *right = e->compare.comparators.items[i];
        int op = e->compare.ops.items[i];
        if (op == COMPARE_IS || op == COMPARE_IS_NOT) {
            const Expr *literal = is_literal(c, left) ? left : is_literal(c, right) ? right : NULL;
            if (literal != NULL) {
                compile_warning(c, &e->at,
                                !profile->names_literals
                                    ? op == COMPARE_IS ? "\"is\" with a literal. Did you mean \"==\"?"
                                                       : "\"is not\" with a literal. Did you mean \"!=\"?"
                                : op == COMPARE_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                                                   : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                                certain_type(c, literal)->name);
                return;
            }
        }
        left = right;
    }
}

void
check_called(Compiler *c, const Expr *e)
{
    const Type *type = e->kind == EXPR_LAMBDA ? NULL : certain_type(c, as_written(e));
    if (type != NULL) {
        compile_warning(c, &e->at, "'%s' object is not callable; perhaps you missed a comma?", type->name);
    }
}

void
check_subscript(Compiler *c, const Expr *e)
{
    const Expr *value = e->subscript.value, *slice = e->subscript.slice;
    const Type *type = certain_type(c, value);
    switch (value->kind) {
    case EXPR_CONSTANT:
        if (type == &StrType || type == &BytesType || type == &TupleType) {
            break; // the index is looked at
        }
        compile_warning(c, &value->at, "'%s' object is not subscriptable; perhaps you missed a comma?",
                        type->name);
        return;
    case EXPR_SET:
    case EXPR_SET_COMP:
    case EXPR_GENERATOR_EXP:
    case EXPR_LAMBDA:
        compile_warning(c, &value->at, "'%s' object is not subscriptable; perhaps you missed a comma?",
                        type->name);
        return;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_LIST_COMP:
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        break;
    default:
        return;
    }
    const Type *index = slice->kind == EXPR_SLICE ? NULL : certain_type(c, slice);
    if (index == NULL || index == &SliceType || type_has(index, TYPE_INT_SUBCLASS)) {
        return;
    }
    compile_warning(c, &value->at,
                    "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type->name,
                    index->name);
}
