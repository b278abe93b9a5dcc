// Comprehensions: generator expressions are functions of their own, the others run in the frame around them
// (PEP 709).
#include "base/buffer.h"
#include "lang/compiler.h"
#include "object/error.h"
#include "object/profile.h"
#include <string.h>

typedef struct {
    Expr *node;
    const ComprehensionSeq *generators;
    Expr *element, *value; // value: of a dict's pair
    bool is_inlined;
} Plan;

// What was changed in the scope around an inlined comprehension while it runs.
typedef struct {
    NameList saved;   // locals whose values wait on the stack
    NameList hidden;  // names that were made fast for its time
    Symbol *replaced; // symbols as they were
    uint32_t replaced_count, replaced_capacity;
    Label cleanup;
} Inlined;

static void
visit_generator(Compiler *c, const Plan *plan, int index, uint32_t depth)
{
    const Comprehension *g = plan->generators->items[index];
    const Location *at = &plan->node->at, *iter_at = profile->loops_at_iterable ? &g->iter->at : at;
    Label start = new_label(c), skip = new_label(c), anchor = new_label(c);
    bool loops = true;
    int iterate = g->is_async ? OP_GET_AITER : OP_GET_ITER;
    if (index == 0) {
        if (!plan->is_inlined) {
            emit(c, at, OP_LOAD_FAST, 0);
        }
    } else {
        // `for y in [f(x)]` is an assignment.
        const ExprSeq *items =
            g->iter->kind == EXPR_LIST || g->iter->kind == EXPR_TUPLE ? &g->iter->list.elts : NULL;
        if (!g->is_async && items != NULL && items->count == 1 && items->items[0]->kind != EXPR_STARRED) {
            visit_expr(c, items->items[0]);
            loops = false;
        } else {
            visit_expr(c, g->iter);
            emit(c, iter_at, iterate, 0);
        }
    }
    if (loops) {
        depth++;
        use_label(c, start);
        if (g->is_async) {
            push_block(c, BLOCK_STOP_ITERATION, at);
            emit_async_next(c, at, anchor);
        } else {
            emit_jump(c, iter_at, OP_FOR_ITER, anchor);
        }
    }
    visit_expr(c, g->target);
    for (int i = 0; i < g->ifs.count; i++) {
        jump_if(c, at, g->ifs.items[i], skip, false);
    }
    Location element_at = plan->element->at;
    if (index + 1 < plan->generators->count) {
        visit_generator(c, plan, index + 1, depth);
    } else {
        visit_expr(c, plan->element);
        switch (plan->node->kind) {
        case EXPR_GENERATOR_EXP:
            emit_yield(c, &element_at);
            emit(c, &element_at, OP_POP_TOP, 0);
            break;
        case EXPR_LIST_COMP:
            emit(c, &element_at, OP_LIST_APPEND, depth + 1);
            break;
        case EXPR_SET_COMP:
            emit(c, &element_at, OP_SET_ADD, depth + 1);
            break;
        default:
            visit_expr(c, plan->value);
            element_at.end_line = plan->value->at.end_line;
            element_at.end_column = plan->value->at.end_column;
            emit(c, &element_at, OP_MAP_ADD, depth + 1);
            break;
        }
    }
    use_label(c, skip);
    if (loops) {
        emit_jump(c, &element_at, PSEUDO_JUMP, start);
        if (g->is_async) {
            pop_block(c);
            use_label(c, anchor);
            emit(c, at, OP_END_ASYNC_FOR, 0);
        } else {
            use_label(c, anchor);
            emit(c, &no_location, OP_END_FOR, 0);
            emit(c, &no_location, OP_POP_TOP, 0);
        }
    }
}

static void
set_hidden(Unit *u, const Identifier *name, bool hidden)
{
    uint32_t before = u->hidden.count, i = name_list_add(&u->hidden, name);
    if (u->hidden.count != before) {
        u->hidden_now = host_realloc(u->hidden_now, u->hidden.count * sizeof *u->hidden_now);
    }
    u->hidden_now[i] = hidden;
}

// One name of the comprehension enters the scope around it. If the comprehension binds it, the variable of
// the same name out there, if there is one, waits on the stack; in a class that happens to all names in some releases.
static void
enter_name(Compiler *c, const Location *at, const Symbol *inner, bool in_class, Inlined *state)
{
    Unit *u = c->unit;
    const Identifier *name = inner->name;
    Symbol *outer = scope_find(u->scope, name);
    NameScope outer_scope = outer == NULL ? NAME_UNKNOWN : (NameScope)outer->scope;
    bool saves = (in_class && profile->classes_keep_all_names) || ((inner->flags & DEF_LOCAL) && !(inner->flags & DEF_NONLOCAL));
    if (u->scope->kind != SCOPE_FUNCTION && saves) {
        int64_t i = name_list_find(&u->hidden, name);
        if (i < 0 || !u->hidden_now[i]) {
            set_hidden(u, name, true);
            name_list_add(&state->hidden, name);
        }
    }
    // A name that is free in the comprehension is simply the variable around it, unless a class lies between. One that is
    // a cell in here and free out there is treated as free: the cell that is made takes the outer one's place meanwhile.
    bool free_outside = inner->scope == NAME_CELL && outer_scope == NAME_FREE;
    bool same = (inner->scope == NAME_FREE || free_outside) && !in_class;
    if (outer != NULL && outer_scope != inner->scope && !same && (saves || profile->inner_meaning_counts)) {
        state->replaced =
            grow(state->replaced, state->replaced_count, &state->replaced_capacity, sizeof *state->replaced);
        state->replaced[state->replaced_count++] = *outer;
        outer->flags = inner->flags;
        outer->scope = inner->scope;
    }
    if (!saves) {
        return;
    }
    emit(c, at, OP_LOAD_FAST_AND_CLEAR, name_list_add(&u->locals, name));
    if (inner->scope == NAME_CELL) {
        uint32_t number = outer_scope == NAME_FREE ? u->cells.count + name_list_add(&u->frees, name)
                                                   : name_list_add(&u->cells, name);
        emit(c, at, OP_MAKE_CELL, number);
    }
    name_list_add(&state->saved, name);
}

