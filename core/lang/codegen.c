// Statements -> instructions.
#include "base/buffer.h"
#include "lang/compiler.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/str.h"
#include "types/tuple.h"
#include <stdlib.h>
#include <string.h>

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

// The docstring without the indentation of its lines (CPython 3.13); the same object when there is none to remove.
static Object *
clean_docstring(Compiler *c, const Expr *doc)
{
    Object *original = constant_object(c, &doc->constant);
    if (original == NULL) {
        return NULL;
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
    }
    else {
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
compile_body(Compiler *c, Location at, const StmtSeq *body)
{
    if (c->unit->kind == UNIT_MODULE && body->count > 0) {
        at = body->items[0]->at;
    }
    if (has_annotations(body)) {
        emit(c, at, OP_SETUP_ANNOTATIONS, 0);
    }
    StmtSeq rest = *body;
    const Expr *doc = docstring_of(body);
    if (doc != NULL) {
        emit_constant(c, doc->at, clean_docstring(c, doc));
        emit_variable(c, NO_LOCATION, c->known.doc, CONTEXT_STORE);
        rest.items++;
        rest.count--;
    }
    visit_statements(c, &rest);
}

// --- leaving blocks ----------------------------------------------------------------------------------------

static void
emit_exit_with_nones(Compiler *c, Location at)
{
    emit_none(c, at);
    emit_none(c, at);
    emit_none(c, at);
    emit(c, at, OP_CALL, 2);
}

static void
forget_name(Compiler *c, Location at, const Identifier *name)
{
    emit_none(c, at);
    emit_variable(c, at, name, CONTEXT_STORE);
    emit_variable(c, at, name, CONTEXT_DEL);
}

// Leaves one block; with `keep_top` the value on top of the stack (of a return) stays there. *at becomes the place of
// what follows.
static void
unwind_block(Compiler *c, Location *at, const FrameBlock *block, bool keep_top)
{
    switch (block->kind) {
    case BLOCK_WHILE_LOOP:
    case BLOCK_EXCEPTION_HANDLER:
    case BLOCK_STOP_ITERATION:
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
            push_block(c, (FrameBlock){BLOCK_POP_VALUE, NO_LABEL, NO_LABEL, *at, NULL, NULL});
        }
        visit_statements(c, block->finally_body);
        if (keep_top) {
            pop_block(c);
        }
        *at = NO_LOCATION;
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
        *at = block->at;
        emit(c, *at, PSEUDO_POP_BLOCK, 0);
        if (keep_top) {
            emit(c, *at, OP_SWAP, 2);
        }
        emit_exit_with_nones(c, *at);
        emit(c, *at, OP_POP_TOP, 0);
        *at = NO_LOCATION;
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

// Leaves all blocks, or those inside the innermost loop when `loop` is given. While a finally body is written its own
// block must not be there.
static void
unwind_blocks(Compiler *c, Location *at, bool keep_top, const FrameBlock **loop)
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
    Location at = s->at;
    bool keep_top = value != NULL && value->kind != EXPR_CONSTANT;
    if (!in_function(c)) {
        compile_error(c, at, "'return' outside function");
        return;
    }
    if (keep_top) {
        visit_expr(c, value);
    }
    else if (value != NULL) {
        at = value->at;
        emit(c, at, OP_NOP, 0);
    }
    if (value == NULL || value->at.line != s->at.line) {
        at = s->at;
        emit(c, at, OP_NOP, 0);
    }
    unwind_blocks(c, &at, keep_top, NULL);
    if (value == NULL) {
        emit_none(c, at);
    }
    else if (!keep_top) {
        emit_constant(c, at, constant_object(c, &value->constant));
    }
    emit(c, at, OP_RETURN_VALUE, 0);
}

static void
visit_break_or_continue(Compiler *c, Stmt *s)
{
    const FrameBlock *loop = NULL;
    Location at = s->at;
    emit(c, at, OP_NOP, 0);
    unwind_blocks(c, &at, false, &loop);
    if (loop == NULL) {
        compile_error(c, s->at,
                      s->kind == STMT_BREAK ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    if (s->kind == STMT_BREAK) {
        unwind_block(c, &at, loop, false);
        emit_jump(c, at, PSEUDO_JUMP, loop->exit);
    }
    else {
        emit_jump(c, at, PSEUDO_JUMP, loop->block);
    }
}

// --- control flow --------------------------------------------------------------------------------------------

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
        jump_if(c, s->at, s->if_.test, next, false);
        visit_statements(c, &s->if_.body);
        if (!has_else) {
            break;
        }
        emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
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
visit_for(Compiler *c, Stmt *s)
{
    Label start = new_label(c), cleanup = new_label(c), end = new_label(c);
    push_block(c, (FrameBlock){.kind = BLOCK_FOR_LOOP, .block = start, .exit = end, .at = s->at});
    visit_expr(c, s->for_.iter);
    Location at = s->for_.iter->at;
    emit(c, at, OP_GET_ITER, 0);
    use_label(c, start);
    emit_jump(c, at, OP_FOR_ITER, cleanup);
    // A line of its own when the statement spans several.
    emit(c, s->for_.target->at, OP_NOP, 0);
    visit_expr(c, s->for_.target);
    visit_statements(c, &s->for_.body);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP, start);
    use_label(c, cleanup);
    emit(c, NO_LOCATION, OP_END_FOR, 0);
    emit(c, NO_LOCATION, OP_POP_TOP, 0);
    pop_block(c);
    visit_statements(c, &s->for_.orelse);
    use_label(c, end);
}

static void
visit_while(Compiler *c, Stmt *s)
{
    Label loop = new_label(c), body = new_label(c), anchor = new_label(c), end = new_label(c);
    use_label(c, loop);
    push_block(c, (FrameBlock){.kind = BLOCK_WHILE_LOOP, .block = loop, .exit = end, .at = s->at});
    jump_if(c, s->at, s->while_.test, anchor, false);
    use_label(c, body);
    visit_statements(c, &s->while_.body);
    // The test is written twice: a turn of the loop takes one jump.
    jump_if(c, s->at, s->while_.test, body, true);
    pop_block(c);
    use_label(c, anchor);
    visit_statements(c, &s->while_.orelse);
    use_label(c, end);
}

static void
emit_reraise_after_pop(Compiler *c)
{
    emit(c, NO_LOCATION, OP_COPY, 3);
    emit(c, NO_LOCATION, OP_POP_EXCEPT, 0);
    emit(c, NO_LOCATION, OP_RERAISE, 1);
}

static void
visit_handler(Compiler *c, const ExceptHandler *h, Label end, Label next)
{
    Location at = h->at;
    if (h->type != NULL) {
        visit_expr(c, h->type);
        emit(c, at, OP_CHECK_EXC_MATCH, 0);
        emit_jump(c, at, OP_POP_JUMP_IF_FALSE, next);
    }
    if (h->name == NULL) {
        Label body = new_label(c);
        emit(c, at, OP_POP_TOP, 0);
        use_label(c, body);
        push_block(c, (FrameBlock){BLOCK_HANDLER_CLEANUP, body, NO_LABEL, at, NULL, NULL});
        visit_statements(c, &h->body);
        pop_block(c);
        emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
        emit(c, NO_LOCATION, OP_POP_EXCEPT, 0);
        emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
        return;
    }
    // The name is unbound however the handler is left.
    Label cleanup = new_label(c), body = new_label(c);
    emit_variable(c, at, h->name, CONTEXT_STORE);
    emit_jump(c, at, PSEUDO_SETUP_CLEANUP, cleanup);
    use_label(c, body);
    push_block(c, (FrameBlock){BLOCK_HANDLER_CLEANUP, body, NO_LABEL, at, NULL, h->name});
    visit_statements(c, &h->body);
    pop_block(c);
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    emit(c, NO_LOCATION, OP_POP_EXCEPT, 0);
    forget_name(c, NO_LOCATION, h->name);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, cleanup);
    forget_name(c, NO_LOCATION, h->name);
    emit(c, NO_LOCATION, OP_RERAISE, 1);
}

static void
visit_try_except(Compiler *c, Stmt *s)
{
    Location at = s->at;
    Label body = new_label(c), except = new_label(c), end = new_label(c), cleanup = new_label(c);
    emit_jump(c, at, PSEUDO_SETUP_FINALLY, except);
    use_label(c, body);
    push_block(c, (FrameBlock){BLOCK_TRY_EXCEPT, body, NO_LABEL, at, NULL, NULL});
    visit_statements(c, &s->try.body);
    pop_block(c);
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    visit_statements(c, &s->try.orelse);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, end);
    use_label(c, except);
    emit_jump(c, NO_LOCATION, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, NO_LOCATION, OP_PUSH_EXC_INFO, 0);
    push_block(c, (FrameBlock){BLOCK_EXCEPTION_HANDLER, NO_LABEL, NO_LABEL, at, NULL, NULL});
    for (int i = 0; i < s->try.handlers.count; i++) {
        const ExceptHandler *h = s->try.handlers.items[i];
        if (h->type == NULL && i < s->try.handlers.count - 1) {
            compile_error(c, h->at, "default 'except:' must be last");
            return;
        }
        Label next = new_label(c);
        visit_handler(c, h, end, next);
        use_label(c, next);
    }
    pop_block(c);
    emit(c, NO_LOCATION, OP_RERAISE, 0);
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
    emit_jump(c, s->at, PSEUDO_SETUP_FINALLY, end);
    use_label(c, body);
    push_block(c, (FrameBlock){BLOCK_FINALLY_TRY, body, end, s->at, &s->try.finalbody, NULL});
    if (s->try.handlers.count > 0) {
        visit_try_except(c, s);
    }
    else {
        visit_statements(c, &s->try.body);
    }
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    pop_block(c);
    visit_statements(c, &s->try.finalbody);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, exit);
    use_label(c, end);
    push_block(c, (FrameBlock){BLOCK_FINALLY_END, end, NO_LABEL, NO_LOCATION, NULL, NULL});
    emit_jump(c, NO_LOCATION, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, NO_LOCATION, OP_PUSH_EXC_INFO, 0);
    visit_statements(c, &s->try.finalbody);
    pop_block(c);
    emit(c, NO_LOCATION, OP_RERAISE, 0);
    use_label(c, cleanup);
    emit_reraise_after_pop(c);
    use_label(c, exit);
}

