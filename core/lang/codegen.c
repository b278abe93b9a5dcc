// Statements -> instructions.
#include "base/buffer.h"
#include "lang/compiler.h"
#include "object/profile.h"
#include "types/tuple.h"

static void visit_statement(Compiler *c, Stmt *s);

void
visit_statements(Compiler *c, const StmtSeq *body)
{
    for (int i = 0; i < body->count && !c->failed; i++) {
        visit_statement(c, body->items[i]);
    }
}

// --- bodies ----------------------------------------------------------------------------------------------

const Expr *
docstring_of(const StmtSeq *body)
{
    if (body->count == 0 || body->items[0]->kind != STMT_EXPR) {
        return NULL;
    }
    const Expr *first = body->items[0]->expr.value;
    return first->kind == EXPR_CONSTANT && first->constant.kind == CONSTANT_STR ? first : NULL;
}

static bool
has_annotations(const StmtSeq *body)
{
    for (int i = 0; i < body->count; i++) {
        const Stmt *s = body->items[i];
        bool found = false;
        switch (s->kind) {
        case STMT_ANN_ASSIGN:
            return true;
        case STMT_FOR:
            found = has_annotations(&s->for_.body) || has_annotations(&s->for_.orelse);
            break;
        case STMT_WHILE:
            found = has_annotations(&s->while_.body) || has_annotations(&s->while_.orelse);
            break;
        case STMT_IF:
            while (!(found = has_annotations(&s->if_.body)) && s->if_.orelse.count == 1 &&
                   s->if_.orelse.items[0]->kind == STMT_IF) {
                s = s->if_.orelse.items[0];
            }
            found = found || has_annotations(&s->if_.orelse);
            break;
        case STMT_MATCH:
            for (int k = 0; k < s->match.cases.count && !found; k++) {
                found = has_annotations(&s->match.cases.items[k]->body);
            }
            break;
        case STMT_WITH:
            found = has_annotations(&s->with.body);
            break;
        case STMT_TRY:
            found = has_annotations(&s->try.body) || has_annotations(&s->try.orelse) ||
                    has_annotations(&s->try.finalbody);
            for (int k = 0; k < s->try.handlers.count && !found; k++) {
                found = has_annotations(&s->try.handlers.items[k]->body);
            }
            break;
        default:
            break;
        }
        if (found) {
            return true;
        }
    }
    return false;
}

void
compile_body(Compiler *c, const Location *at, const StmtSeq *body)
{
    if (c->unit->kind == UNIT_MODULE && body->count > 0) {
        at = &body->items[0]->at;
    }
    uint32_t start = c->unit->code_count;
    begin_deferred_annotations(c, at);
    if (!annotations_wait(c) && has_annotations(body)) {
        emit(c, at, OP_SETUP_ANNOTATIONS, 0);
    }
    StmtSeq rest = *body;
    const Expr *doc = c->tree->is_interactive && c->unit->kind == UNIT_MODULE ? NULL : docstring_of(body);
    if (doc != NULL) {
        emit_constant(c, &doc->at, clean_docstring(c, doc));
        emit_variable(c, &no_location, c->known.doc, CONTEXT_STORE);
        rest.items++;
        rest.count--;
    }
    visit_statements(c, &rest);
    if (c->unit->kind == UNIT_MODULE) {
        // What evaluates annotations is there from the beginning.
        uint32_t end = c->unit->code_count;
        end_deferred_annotations(c, at);
        move_code(c->unit, end, start);
    }
}

// --- leaving blocks ----------------------------------------------------------------------------------------

static void
emit_exit_with_nones(Compiler *c, const Location *at)
{
    emit_none(c, at);
    emit_none(c, at);
    emit_none(c, at);
    emit(c, at, OP_CALL, 2 + profile->unbound_specials);
}

static void
forget_name(Compiler *c, const Location *at, const Identifier *name)
{
    emit_none(c, at);
    emit_variable(c, at, name, CONTEXT_STORE);
    emit_variable(c, at, name, CONTEXT_DEL);
}

