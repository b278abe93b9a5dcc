// Expressions -> instructions.
#include "lang/compiler.h"

void
visit_exprs(Compiler *c, const ExprSeq *items)
{
    for (int i = 0; i < items->count && !c->failed; i++) {
        visit_expr(c, items->items[i]);
    }
}

void
emit_comparison(Compiler *c, const Location *at, int op)
{
    switch (op) {
    case COMPARE_IS:
    case COMPARE_IS_NOT:
        emit(c, at, OP_IS_OP, op == COMPARE_IS_NOT);
        break;
    case COMPARE_IN:
    case COMPARE_NOT_IN:
        emit(c, at, OP_CONTAINS_OP, op == COMPARE_NOT_IN);
        break;
    default:
        emit(c, at, OP_COMPARE_OP, (uint32_t)op << 1);
        break;
    }
}

// --- conditions --------------------------------------------------------------------------------------------

static int
pop_jump(bool condition)
{
    return condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
}

static void
jump_if_comparisons(Compiler *c, Expr *e, Label to, bool condition)
{
    int last = e->compare.ops.count - 1;
    Label cleanup = new_label(c);
    check_comparison(c, e);
    visit_expr(c, e->compare.left);
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->compare.comparators.items[i]);
        emit(c, &e->at, OP_SWAP, 2);
        emit(c, &e->at, OP_COPY, 2);
        emit_comparison(c, &e->at, e->compare.ops.items[i]);
        emit(c, &e->at, OP_TO_BOOL, 0);
        emit_jump(c, &e->at, OP_POP_JUMP_IF_FALSE, cleanup);
    }
    visit_expr(c, e->compare.comparators.items[last]);
    emit_comparison(c, &e->at, e->compare.ops.items[last]);
    emit(c, &e->at, OP_TO_BOOL, 0);
    emit_jump(c, &e->at, pop_jump(condition), to);
    Label end = new_label(c);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, cleanup);
    emit(c, &e->at, OP_POP_TOP, 0);
    if (!condition) {
        emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, to);
    }
    use_label(c, end);
}

void
jump_if(Compiler *c, const Location *at, Expr *e, Label to, bool condition)
{
    if (c->failed) {
        return;
    }
    switch (e->kind) {
    case EXPR_UNARY_OP:
        if (e->unary_op.op == UNARY_NOT) {
            jump_if(c, at, e->unary_op.operand, to, !condition);
            return;
        }
        break;
    case EXPR_BOOL_OP: {
        int last = e->bool_op.values.count - 1;
        bool is_or = e->bool_op.op == BOOL_OP_OR;
        Label decided = is_or == condition ? to : new_label(c);
        for (int i = 0; i < last; i++) {
            jump_if(c, at, e->bool_op.values.items[i], decided, is_or);
        }
        jump_if(c, at, e->bool_op.values.items[last], to, condition);
        if (is_or != condition) {
            use_label(c, decided);
        }
        return;
    }
    case EXPR_IF_EXP: {
        Label end = new_label(c), otherwise = new_label(c);
        jump_if(c, at, e->if_exp.test, otherwise, false);
        jump_if(c, at, e->if_exp.body, to, condition);
        emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
        use_label(c, otherwise);
        jump_if(c, at, e->if_exp.orelse, to, condition);
        use_label(c, end);
        return;
    }
    case EXPR_COMPARE:
        if (e->compare.ops.count > 1) {
            jump_if_comparisons(c, e, to, condition);
            return;
        }
        break;
    default:
        break;
    }
    visit_expr(c, e);
    emit(c, &e->at, OP_TO_BOOL, 0);
    emit_jump(c, &e->at, pop_jump(condition), to);
}