static void
visit_with(Compiler *c, Stmt *s, int position)
{
    const WithItem *item = s->with.items.items[position];
    Label block = new_label(c), final = new_label(c), exit = new_label(c), cleanup = new_label(c);
    Location at = item->context_expr->at;
    visit_expr(c, item->context_expr);
    emit(c, at, OP_BEFORE_WITH, 0);
    emit_jump(c, at, PSEUDO_SETUP_WITH, final);
    use_label(c, block);
    push_block(c, (FrameBlock){BLOCK_WITH, block, final, at, NULL, NULL});
    if (item->optional_vars != NULL) {
        visit_expr(c, item->optional_vars);
    }
    else {
        emit(c, at, OP_POP_TOP, 0);
    }
    if (position + 1 == s->with.items.count) {
        visit_statements(c, &s->with.body);
    }
    else if (!c->failed) {
        visit_with(c, s, position + 1);
    }
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    pop_block(c);
    emit_exit_with_nones(c, at);
    emit(c, at, OP_POP_TOP, 0);
    emit_jump(c, at, PSEUDO_JUMP, exit);

    use_label(c, final);
    emit_jump(c, at, PSEUDO_SETUP_CLEANUP, cleanup);
    emit(c, at, OP_PUSH_EXC_INFO, 0);
    emit(c, at, OP_WITH_EXCEPT_START, 0);
    Label suppress = new_label(c), exit_suppressed = new_label(c);
    emit(c, NO_LOCATION, OP_TO_BOOL, 0);
    emit_jump(c, NO_LOCATION, OP_POP_JUMP_IF_TRUE, suppress);
    emit(c, NO_LOCATION, OP_RERAISE, 2);
    use_label(c, suppress);
    emit(c, NO_LOCATION, OP_POP_TOP, 0);
    emit(c, NO_LOCATION, PSEUDO_POP_BLOCK, 0);
    emit(c, NO_LOCATION, OP_POP_EXCEPT, 0);
    emit(c, NO_LOCATION, OP_POP_TOP, 0);
    emit(c, NO_LOCATION, OP_POP_TOP, 0);
    emit_jump(c, NO_LOCATION, PSEUDO_JUMP_NO_INTERRUPT, exit_suppressed);
    use_label(c, cleanup);
    emit_reraise_after_pop(c);
    use_label(c, exit_suppressed);
    use_label(c, exit);
}