// Leaves one block; with `keep_top` the value on top of the stack (of a return) stays there. *at becomes the
// place of what follows.
static void
unwind_block(Compiler *c, const Location **at, const FrameBlock *block, bool keep_top)
{
    switch (block->kind) {
    case BLOCK_WHILE_LOOP:
    case BLOCK_EXCEPTION_HANDLER:
    case BLOCK_STOP_ITERATION:
        break;
    case BLOCK_EXCEPTION_GROUP_HANDLER:
        compile_error(c, *at, "'break', 'continue' and 'return' cannot appear in an except* block");
        break;
    case BLOCK_FOR_LOOP:
    case BLOCK_POP_VALUE:
        if (keep_top) {
            emit(c, *at, OP_SWAP, 2);
        }
        emit(c, *at, OP_POP_TOP, 0);
        break;
    case BLOCK_TRY_EXCEPT:
        emit(c, *at, PSEUDO_POP_BLOCK, 0);
        break;
    case BLOCK_FINALLY_TRY:
        emit(c, *at, PSEUDO_POP_BLOCK, 0);
        if (keep_top) {
            push_block(c, BLOCK_POP_VALUE, *at);
        }
        visit_statements(c, block->finally_body);
        if (keep_top) {
            pop_block(c);
        }
        *at = &no_location;
        break;
    case BLOCK_FINALLY_END:
        if (keep_top) {
            emit(c, *at, OP_SWAP, 2);
        }
        emit(c, *at, OP_POP_TOP, 0);
        if (keep_top) {
            emit(c, *at, OP_SWAP, 2);
        }
        emit(c, *at, PSEUDO_POP_BLOCK, 0);
        emit(c, *at, OP_POP_EXCEPT, 0);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH:
        *at = block->at;
        emit(c, *at, PSEUDO_POP_BLOCK, 0);
        if (keep_top && profile->unbound_specials) {
            emit(c, *at, OP_SWAP, 3);
        }
        if (keep_top) {
            emit(c, *at, OP_SWAP, 2);
        }
        emit_exit_with_nones(c, *at);
        if (block->kind == BLOCK_ASYNC_WITH) {
            emit_await(c, *at, 2);
        }
        emit(c, *at, OP_POP_TOP, 0);
        *at = &no_location;
        break;
    case BLOCK_HANDLER_CLEANUP:
        if (block->name != NULL) {
            emit(c, *at, PSEUDO_POP_BLOCK, 0);
        }
        if (keep_top) {
            emit(c, *at, OP_SWAP, 2);
        }
        emit(c, *at, PSEUDO_POP_BLOCK, 0);
        emit(c, *at, OP_POP_EXCEPT, 0);
        if (block->name != NULL) {
            forget_name(c, *at, block->name);
        }
        break;
    }
}

// Leaves all blocks, or those inside the innermost loop when `loop` is given. While a finally body is written
// its own block must not be there.
static void
unwind_blocks(Compiler *c, const Location **at, bool keep_top, const FrameBlock **loop)
{
    Unit *u = c->unit;
    if (u->block_count == 0 || c->failed) {
        return;
    }
    FrameBlock *top = &u->blocks[u->block_count - 1];
    if (loop != NULL && (top->kind == BLOCK_WHILE_LOOP || top->kind == BLOCK_FOR_LOOP)) {
        *loop = top;
        return;
    }
    FrameBlock copy = *top;
    u->block_count--;
    unwind_block(c, at, &copy, keep_top);
    unwind_blocks(c, at, keep_top, loop);
    u->blocks[u->block_count++] = copy;
}