static void
enter_inlined(Compiler *c, const Location *at, const Scope *scope, Inlined *state)
{
    Unit *u = c->unit;
    bool in_class = u->scope->kind == SCOPE_CLASS && u->inlined_depth == 0;
    u->inlined_depth++;
    for (uint32_t i = 0; i < scope->count; i++) {
        if (profile->inlines_parameter || scope->symbols[i].name != c->known.dot_zero) {
            enter_name(c, at, &scope->symbols[i], in_class, state);
        }
    }
    if (state->saved.count > 0) {
        emit(c, at, OP_SWAP, state->saved.count + 1);
        state->cleanup = new_label(c);
        emit_jump(c, at, PSEUDO_SETUP_FINALLY, state->cleanup);
    }
}

static void
restore_locals(Compiler *c, const Location *at, const Inlined *state)
{
    emit(c, at, OP_SWAP, state->saved.count + 1);
    for (uint32_t i = state->saved.count; i-- > 0;) {
        emit(c, at, PSEUDO_STORE_FAST_MAYBE_NULL, name_list_add(&c->unit->locals, state->saved.items[i]));
    }
}

static void
leave_inlined(Compiler *c, const Location *at, Inlined *state)
{
    Unit *u = c->unit;
    u->inlined_depth--;
    if (state->saved.count > 0) {
        Label end = new_label(c);
        emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
        emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
        use_label(c, state->cleanup);
        // An exception: drop the unfinished result below it.
        emit(c, &no_location, OP_SWAP, 2);
        emit(c, &no_location, OP_POP_TOP, 0);
        restore_locals(c, at, state);
        emit(c, &no_location, OP_RERAISE, 0);
        use_label(c, end);
        restore_locals(c, at, state);
    }
    for (uint32_t i = 0; i < state->replaced_count; i++) {
        *scope_find(u->scope, state->replaced[i].name) = state->replaced[i];
    }
    for (uint32_t i = 0; i < state->hidden.count; i++) {
        set_hidden(u, state->hidden.items[i], false);
    }
    name_list_free(&state->saved);
    name_list_free(&state->hidden);
    host_free(state->replaced);
}

static void
visit_inlined(Compiler *c, const Plan *plan, const Scope *scope, int build)
{
    const Location *at = &plan->node->at;
    Inlined state = {0};
    Expr *iter = plan->generators->items[0]->iter;
    visit_expr(c, iter);
    emit(c, profile->loops_at_iterable ? &iter->at : at,
         plan->generators->items[0]->is_async ? OP_GET_AITER : OP_GET_ITER, 0);
    if (scope->is_coroutine && !may_await(c)) {
        compile_error(c, at, "asynchronous comprehension outside of an asynchronous function");
    }
    enter_inlined(c, at, scope, &state);
    emit(c, at, build, 0);
    emit(c, at, OP_SWAP, 2);
    visit_generator(c, plan, 0, 0);
    leave_inlined(c, at, &state);
}

// A function of its own: a generator, or, with an instruction that makes the container, what fills that.
static void
visit_separate(Compiler *c, const Plan *plan, const Identifier *name, int build)
{
    const Location *at = &plan->node->at;
    enter_unit(c, UNIT_COMPREHENSION, name, plan->node, (uint32_t)at->line);
    c->unit->argument_count = 1;
    if (build >= 0) {
        emit(c, at, build, 0);
    }
    visit_generator(c, plan, 0, 0);
    if (build >= 0) {
        emit(c, at, OP_RETURN_VALUE, 0);
    } else {
        wrap_in_stop_iteration_handler(c);
    }
    Object *code = finish_unit(c, build < 0 || profile->comprehensions_return_none);
    leave_unit(c);
    make_closure(c, at, code, 0);
    Expr *iter = plan->generators->items[0]->iter;
    visit_expr(c, iter);
    emit(c, profile->loops_at_iterable ? &iter->at : at,
         plan->generators->items[0]->is_async ? OP_GET_AITER : OP_GET_ITER, 0);
    emit(c, at, OP_CALL, 0);
    if (build >= 0 && scope_of(&c->scopes, plan->node)->is_coroutine) {
        emit_await(c, at, 0);
    }
}

void
visit_comprehension(Compiler *c, Expr *e)
{
    Plan plan = {e, &e->comp.generators, e->comp.elt, NULL, true};
    int build = OP_BUILD_LIST;
    switch (e->kind) {
    case EXPR_GENERATOR_EXP:
        plan.is_inlined = false;
        visit_separate(c, &plan, c->known.genexpr, -1);
        return;
    case EXPR_SET_COMP:
        build = OP_BUILD_SET;
        break;
    case EXPR_DICT_COMP:
        plan = (Plan){e, &e->dict_comp.generators, e->dict_comp.key, e->dict_comp.value, true};
        build = OP_BUILD_MAP;
        break;
    default:
        break;
    }
    const Scope *scope = scope_of(&c->scopes, e);
    if (scope->is_coroutine && !may_await(c)) {
        compile_error(c, &e->at, "asynchronous comprehension outside of an asynchronous function");
    }
    plan.is_inlined = scope->is_inlined;
    if (plan.is_inlined) {
        visit_inlined(c, &plan, scope, build);
    } else {
        visit_separate(c, &plan, scope->name, build);
    }
}