// --- functions and classes -----------------------------------------------------------------------------------

// A tuple of names; a constant.
static Object *
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
visit_defaults(Compiler *c, Location at, const Arguments *a)
{
    uint32_t flags = 0;
    if (a->defaults.count > 0) {
        visit_exprs(c, &a->defaults);
        emit(c, at, OP_BUILD_TUPLE, (uint32_t)a->defaults.count);
        flags |= 1;
    }
    IdentifierSeq names = {0, arena_alloc(&c->arena, ((size_t)a->kwonlyargs.count + 1) * sizeof(Identifier *))};
    for (int i = 0; i < a->kwonlyargs.count; i++) {
        if (a->kw_defaults.items[i] != NULL) {
            names.items[names.count++] = mangled(c, a->kwonlyargs.items[i]->arg);
            visit_expr(c, a->kw_defaults.items[i]);
        }
    }
    if (names.count > 0) {
        emit_constant(c, at, names_tuple(c, &names));
        emit(c, at, OP_BUILD_CONST_KEY_MAP, (uint32_t)names.count);
        flags |= 2;
    }
    return flags;
}

static void
emit_annotation_text(Compiler *c, const Expr *annotation)
{
    size_t length;
    char *text = unparse(c, annotation, &length);
    emit_constant(c, annotation->at, text_object(c, text, length));
    host_free(text);
}