static void
visit_bool_op(Compiler *c, Expr *e)
{
    Label end = new_label(c);
    int last = e->bool_op.values.count - 1;
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->bool_op.values.items[i]);
        emit(c, &e->at, OP_COPY, 1);
        emit(c, &e->at, OP_TO_BOOL, 0);
        emit_jump(c, &e->at, pop_jump(e->bool_op.op == BOOL_OP_OR), end);
        emit(c, &e->at, OP_POP_TOP, 0);
    }
    visit_expr(c, e->bool_op.values.items[last]);
    use_label(c, end);
}

static void
visit_compare(Compiler *c, Expr *e)
{
    int last = e->compare.ops.count - 1;
    check_comparison(c, e);
    visit_expr(c, e->compare.left);
    if (last == 0) {
        visit_expr(c, e->compare.comparators.items[0]);
        emit_comparison(c, &e->at, e->compare.ops.items[0]);
        return;
    }
    Label cleanup = new_label(c);
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->compare.comparators.items[i]);
        emit(c, &e->at, OP_SWAP, 2);
        emit(c, &e->at, OP_COPY, 2);
        emit_comparison(c, &e->at, e->compare.ops.items[i]);
        emit(c, &e->at, OP_COPY, 1);
        emit(c, &e->at, OP_TO_BOOL, 0);
        emit_jump(c, &e->at, OP_POP_JUMP_IF_FALSE, cleanup);
        emit(c, &e->at, OP_POP_TOP, 0);
    }
    visit_expr(c, e->compare.comparators.items[last]);
    emit_comparison(c, &e->at, e->compare.ops.items[last]);
    Label end = new_label(c);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, cleanup);
    emit(c, &e->at, OP_SWAP, 2);
    emit(c, &e->at, OP_POP_TOP, 0);
    use_label(c, end);
}

// --- the rest
// ----------------------------------------------------------------------------------------------------

void
emit_yield(Compiler *c, const Location *at)
{
    if (c->unit->scope->is_generator && c->unit->scope->is_coroutine) {
        emit(c, at, OP_CALL_INTRINSIC_1, INTRINSIC_ASYNC_GEN_WRAP);
    }
    emit(c, at, OP_YIELD_VALUE, 0);
    emit(c, at, OP_RESUME, 1);
}

// Passes everything through to the iterator on top, whose result takes its place.
static void
emit_send_loop(Compiler *c, const Location *at, uint32_t resume)
{
    Label send = new_label(c), fail = new_label(c), exit = new_label(c);
    emit_none(c, at);
    use_label(c, send);
    emit_jump(c, at, OP_SEND, exit);
    emit_jump(c, at, PSEUDO_SETUP_FINALLY, fail);
    emit(c, at, OP_YIELD_VALUE, 1);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit(c, at, OP_RESUME, resume);
    emit_jump(c, at, PSEUDO_JUMP_NO_INTERRUPT, send);
    use_label(c, fail);
    emit(c, at, OP_CLEANUP_THROW, 0);
    use_label(c, exit);
    emit(c, at, OP_END_SEND, 0);
}

void
emit_await(Compiler *c, const Location *at, uint32_t where)
{
    emit(c, at, OP_GET_AWAITABLE, where);
    emit_send_loop(c, at, 3);
}

void
emit_async_next(Compiler *c, const Location *at, Label end)
{
    emit_jump(c, at, PSEUDO_SETUP_FINALLY, end);
    emit(c, at, OP_GET_ANEXT, 0);
    emit_send_loop(c, at, 3);
    emit(c, at, PSEUDO_POP_BLOCK, 0);
}

bool
may_await(const Compiler *c)
{
    return c->unit->is_async || c->unit->kind == UNIT_COMPREHENSION;
}

static void
visit_await(Compiler *c, Expr *e)
{
    if (!in_function(c)) {
        compile_error(c, &e->at, "'await' outside function");
    } else if (!may_await(c)) {
        compile_error(c, &e->at, "'await' outside async function");
    }
    visit_expr(c, e->yield.value);
    emit_await(c, &e->at, 0);
}