static void
visit_return(Compiler *c, Stmt *s)
{
    Expr *value = s->return_.value;
    const Location *at = &s->at;
    bool keep_top = value != NULL && value->kind != EXPR_CONSTANT;
    if (!in_function(c)) {
        compile_error(c, at, "'return' outside function");
        return;
    }
    if (value != NULL && c->unit->scope->is_generator && c->unit->scope->is_coroutine) {
        compile_error(c, at, "'return' with value in async generator");
        return;
    }
    if (keep_top) {
        visit_expr(c, value);
    } else if (value != NULL) {
        at = &value->at;
        emit(c, at, OP_NOP, 0);
    }
    if (value == NULL || value->at.line != s->at.line) {
        at = &s->at;
        emit(c, at, OP_NOP, 0);
    }
    unwind_blocks(c, &at, keep_top, NULL);
    if (value == NULL) {
        emit_none(c, at);
    } else if (!keep_top) {
        emit_literal(c, at, value);
    }
    emit(c, at, OP_RETURN_VALUE, 0);
}

static void
visit_break_or_continue(Compiler *c, Stmt *s)
{
    const FrameBlock *loop = NULL;
    const Location *at = &s->at;
    emit(c, at, OP_NOP, 0);
    unwind_blocks(c, &at, false, &loop);
    if (loop == NULL) {
        compile_error(c, &s->at,
                      s->kind == STMT_BREAK ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    if (s->kind == STMT_BREAK) {
        unwind_block(c, &at, loop, false);
        emit_jump(c, at, PSEUDO_JUMP, loop->exit);
    } else {
        emit_jump(c, at, PSEUDO_JUMP, loop->block);
    }
}

// --- control flow
// --------------------------------------------------------------------------------------------

// An If with its elifs, however many: every one has a label behind the whole.
static void
visit_if(Compiler *c, Stmt *s)
{
    Label *ends = NULL;
    uint32_t count = 0, capacity = 0;
    for (;;) {
        Label end = new_label(c);
        bool has_else = s->if_.orelse.count > 0;
        Label next = has_else ? new_label(c) : end;
        ends = grow(ends, count, &capacity, sizeof *ends);
        ends[count++] = end;
        jump_if(c, &s->at, s->if_.test, next, false);
        visit_statements(c, &s->if_.body);
        if (!has_else) {
            break;
        }
        emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
        use_label(c, next);
        if (s->if_.orelse.count == 1 && s->if_.orelse.items[0]->kind == STMT_IF && !c->failed) {
            s = s->if_.orelse.items[0];
            continue;
        }
        visit_statements(c, &s->if_.orelse);
        break;
    }
    while (count > 0) {
        use_label(c, ends[--count]);
    }
    host_free(ends);
}

static void
push_loop(Compiler *c, FrameBlockKind kind, const Location *at, Label start, Label end)
{
    FrameBlock *block = push_block(c, kind, at);
    block->block = start;
    block->exit = end;
}

static void
visit_for(Compiler *c, Stmt *s)
{
    Label start = new_label(c), cleanup = new_label(c), end = new_label(c);
    push_loop(c, BLOCK_FOR_LOOP, &s->at, start, end);
    visit_expr(c, s->for_.iter);
    const Location *at = profile->loops_at_iterable ? &s->for_.iter->at : &s->at;
    emit(c, at, OP_GET_ITER, 0);
    use_label(c, start);
    emit_jump(c, at, OP_FOR_ITER, cleanup);
    // A line of its own when the statement spans several.
    emit(c, &s->for_.target->at, OP_NOP, 0);
    visit_expr(c, s->for_.target);
    visit_statements(c, &s->for_.body);
    emit_jump(c, &no_location, PSEUDO_JUMP, start);
    use_label(c, cleanup);
    emit(c, &no_location, OP_END_FOR, 0);
    emit(c, &no_location, OP_POP_TOP, 0);
    pop_block(c);
    visit_statements(c, &s->for_.orelse);
    use_label(c, end);
}

static void
visit_async_for(Compiler *c, Stmt *s)
{
    if (!c->unit->is_async) {
        compile_error(c, &s->at, "'async for' outside async function");
        return;
    }
    Label start = new_label(c), except = new_label(c), end = new_label(c);
    const Location *iter_at = &s->for_.iter->at;
    visit_expr(c, s->for_.iter);
    emit(c, profile->loops_at_iterable ? iter_at : &s->at, OP_GET_AITER, 0);
    use_label(c, start);
    push_loop(c, BLOCK_FOR_LOOP, &s->at, start, end);
    emit_async_next(c, &s->at, except);
    visit_expr(c, s->for_.target);
    visit_statements(c, &s->for_.body);
    emit_jump(c, &no_location, PSEUDO_JUMP, start);
    pop_block(c);
    use_label(c, except);
    emit(c, iter_at, OP_END_ASYNC_FOR, 1);
    visit_statements(c, &s->for_.orelse);
    use_label(c, end);
}

static void
visit_while(Compiler *c, Stmt *s)
{
    Label loop = new_label(c), body = new_label(c), anchor = new_label(c), end = new_label(c);
    use_label(c, loop);
    push_loop(c, BLOCK_WHILE_LOOP, &s->at, loop, end);
    jump_if(c, &s->at, s->while_.test, anchor, false);
    use_label(c, body);
    visit_statements(c, &s->while_.body);
    if (profile->repeats_tests) {
        jump_if(c, &s->at, s->while_.test, body, true);
    } else {
        emit_jump(c, &no_location, PSEUDO_JUMP, loop);
    }
    pop_block(c);
    use_label(c, anchor);
    visit_statements(c, &s->while_.orelse);
    use_label(c, end);
}

static void
emit_reraise_after_pop(Compiler *c)
{
    emit(c, &no_location, OP_COPY, 3);
    emit(c, &no_location, OP_POP_EXCEPT, 0);
    emit(c, &no_location, OP_RERAISE, 1);
}

static void
visit_handler(Compiler *c, const ExceptHandler *h, Label end, Label next)
{
    const Location *at = &h->at;
    if (h->type != NULL) {
        visit_expr(c, h->type);
        emit(c, at, OP_CHECK_EXC_MATCH, 0);
        emit_jump(c, at, OP_POP_JUMP_IF_FALSE, next);
    }
    if (h->name == NULL) {
        Label body = new_label(c);
        emit(c, at, OP_POP_TOP, 0);
        use_label(c, body);
        push_block(c, BLOCK_HANDLER_CLEANUP, at);
        visit_statements(c, &h->body);
        pop_block(c);
        emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
        emit(c, &no_location, OP_POP_EXCEPT, 0);
        emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
        return;
    }
    // The name is unbound however the handler is left.
    Label cleanup = new_label(c), body = new_label(c);
    emit_variable(c, at, h->name, CONTEXT_STORE);
    emit_jump(c, at, PSEUDO_SETUP_CLEANUP, cleanup);
    use_label(c, body);
    push_block(c, BLOCK_HANDLER_CLEANUP, at)->name = h->name;
    visit_statements(c, &h->body);
    pop_block(c);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit(c, &no_location, OP_POP_EXCEPT, 0);
    forget_name(c, &no_location, h->name);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, cleanup);
    forget_name(c, &no_location, h->name);
    emit(c, &no_location, OP_RERAISE, 1);
}

// One except* clause. On the stack: what was caught, the list of what is to be raised, the rest.
static void
visit_star_handler(Compiler *c, const ExceptHandler *h)
{
    const Location *at = &h->at;
    Label none = new_label(c), next = new_label(c), failed = new_label(c), body = new_label(c);
    visit_expr(c, h->type);
    emit(c, at, OP_CHECK_EG_MATCH, 0);
    emit(c, at, OP_COPY, 1);
    emit_jump(c, at, OP_POP_JUMP_IF_NONE, none);
    if (h->name != NULL) {
        emit_variable(c, at, h->name, CONTEXT_STORE);
    } else {
        emit(c, at, OP_POP_TOP, 0);
    }
    // What the clause raises joins the list.
    emit_jump(c, at, PSEUDO_SETUP_CLEANUP, failed);
    use_label(c, body);
    push_block(c, BLOCK_HANDLER_CLEANUP, at)->name = h->name;
    visit_statements(c, &h->body);
    pop_block(c);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    if (h->name != NULL) {
        forget_name(c, &no_location, h->name);
    }
    bool jumps_twice = profile->handlers_jump_twice;
    Label handled = jumps_twice ? new_label(c) : next;
    emit_jump(c, &no_location, PSEUDO_JUMP, handled);
    use_label(c, failed);
    if (h->name != NULL) {
        forget_name(c, &no_location, h->name);
    }
    emit(c, &no_location, OP_LIST_APPEND, 3);
    emit(c, &no_location, OP_POP_TOP, 0);
    emit_jump(c, &no_location, PSEUDO_JUMP, next);
    if (jumps_twice) {
        use_label(c, handled);
        emit_jump(c, at, PSEUDO_JUMP, next);
    }
    use_label(c, none);
    emit(c, at, OP_POP_TOP, 0);
    use_label(c, next);
}

static void
visit_try_star(Compiler *c, Stmt *s)
{
    const Location *at = &s->at;
    Label body = new_label(c), except = new_label(c), end = new_label(c), cleanup = new_label(c),
          reraise = new_label(c), collected = new_label(c), orelse = new_label(c);
    emit_jump(c, at, PSEUDO_SETUP_FINALLY, except);
    use_label(c, body);
    push_block(c, BLOCK_TRY_EXCEPT, at);
    visit_statements(c, &s->try.body);
    pop_block(c);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, orelse);
    use_label(c, except);
    emit_jump(c, &no_location, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, &no_location, OP_PUSH_EXC_INFO, 0);
    push_block(c, BLOCK_EXCEPTION_GROUP_HANDLER, at);
    const Location *first = &s->try.handlers.items[0]->at;
    if (profile->copies_group_first) {
        emit(c, first, OP_COPY, 1);
        emit(c, first, OP_BUILD_LIST, 0);
        emit(c, first, OP_SWAP, 2);
    } else {
        emit(c, first, OP_BUILD_LIST, 0);
        emit(c, first, OP_COPY, 2);
    }
    for (int i = 0; i < s->try.handlers.count; i++) {
        visit_star_handler(c, s->try.handlers.items[i]);
    }
    pop_block(c);
    emit(c, &no_location, OP_LIST_APPEND, 1);
    emit_jump(c, &no_location, PSEUDO_JUMP, collected);
    use_label(c, collected);
    emit(c, &no_location, OP_CALL_INTRINSIC_2, INTRINSIC_PREP_RERAISE_STAR);
    emit(c, &no_location, OP_COPY, 1);
    emit_jump(c, &no_location, OP_POP_JUMP_IF_NOT_NONE, reraise);
    emit(c, &no_location, OP_POP_TOP, 0);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit(c, &no_location, OP_POP_EXCEPT, 0);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, reraise);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit(c, &no_location, OP_SWAP, 2);
    emit(c, &no_location, OP_POP_EXCEPT, 0);
    emit(c, &no_location, OP_RERAISE, 0);
    use_label(c, cleanup);
    emit_reraise_after_pop(c);
    use_label(c, orelse);
    visit_statements(c, &s->try.orelse);
    use_label(c, end);
}