static void
visit_annotation(Compiler *c, Location at, const Identifier *name, Expr *annotation, uint32_t *count)
{
    if (annotation == NULL) {
        return;
    }
    emit_constant(c, at, identifier_object(c, mangled(c, name)));
    if (c->future_annotations) {
        emit_annotation_text(c, annotation);
    }
    else if (annotation->kind == EXPR_STARRED) {
        // *args: *Ts
        visit_expr(c, annotation->starred.value);
        emit(c, at, OP_UNPACK_SEQUENCE, 1);
    }
    else {
        visit_expr(c, annotation);
    }
    *count += 2;
}

static void
visit_arg_annotations(Compiler *c, Location at, const ArgSeq *args, uint32_t *count)
{
    for (int i = 0; i < args->count; i++) {
        visit_annotation(c, at, args->items[i]->arg, args->items[i]->annotation, count);
    }
}

static uint32_t
visit_annotations(Compiler *c, Location at, const Arguments *a, Expr *returns)
{
    uint32_t count = 0;
    visit_arg_annotations(c, at, &a->args, &count);
    visit_arg_annotations(c, at, &a->posonlyargs, &count);
    if (a->vararg != NULL) {
        visit_annotation(c, at, a->vararg->arg, a->vararg->annotation, &count);
    }
    visit_arg_annotations(c, at, &a->kwonlyargs, &count);
    if (a->kwarg != NULL) {
        visit_annotation(c, at, a->kwarg->arg, a->kwarg->annotation, &count);
    }
    visit_annotation(c, at, c->known.return_, returns, &count);
    if (count > 0) {
        emit(c, at, OP_BUILD_TUPLE, count);
    }
    return count > 0 ? 4 : 0;
}