static void
visit_yield_from(Compiler *c, Expr *e)
{
    if (c->unit->is_async) {
        compile_error(c, &e->at, "'yield from' inside async function");
        return;
    }
    visit_expr(c, e->yield.value);
    emit(c, &e->at, OP_GET_YIELD_FROM_ITER, 0);
    emit_send_loop(c, &e->at, 2);
}

static void
visit_unary_op(Compiler *c, Expr *e)
{
    visit_expr(c, e->unary_op.operand);
    switch (e->unary_op.op) {
    case UNARY_INVERT:
        emit(c, &e->at, OP_UNARY_INVERT, 0);
        break;
    case UNARY_NOT:
        emit(c, &e->at, OP_TO_BOOL, 0);
        emit(c, &e->at, OP_UNARY_NOT, 0);
        break;
    case UNARY_UADD:
        emit(c, &e->at, OP_CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE);
        break;
    case UNARY_USUB:
        emit(c, &e->at, OP_UNARY_NEGATIVE, 0);
        break;
    }
}

static void
visit_if_exp(Compiler *c, Expr *e)
{
    Label end = new_label(c), next = new_label(c);
    jump_if(c, &e->at, e->if_exp.test, next, false);
    visit_expr(c, e->if_exp.body);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, next);
    visit_expr(c, e->if_exp.orelse);
    use_label(c, end);
}

void
visit_expr(Compiler *c, Expr *e)
{
    if (c->failed) {
        return;
    }
    switch (e->kind) {
    case EXPR_BOOL_OP:
        visit_bool_op(c, e);
        break;
    case EXPR_NAMED_EXPR:
        visit_expr(c, e->named_expr.value);
        emit(c, &e->at, OP_COPY, 1);
        visit_expr(c, e->named_expr.target);
        break;
    case EXPR_BIN_OP:
    case EXPR_CALL:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
        visit_spine(c, e);
        break;
    case EXPR_UNARY_OP:
        visit_unary_op(c, e);
        break;
    case EXPR_LAMBDA:
        visit_lambda(c, e);
        break;
    case EXPR_IF_EXP:
        visit_if_exp(c, e);
        break;
    case EXPR_DICT:
        visit_dict(c, e);
        break;
    case EXPR_SET:
        visit_display(c, &e->at, &e->set.elts, 0, &set_display);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        visit_comprehension(c, e);
        break;
    case EXPR_AWAIT:
        visit_await(c, e);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        if (!in_function(c)) {
            compile_error(c, &e->at, "'%s' outside function", e->kind == EXPR_YIELD ? "yield" : "yield from");
            return;
        }
        if (e->kind == EXPR_YIELD_FROM) {
            visit_yield_from(c, e);
            break;
        }
        if (e->yield.value != NULL) {
            visit_expr(c, e->yield.value);
        } else {
            emit_none(c, &e->at);
        }
        emit_yield(c, &e->at);
        break;
    case EXPR_COMPARE:
        visit_compare(c, e);
        break;
    case EXPR_FORMATTED_VALUE:
        visit_formatted_value(c, e);
        break;
    case EXPR_JOINED_STR:
        visit_joined_str(c, e);
        break;
    case EXPR_CONSTANT:
        emit_literal(c, &e->at, e);
        break;
    case EXPR_STARRED:
        compile_error(c, &e->at,
                      e->starred.ctx == CONTEXT_STORE ? "starred assignment target must be in a list or tuple"
                                                      : "can't use starred expression here");
        break;
    case EXPR_NAME:
        emit_variable(c, &e->at, e->name.id, e->name.ctx);
        break;
    case EXPR_LIST:
    case EXPR_TUPLE:
        visit_list_or_tuple(c, e);
        break;
    case EXPR_SLICE:
        visit_slice_bounds(c, e);
        if (e->slice.step != NULL) {
            visit_expr(c, e->slice.step);
        }
        emit(c, &e->at, OP_BUILD_SLICE, e->slice.step != NULL ? 3 : 2);
        break;
    }
}