static void
visit_try_except(Compiler *c, Stmt *s)
{
    if (s->try.is_star) {
        visit_try_star(c, s);
        return;
    }
    const Location *at = &s->at;
    Label body = new_label(c), except = new_label(c), end = new_label(c), cleanup = new_label(c);
    emit_jump(c, at, PSEUDO_SETUP_FINALLY, except);
    use_label(c, body);
    push_block(c, BLOCK_TRY_EXCEPT, at);
    visit_statements(c, &s->try.body);
    pop_block(c);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    visit_statements(c, &s->try.orelse);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, except);
    emit_jump(c, &no_location, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, &no_location, OP_PUSH_EXC_INFO, 0);
    push_block(c, BLOCK_EXCEPTION_HANDLER, at);
    for (int i = 0; i < s->try.handlers.count; i++) {
        const ExceptHandler *h = s->try.handlers.items[i];
        if (h->type == NULL && i < s->try.handlers.count - 1) {
            compile_error(c, &h->at, "default 'except:' must be last");
            return;
        }
        Label next = new_label(c);
        visit_handler(c, h, end, next);
        use_label(c, next);
    }
    pop_block(c);
    emit(c, &no_location, OP_RERAISE, 0);
    use_label(c, cleanup);
    emit_reraise_after_pop(c);
    use_label(c, end);
}