static bool
check_parameters(Compiler *c, const Arguments *a)
{
    const ArgSeq *groups[] = {&a->posonlyargs, &a->args, &a->kwonlyargs};
    for (size_t g = 0; g < COUNT_OF(groups); g++) {
        for (int i = 0; i < groups[g]->count; i++) {
            const Arg *arg = groups[g]->items[i];
            if (!check_assignable(c, arg->at, arg->arg, CONTEXT_STORE)) {
                return false;
            }
        }
    }
    return (a->vararg == NULL || check_assignable(c, a->vararg->at, a->vararg->arg, CONTEXT_STORE)) &&
           (a->kwarg == NULL || check_assignable(c, a->kwarg->at, a->kwarg->arg, CONTEXT_STORE));
}

static void
set_argument_counts(Unit *u, const Arguments *a)
{
    u->positional_only_count = (uint32_t)a->posonlyargs.count;
    u->argument_count = (uint32_t)(a->posonlyargs.count + a->args.count);
    u->keyword_only_count = (uint32_t)a->kwonlyargs.count;
}

void
visit_lambda(Compiler *c, Expr *e)
{
    const Arguments *args = e->lambda.args;
    if (!check_parameters(c, args)) {
        return;
    }
    uint32_t flags = visit_defaults(c, e->at, args);
    enter_unit(c, UNIT_LAMBDA, c->known.lambda, e, (uint32_t)e->at.line);
    constant_list_add(&c->unit->constants, None);  // the place of a docstring
    set_argument_counts(c->unit, args);
    visit_expr(c, e->lambda.body);
    bool is_generator = c->unit->scope->is_generator;
    if (!is_generator) {
        emit(c, e->lambda.body->at, OP_RETURN_VALUE, 0);
    }
    Object *code = finish_unit(c, !is_generator);
    leave_unit(c);
    make_closure(c, e->at, code, flags);
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
        emit(c, decorators->items[i]->at, OP_CALL, 0);
    }
}

static Object *
function_code(Compiler *c, Stmt *s)
{
    StmtSeq body = s->function_def.body;
    enter_unit(c, UNIT_FUNCTION, s->function_def.name, s, first_line_of(s, &s->function_def.decorator_list));
    Unit *u = c->unit;
    // The first constant is the docstring, or None.
    Object *doc = None;
    const Expr *docstring = docstring_of(&body);
    if (docstring != NULL) {
        doc = clean_docstring(c, docstring);
        body.items++;
        body.count--;
    }
    Object *merged = constant_merge(c, doc);
    if (merged != NULL) {
        constant_list_add(&u->constants, merged);
    }
    set_argument_counts(u, s->function_def.args);
    Label start = new_label(c);
    use_label(c, start);
    bool is_generator = u->scope->is_generator;
    if (is_generator) {
        push_block(c, (FrameBlock){BLOCK_STOP_ITERATION, start, NO_LABEL, NO_LOCATION, NULL, NULL});
    }
    visit_statements(c, &body);
    if (is_generator) {
        wrap_in_stop_iteration_handler(c);
        pop_block(c);
    }
    Object *code = finish_unit(c, true);
    leave_unit(c);
    return code;
}

static void
visit_function(Compiler *c, Stmt *s)
{
    const Arguments *args = s->function_def.args;
    if (!check_parameters(c, args)) {
        return;
    }
    visit_exprs(c, &s->function_def.decorator_list);
    uint32_t flags = visit_defaults(c, s->at, args);
    flags |= visit_annotations(c, s->at, args, s->function_def.returns);
    if (c->failed) {
        return;
    }
    make_closure(c, s->at, function_code(c, s), flags);
    apply_decorators(c, &s->function_def.decorator_list);
    emit_variable(c, s->at, s->function_def.name, CONTEXT_STORE);
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
    emit_variable(c, at, known->name, CONTEXT_LOAD);
    emit_variable(c, at, known->module, CONTEXT_STORE);
    emit_constant(c, at, text_object(c, u->qualname, strlen(u->qualname)));
    emit_variable(c, at, known->qualname, CONTEXT_STORE);
    emit_constant(c, at, keep_working(c, int_from(line)));
    emit_variable(c, at, known->firstlineno, CONTEXT_STORE);
    compile_body(c, at, &s->class_def.body);

    if (u->static_attributes.count > 0) {
        qsort(u->static_attributes.items, u->static_attributes.count, sizeof(Identifier *),
              compare_texts);
    }
    emit_constant(c, NO_LOCATION,
                  names_tuple(c, &(IdentifierSeq){(int)u->static_attributes.count, u->static_attributes.items}));
    emit_variable(c, NO_LOCATION, known->static_attributes, CONTEXT_STORE);
    if (u->scope->needs_class_cell) {
        emit(c, NO_LOCATION, PSEUDO_LOAD_CLOSURE, name_list_add(&u->cells, known->class_));
        emit(c, NO_LOCATION, OP_COPY, 1);
        emit_variable(c, NO_LOCATION, known->classcell, CONTEXT_STORE);
    }
    else {
        emit_none(c, NO_LOCATION);
    }
    emit(c, NO_LOCATION, OP_RETURN_VALUE, 0);
    Object *code = finish_unit(c, true);
    leave_unit(c);
    return code;
}

static void
visit_class(Compiler *c, Stmt *s)
{
    visit_exprs(c, &s->class_def.decorator_list);
    if (c->failed) {
        return;
    }
    Object *code = class_code(c, s);
    emit(c, s->at, OP_LOAD_BUILD_CLASS, 0);
    emit(c, s->at, OP_PUSH_NULL, 0);
    make_closure(c, s->at, code, 0);
    emit_constant(c, s->at, identifier_object(c, s->class_def.name));
    visit_call_arguments(c, s->at, 2, &s->class_def.bases, &s->class_def.keywords);
    apply_decorators(c, &s->class_def.decorator_list);
    emit_variable(c, s->at, s->class_def.name, CONTEXT_STORE);
}

// --- imports ---------------------------------------------------------------------------------------------------

static const Identifier *
dotted_part(Compiler *c, const char **at)
{
    const char *dot = strchr(*at, '.');
    size_t length = dot == NULL ? strlen(*at) : (size_t)(dot - *at);
    const Identifier *part = tree_intern(c->tree, *at, length);
    *at += length + (dot != NULL);
    return part;
}

// `import a.b.c as d` walks from a to c; `import a.b.c` binds a.
static void
bind_import(Compiler *c, Location at, const Alias *alias)
{
    const char *rest = alias->name->text;
    const Identifier *first = dotted_part(c, &rest);
    if (alias->asname == NULL) {
        emit_variable(c, at, first, CONTEXT_STORE);
        return;
    }
    if (*rest == '\0') {
        emit_variable(c, at, alias->asname, CONTEXT_STORE);
        return;
    }
    for (;;) {
        emit(c, at, OP_IMPORT_FROM, name_list_add(&c->unit->names, dotted_part(c, &rest)));
        if (*rest == '\0') {
            break;
        }
        emit(c, at, OP_SWAP, 2);
        emit(c, at, OP_POP_TOP, 0);
    }
    emit_variable(c, at, alias->asname, CONTEXT_STORE);
    emit(c, at, OP_POP_TOP, 0);
}

static void
visit_import(Compiler *c, Stmt *s)
{
    for (int i = 0; i < s->import.names.count; i++) {
        const Alias *alias = s->import.names.items[i];
        emit_constant(c, s->at, int_from(0));
        emit_none(c, s->at);
        emit_name(c, s->at, OP_IMPORT_NAME, alias->name, 0);
        bind_import(c, s->at, alias);
    }
}