static void
visit_try(Compiler *c, Stmt *s)
{
    if (s->try.finalbody.count == 0) {
        visit_try_except(c, s);
        return;
    }
    Label body = new_label(c), end = new_label(c), exit = new_label(c), cleanup = new_label(c);
    emit_jump(c, &s->at, PSEUDO_SETUP_FINALLY, end);
    use_label(c, body);
    push_block(c, BLOCK_FINALLY_TRY, &s->at)->finally_body = &s->try.finalbody;
    if (s->try.handlers.count > 0) {
        visit_try_except(c, s);
    } else {
        visit_statements(c, &s->try.body);
    }
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    pop_block(c);
    visit_statements(c, &s->try.finalbody);
    emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, exit);
    use_label(c, end);
    push_block(c, BLOCK_FINALLY_END, &no_location);
    emit_jump(c, &no_location, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, &no_location, OP_PUSH_EXC_INFO, 0);
    visit_statements(c, &s->try.finalbody);
    pop_block(c);
    emit(c, &no_location, OP_RERAISE, 0);
    use_label(c, cleanup);
    emit_reraise_after_pop(c);
    use_label(c, exit);
}

static void
visit_with(Compiler *c, Stmt *s, int position)
{
    const WithItem *item = s->with.items.items[position];
    Label block = new_label(c), final = new_label(c), exit = new_label(c), cleanup = new_label(c);
    const Location *at = profile->with_stands_at_statement ? &s->at : &item->context_expr->at;
    bool is_async = s->with.is_async;
    if (is_async && !c->unit->is_async) {
        compile_error(c, &s->at, "'async with' outside async function");
        return;
    }
    visit_expr(c, item->context_expr);
    emit(c, at, is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, profile->unbound_specials);
    if (is_async) {
        emit_await(c, at, 1);
    }
    emit_jump(c, at, PSEUDO_SETUP_WITH, final);
    use_label(c, block);
    push_block(c, is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH, at);
    if (item->optional_vars != NULL) {
        visit_expr(c, item->optional_vars);
    } else {
        emit(c, at, OP_POP_TOP, 0);
    }
    if (position + 1 == s->with.items.count) {
        visit_statements(c, &s->with.body);
    } else if (!c->failed) {
        visit_with(c, s, position + 1);
    }
    emit(c, is_async && profile->async_with_ends_at_line ? at : &no_location, PSEUDO_POP_BLOCK, 0);
    pop_block(c);
    emit_exit_with_nones(c, at);
    if (is_async) {
        emit_await(c, at, 2);
    }
    emit(c, at, OP_POP_TOP, 0);
    emit_jump(c, at, PSEUDO_JUMP, exit);

    use_label(c, final);
    emit_jump(c, at, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, at, OP_PUSH_EXC_INFO, 0);
    emit(c, at, OP_WITH_EXCEPT_START, profile->unbound_specials);
    if (is_async) {
        emit_await(c, at, 2);
    }
    Label suppress = new_label(c), exit_suppressed = new_label(c);
    emit(c, &no_location, OP_TO_BOOL, 0);
    emit_jump(c, &no_location, OP_POP_JUMP_IF_TRUE, suppress);
    emit(c, &no_location, OP_RERAISE, 2);
    if (profile->with_cleans_up_first) {
        use_label(c, cleanup);
        emit_reraise_after_pop(c);
    }
    use_label(c, suppress);
    emit(c, &no_location, OP_POP_TOP, 0);
    emit(c, &no_location, PSEUDO_POP_BLOCK, 0);
    emit(c, &no_location, OP_POP_EXCEPT, 0);
    for (int i = profile->unbound_specials ? 0 : 1; i < 3; i++) {
        emit(c, &no_location, OP_POP_TOP, 0);
    }
    if (!profile->with_cleans_up_first) {
        emit_jump(c, &no_location, PSEUDO_JUMP_NO_INTERRUPT, exit_suppressed);
        use_label(c, cleanup);
        emit_reraise_after_pop(c);
    }
    use_label(c, exit_suppressed);
    use_label(c, exit);
}

static void
visit_assert(Compiler *c, Stmt *s)
{
    const Expr *test = s->assert_.test;
    Object *value = test->kind == EXPR_CONSTANT ? constant_object(c, &test->constant) : NULL;
    if ((test->kind == EXPR_TUPLE && test->list.elts.count > 0) ||
        (value != NULL && is_tuple(value) && tuple_length(value) > 0)) {
        compile_warning(c, &s->at, "assertion is always true, perhaps remove parentheses?");
    }
    Label end = new_label(c);
    jump_if(c, &s->at, s->assert_.test, end, true);
    emit(c, &s->at, OP_LOAD_ASSERTION_ERROR, 0);
    if (s->assert_.msg != NULL) {
        visit_expr(c, s->assert_.msg);
        emit(c, &s->at, OP_CALL, 0);
    }
    emit(c, &test->at, OP_RAISE_VARARGS, 1);
    use_label(c, end);
}

static void
visit_statement(Compiler *c, Stmt *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        visit_function(c, s);
        break;
    case STMT_CLASS_DEF:
        visit_class(c, s);
        break;
    case STMT_TYPE_ALIAS:
        visit_type_alias(c, s);
        break;
    case STMT_RETURN:
        visit_return(c, s);
        break;
    case STMT_DELETE:
        visit_exprs(c, &s->delete.targets);
        break;
    case STMT_ASSIGN:
        visit_expr(c, s->assign.value);
        for (int i = 0; i < s->assign.targets.count; i++) {
            if (i + 1 < s->assign.targets.count) {
                emit(c, &s->at, OP_COPY, 1);
            }
            visit_expr(c, s->assign.targets.items[i]);
        }
        break;
    case STMT_AUG_ASSIGN:
        visit_aug_assign(c, s);
        break;
    case STMT_ANN_ASSIGN:
        visit_ann_assign(c, s);
        break;
    case STMT_FOR:
        (s->for_.is_async ? visit_async_for : visit_for)(c, s);
        break;
    case STMT_WHILE:
        visit_while(c, s);
        break;
    case STMT_IF:
        visit_if(c, s);
        break;
    case STMT_WITH:
        visit_with(c, s, 0);
        break;
    case STMT_MATCH:
        visit_match(c, s);
        break;
    case STMT_RAISE: {
        uint32_t count = 0;
        if (s->raise.exc != NULL) {
            visit_expr(c, s->raise.exc);
            count++;
            if (s->raise.cause != NULL) {
                visit_expr(c, s->raise.cause);
                count++;
            }
        }
        emit(c, &s->at, OP_RAISE_VARARGS, count);
        break;
    }
    case STMT_TRY:
        visit_try(c, s);
        break;
    case STMT_ASSERT:
        visit_assert(c, s);
        break;
    case STMT_IMPORT:
        visit_import(c, s);
        break;
    case STMT_IMPORT_FROM:
        visit_import_from(c, s);
        break;
    case STMT_EXPR:
        if (c->tree->is_interactive && c->unit->kind == UNIT_MODULE) {
            visit_expr(c, s->expr.value);
            emit(c, &s->at, OP_CALL_INTRINSIC_1, INTRINSIC_PRINT);
            emit(c, &no_location, OP_POP_TOP, 0);
            break;
        }
        if (s->expr.value->kind == EXPR_CONSTANT) {
            emit(c, &s->at, OP_NOP, 0);
            break;
        }
        visit_expr(c, s->expr.value);
        emit(c, &no_location, OP_POP_TOP, 0);
        break;
    case STMT_PASS:
        emit(c, &s->at, OP_NOP, 0);
        break;
    case STMT_BREAK:
    case STMT_CONTINUE:
        visit_break_or_continue(c, s);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        break;
    }
}