static void
visit_import_from(Compiler *c, Stmt *s)
{
    const AliasSeq *aliases = &s->import_from.names;
    const Identifier *module = s->import_from.module;
    if (module == c->known.future && s->import_from.level == 0 && s->at.line > c->future_line) {
        compile_error(c, s->at, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    IdentifierSeq names = {aliases->count, arena_alloc(&c->arena, (size_t)aliases->count * sizeof(Identifier *))};
    for (int i = 0; i < aliases->count; i++) {
        names.items[i] = aliases->items[i]->name;
    }
    emit_constant(c, s->at, keep_working(c, int_from(s->import_from.level)));
    emit_constant(c, s->at, names_tuple(c, &names));
    emit_name(c, s->at, OP_IMPORT_NAME, module == NULL ? c->known.empty : module, 0);
    for (int i = 0; i < aliases->count; i++) {
        const Alias *alias = aliases->items[i];
        if (i == 0 && alias->name == c->known.star) {
            emit(c, s->at, OP_CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR);
            emit(c, NO_LOCATION, OP_POP_TOP, 0);
            return;
        }
        emit_name(c, s->at, OP_IMPORT_FROM, alias->name, 0);
        emit_variable(c, s->at, alias->asname != NULL ? alias->asname : alias->name, CONTEXT_STORE);
    }
    emit(c, s->at, OP_POP_TOP, 0);
}

// --- assignment --------------------------------------------------------------------------------------------------

static void
visit_aug_assign(Compiler *c, Stmt *s)
{
    Expr *e = s->aug_assign.target;
    Location at = e->at;
    bool is_slice = e->kind == EXPR_SUBSCRIPT && is_plain_slice(e->subscript.slice);
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        visit_expr(c, e->attribute.value);
        emit(c, at, OP_COPY, 1);
        at = attribute_location(at, e);
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
        }
        else {
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
    emit(c, s->at, OP_BINARY_OP, (uint32_t)s->aug_assign.op + OPERATOR_INPLACE_ADD);
    at = e->at;
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        at = attribute_location(at, e);
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
    emit(c, e->at, OP_POP_TOP, 0);
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
    }
    else if (e->kind == EXPR_TUPLE) {
        for (int i = 0; i < e->list.elts.count; i++) {
            evaluate_index(c, e->list.elts.items[i]);
        }
    }
    else {
        evaluate_and_drop(c, e);
    }
}

static void
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
        if (!check_assignable(c, s->at, target->name.id, CONTEXT_STORE)) {
            return;
        }
        if (s->ann_assign.simple && in_namespace) {
            if (c->future_annotations) {
                emit_annotation_text(c, s->ann_assign.annotation);
            }
            else {
                visit_expr(c, s->ann_assign.annotation);
            }
            emit_name(c, s->at, OP_LOAD_NAME, c->known.annotations, 0);
            emit_constant(c, s->at, identifier_object(c, mangled(c, target->name.id)));
            emit(c, s->at, OP_STORE_SUBSCR, 0);
        }
        break;
    case EXPR_ATTRIBUTE:
        if (!check_assignable(c, s->at, target->attribute.attr, CONTEXT_STORE)) {
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
    if (!s->ann_assign.simple && in_namespace && !c->future_annotations) {
        evaluate_and_drop(c, s->ann_assign.annotation);
    }
}

static void
visit_assert(Compiler *c, Stmt *s)
{
    const Expr *test = s->assert_.test;
    Object *value = test->kind == EXPR_CONSTANT ? constant_object(c, &test->constant) : NULL;
    if ((test->kind == EXPR_TUPLE && test->list.elts.count > 0) ||
        (value != NULL && is_tuple(value) && tuple_length(value) > 0)) {
        compile_warning(c, s->at, "assertion is always true, perhaps remove parentheses?");
    }
    Label end = new_label(c);
    jump_if(c, s->at, s->assert_.test, end, true);
    emit(c, s->at, OP_LOAD_ASSERTION_ERROR, 0);
    if (s->assert_.msg != NULL) {
        visit_expr(c, s->assert_.msg);
        emit(c, s->at, OP_CALL, 0);
    }
    emit(c, test->at, OP_RAISE_VARARGS, 1);
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
                emit(c, s->at, OP_COPY, 1);
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
        visit_for(c, s);
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
        emit(c, s->at, OP_RAISE_VARARGS, count);
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
        if (s->expr.value->kind == EXPR_CONSTANT) {
            emit(c, s->at, OP_NOP, 0);
            break;
        }
        visit_expr(c, s->expr.value);
        emit(c, NO_LOCATION, OP_POP_TOP, 0);
        break;
    case STMT_PASS:
        emit(c, s->at, OP_NOP, 0);
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
