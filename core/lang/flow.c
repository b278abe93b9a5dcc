// The control-flow graph of a code object: jumps become edges between blocks, exceptions get their handlers,
// and the instructions are optimised the way CPython 3.13 does it. Positions matter throughout: a NOP stays
// where a line would otherwise vanish, and the ends of a function are duplicated so that each has one line.
#include "lang/flow.h"
#include "object/error.h"
#include "object/profile.h"
#include <string.h>

// --- instructions by kind --------------------------------------------------------------------------------

static bool
op_is_block_push(int op)
{
    return op == PSEUDO_SETUP_FINALLY || op == PSEUDO_SETUP_CLEANUP || op == PSEUDO_SETUP_WITH;
}

static bool
op_is_unconditional_jump(int op)
{
    return op == PSEUDO_JUMP || op == PSEUDO_JUMP_NO_INTERRUPT || op == OP_JUMP_FORWARD ||
           op == OP_JUMP_BACKWARD || op == OP_JUMP_BACKWARD_NO_INTERRUPT;
}

bool
op_is_jump(int op)
{
    switch (op) {
    case OP_FOR_ITER:
    case OP_SEND:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
        return true;
    default:
        return op_is_unconditional_jump(op);
    }
}

static bool
op_leaves_scope(int op)
{
    return op == OP_RETURN_VALUE || op == OP_RETURN_CONST || op == OP_RAISE_VARARGS || op == OP_RERAISE;
}

static bool
op_ends_block(int op)
{
    return op_is_jump(op) || op_leaves_scope(op);
}

// --- blocks
// --------------------------------------------------------------------------------------------------

FlowBlock *
flow_new_block(Flow *flow)
{
    FlowBlock *b = arena_alloc(&flow->arena, sizeof *b);
    b->label = -1;
    flow->block_count++;
    return b;
}

FlowInstruction *
flow_append(Flow *flow, FlowBlock *b, FlowInstruction instruction)
{
    if (b->count == b->capacity) {
        b->capacity = b->capacity ? 2 * b->capacity : 8;
        FlowInstruction *code = arena_alloc(&flow->arena, b->capacity * sizeof *code);
        if (b->count > 0) {
            memcpy(code, b->code, b->count * sizeof *code);
        }
        b->code = code;
    }
    b->code[b->count] = instruction;
    return &b->code[b->count++];
}

void
flow_insert(Flow *flow, FlowBlock *b, uint32_t at, FlowInstruction instruction)
{
    flow_append(flow, b, instruction);
    memmove(b->code + at + 1, b->code + at, (b->count - 1 - at) * sizeof *b->code);
    b->code[at] = instruction;
}

FlowInstruction *
flow_last(const FlowBlock *b)
{
    return b->count == 0 ? NULL : &b->code[b->count - 1];
}

bool
flow_falls_through(const FlowBlock *b)
{
    const FlowInstruction *last = flow_last(b);
    return last == NULL || !(op_leaves_scope(last->op) || op_is_unconditional_jump(last->op));
}

bool
flow_leaves_scope(const FlowBlock *b)
{
    const FlowInstruction *last = flow_last(b);
    return last != NULL && op_leaves_scope(last->op);
}

bool
flow_has_no_line(const FlowBlock *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        if (b->code[i].at.line >= 0) {
            return false;
        }
    }
    return true;
}

FlowBlock *
flow_nonempty(FlowBlock *b)
{
    while (b != NULL && b->count == 0) {
        b = b->next;
    }
    return b;
}

void
flow_become_nop(FlowInstruction *i)
{
    i->op = OP_NOP;
    i->arg = 0;
    i->target = NULL;
}

static void
clear_visited(Flow *flow)
{
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        b->visited = false;
    }
}

// A stack of blocks for walks: each is pushed at most once.
typedef struct {
    FlowBlock **items;
    uint32_t count;
} BlockStack;

static BlockStack
new_stack(Flow *flow)
{
    uint32_t count = 1;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        count++;
    }
    return (BlockStack){arena_alloc(&flow->arena, count * sizeof(FlowBlock *)), 0};
}

static void
push_once(BlockStack *stack, FlowBlock *b)
{
    if (!b->visited) {
        b->visited = true;
        stack->items[stack->count++] = b;
    }
}

// --- from the list of instructions
// -------------------------------------------------------------------------------

// Cuts the instructions into blocks: one begins at every jump target and behind every end of a block.
static void
build_blocks(Compiler *c, Flow *flow)
{
    const Unit *u = c->unit;
    FlowBlock **at = arena_alloc(&flow->arena, (u->code_count + 1) * sizeof *at);
    bool *is_target = arena_alloc(&flow->arena, u->code_count + 1);
    for (uint32_t i = 0; i < u->code_count; i++) {
        if (op_is_jump(u->code[i].op) || op_is_block_push(u->code[i].op)) {
            is_target[u->labels[u->code[i].arg]] = true;
        }
    }
    FlowBlock *b = flow->entry = flow_new_block(flow);
    for (uint32_t i = 0; i < u->code_count; i++) {
        const FlowInstruction *last = flow_last(b);
        if (is_target[i]) {
            if (last != NULL || b->label >= 0) {
                b = b->next = flow_new_block(flow);
            }
            b->label = (int)i;
            at[i] = b;
        } else if (last != NULL && op_ends_block(last->op)) {
            b = b->next = flow_new_block(flow);
        }
        flow_append(flow, b,
                    (FlowInstruction){.op = u->code[i].op, .below = u->code[i].below, .arg = u->code[i].arg, .at = u->code[i].at});
    }
    for (b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++) {
            if (op_is_jump(b->code[i].op) || op_is_block_push(b->code[i].op)) {
                b->code[i].target = at[u->labels[b->code[i].arg]];
                b->code[i].arg = 0;
                b->code[i].target->is_handler |= op_is_block_push(b->code[i].op);
            }
        }
    }
}

// --- handlers
// --------------------------------------------------------------------------------------------------

// The setups around a place, the innermost first. Shared: a block inside adds one in front.
typedef struct HandlerList {
    const struct HandlerList *outer;
    FlowBlock *handler;
    uint32_t depth;
} HandlerList;

static const HandlerList *
add_handler(Flow *flow, const HandlerList *outer, const FlowInstruction *setup)
{
    HandlerList *inner = arena_alloc(&flow->arena, sizeof *inner);
    *inner = (HandlerList){outer, setup->target, outer == NULL ? 1 : outer->depth + 1};
    if (setup->op != PSEUDO_SETUP_FINALLY) {
        setup->target->keep_lasti = true;
    }
    return inner;
}

static void
hand_over(BlockStack *todo, FlowBlock *to, const HandlerList *handlers)
{
    if (!to->visited) {
        to->handlers = handlers;
        push_once(todo, to);
    }
}

// Gives every instruction its handler by following the setups along the edges; the ends of blocks become
// NOPs.
static void
assign_handlers(Flow *flow)
{
    BlockStack todo = new_stack(flow);
    hand_over(&todo, flow->entry, NULL);
    while (todo.count > 0) {
        FlowBlock *b = todo.items[--todo.count];
        const HandlerList *handlers = b->handlers;
        uint32_t yield_depth = 0;
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            // The marks of blocks themselves have no handler, as the table that CPython writes shows.
            here->handler = NULL;
            if (op_is_block_push(here->op)) {
                hand_over(&todo, here->target, handlers);
                handlers = add_handler(flow, handlers, here);
            } else if (here->op == PSEUDO_POP_BLOCK) {
                handlers = handlers->outer;
                flow_become_nop(here);
            } else {
                here->handler = handlers == NULL ? NULL : handlers->handler;
                if (op_is_jump(here->op)) {
                    hand_over(&todo, here->target, handlers);
                } else if (here->op == OP_YIELD_VALUE) {
                    yield_depth = handlers == NULL ? 0 : handlers->depth;
                } else if (here->op == OP_RESUME && here->arg != 0 && yield_depth == 1) {
                    // Only the handler of the whole generator is around: close() need not run anything.
                    here->arg |= 4;
                }
            }
        }
        if (flow_falls_through(b) && b->next != NULL) {
            hand_over(&todo, b->next, handlers);
        }
    }
    clear_visited(flow);
}

// --- blocks that cannot be reached, jumps that lead nowhere
// ---------------------------------------------------------

static void
remove_unreachable(Flow *flow)
{
    BlockStack todo = new_stack(flow);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        b->predecessors = 0;
        b->visited = false;
    }
    flow->entry->predecessors = 1;
    push_once(&todo, flow->entry);
    while (todo.count > 0) {
        FlowBlock *b = todo.items[--todo.count];
        if (b->next != NULL && flow_falls_through(b)) {
            push_once(&todo, b->next);
            b->next->predecessors++;
        }
        for (uint32_t i = 0; i < b->count; i++) {
            if (b->code[i].target != NULL) {
                push_once(&todo, b->code[i].target);
                b->code[i].target->predecessors++;
            }
        }
    }
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        if (b->predecessors == 0) {
            b->count = 0;
            b->is_handler = false;
        }
        b->visited = false;
    }
}

// Removes NOPs that carry no line of their own; returns their number.
static uint32_t
remove_nops_of(FlowBlock *b)
{
    uint32_t to = 0;
    int previous_line = -1;
    for (uint32_t from = 0; from < b->count; from++) {
        FlowInstruction *i = &b->code[from];
        int line = i->at.line;
        if (i->op == OP_NOP) {
            if (line < 0 || line == previous_line) {
                continue;
            }
            if (from + 1 < b->count) {
                FlowInstruction *next = &b->code[from + 1];
                if (next->at.line == line) {
                    continue;
                }
                if (next->at.line < 0) {
                    next->at = i->at;
                    continue;
                }
            } else {
                const FlowBlock *next = flow_nonempty(b->next);
                int next_line = -1;
                for (uint32_t k = 0; next != NULL && k < next->count; k++) {
                    if (next->code[k].op == OP_NOP && next->code[k].at.line < 0) {
                        continue;
                    }
                    next_line = next->code[k].at.line;
                    break;
                }
                if (next != NULL && line == next_line) {
                    continue;
                }
            }
        }
        b->code[to++] = *i;
        previous_line = line;
    }
    uint32_t removed = b->count - to;
    b->count = to;
    return removed;
}

static uint32_t
remove_nops(Flow *flow)
{
    uint32_t removed = 0;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        removed += remove_nops_of(b);
    }
    return removed;
}

static uint32_t
remove_jumps_to_next(Flow *flow)
{
    uint32_t removed = 0;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        FlowInstruction *last = flow_last(b);
        if (last != NULL && op_is_unconditional_jump(last->op) &&
            flow_nonempty(last->target) == flow_nonempty(b->next)) {
            flow_become_nop(last);
            removed++;
        }
    }
    return removed;
}

static void
remove_nops_and_jumps(Flow *flow)
{
    uint32_t removed;
    do {
        removed = remove_nops(flow);
        removed += remove_jumps_to_next(flow);
    } while (removed > 0);
}

// A constant or a copy that is popped at once; NOPs go first.
static void
remove_pushed_and_popped(Flow *flow)
{
    for (bool done = false; !done;) {
        done = true;
        FlowInstruction *previous = NULL, *at = NULL;
        for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
            remove_nops_of(b);
            if (b->label >= 0) {
                at = NULL; // may be reached from elsewhere
            }
            for (uint32_t i = 0; i < b->count; i++) {
                previous = at;
                at = &b->code[i];
                if (at->op == OP_POP_TOP && previous != NULL &&
                    (previous->op == OP_LOAD_CONST || (previous->op == OP_COPY && previous->arg == 1))) {
                    flow_become_nop(previous);
                    flow_become_nop(at);
                    done = false;
                }
            }
            if ((at != NULL && op_is_jump(at->op)) || !flow_falls_through(b)) {
                at = NULL;
            }
        }
    }
}

// A jump to a short end of the function, or to a block without lines, is replaced by a copy of that block.
static bool
inline_target(Flow *flow, FlowBlock *b)
{
    enum { SHORT = 4 };
    FlowInstruction *last = flow_last(b);
    if (last == NULL || !op_is_unconditional_jump(last->op)) {
        return false;
    }
    FlowBlock *target = last->target;
    bool is_short_end = flow_leaves_scope(target) && target->count <= SHORT;
    bool is_artificial = profile->copies_lineless_blocks && flow_has_no_line(target) && !flow_falls_through(target);
    if (!profile->copies_exits_with_line) {
        is_short_end = is_short_end && flow_has_no_line(target);
    }
    if (!is_short_end && !is_artificial) {
        return false;
    }
    int removed_jump = last->op;
    flow_become_nop(last);
    for (uint32_t i = 0; i < target->count; i++) {
        flow_append(flow, b, target->code[i]);
    }
    if (is_artificial) {
        last = flow_last(b);
        if (op_is_unconditional_jump(last->op) && removed_jump == PSEUDO_JUMP) {
            last->op = PSEUDO_JUMP;
        }
    }
    target->predecessors--;
    return true;
}

static void
inline_targets(Flow *flow)
{
    bool changed;
    do {
        changed = false;
        for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
            changed |= inline_target(flow, b);
        }
    } while (changed);
}

static void
optimize(Compiler *c, Flow *flow)
{
    if (profile->resolves_lines_first) {
        inline_targets(flow);
        remove_unreachable(flow);
        flow_resolve_lines(flow);
    }
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        flow_optimize_block(c, flow, b);
    }
    if (!profile->resolves_lines_first) {
        inline_targets(flow);
        remove_unreachable(flow);
        flow_resolve_lines(flow);
    }
    remove_pushed_and_popped(flow);
    remove_unreachable(flow);
    remove_nops_and_jumps(flow);
}

// --- the order of blocks
// ---------------------------------------------------------------------------------------------

// Blocks reached only through exceptions are cold.
static void
mark_cold(Flow *flow)
{
    BlockStack todo = new_stack(flow);
    clear_visited(flow);
    push_once(&todo, flow->entry);
    while (todo.count > 0) {
        FlowBlock *b = todo.items[--todo.count];
        b->warm = true;
        if (b->next != NULL && flow_falls_through(b)) {
            push_once(&todo, b->next);
        }
        for (uint32_t i = 0; i < b->count; i++) {
            if (op_is_jump(b->code[i].op)) {
                push_once(&todo, b->code[i].target);
            }
        }
    }
    clear_visited(flow);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        if (b->is_handler) {
            push_once(&todo, b);
        }
    }
    while (todo.count > 0) {
        FlowBlock *b = todo.items[--todo.count];
        b->cold = true;
        if (b->next != NULL && flow_falls_through(b) && !b->next->warm) {
            push_once(&todo, b->next);
        }
        for (uint32_t i = 0; i < b->count; i++) {
            if (op_is_jump(b->code[i].op) && !b->code[i].target->warm) {
                push_once(&todo, b->code[i].target);
            }
        }
    }
    clear_visited(flow);
}

static void
move_cold_blocks(Flow *flow)
{
    if (flow->entry->next == NULL) {
        return;
    }
    mark_cold(flow);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        if (b->cold && flow_falls_through(b) && b->next != NULL && b->next->warm) {
            FlowBlock *jump = flow_new_block(flow);
            flow_append(
                flow, jump,
                (FlowInstruction){.op = PSEUDO_JUMP_NO_INTERRUPT, .at = no_location, .target = b->next});
            jump->cold = true;
            jump->predecessors = 1;
            jump->next = b->next;
            b->next = jump;
            b = jump;
        }
    }
    FlowBlock *cold = NULL, **cold_end = &cold;
    FlowBlock **link = &flow->entry;
    while (*link != NULL) {
        FlowBlock *b = *link;
        if (b->cold) {
            *link = b->next;
            b->next = NULL;
            *cold_end = b;
            cold_end = &b->next;
        } else {
            link = &b->next;
        }
    }
    *link = cold;
    if (cold != NULL) {
        remove_nops_and_jumps(flow);
    }
}

// --- the whole
// ---------------------------------------------------------------------------------------------------------

// Conditional jumps go forward only: one that leads back becomes its opposite around an unconditional jump.
static void
normalize_jumps(Flow *flow)
{
    clear_visited(flow);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        b->visited = true;
        FlowInstruction *last = flow_last(b);
        if (last == NULL || !op_is_jump(last->op)) {
            continue;
        }
        bool is_forward = !last->target->visited;
        int opposite = 0;
        switch (last->op) {
        case PSEUDO_JUMP:
            last->op = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD;
            continue;
        case PSEUDO_JUMP_NO_INTERRUPT:
            last->op = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD_NO_INTERRUPT;
            continue;
        case OP_POP_JUMP_IF_TRUE:
            opposite = OP_POP_JUMP_IF_FALSE;
            break;
        case OP_POP_JUMP_IF_FALSE:
            opposite = OP_POP_JUMP_IF_TRUE;
            break;
        case OP_POP_JUMP_IF_NONE:
            opposite = OP_POP_JUMP_IF_NOT_NONE;
            break;
        case OP_POP_JUMP_IF_NOT_NONE:
            opposite = OP_POP_JUMP_IF_NONE;
            break;
        default:
            break;
        }
        if (is_forward) {
            continue;
        }
        FlowBlock *back = flow_new_block(flow);
        // As in CPython this jump has no handler: the table of handlers shows it.
        flow_append(flow, back, (FlowInstruction){.op = PSEUDO_JUMP, .at = last->at, .target = last->target});
        last->op = (uint16_t)opposite;
        last->target = b->next;
        back->cold = b->cold;
        back->next = b->next;
        b->next = back;
    }
    clear_visited(flow);
}

static void
remove_pseudo_instructions(Flow *flow)
{
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            if (op_is_block_push(here->op)) {
                flow_become_nop(here);
            } else if (here->op == PSEUDO_LOAD_CLOSURE) {
                here->op = OP_LOAD_FAST;
            } else if (here->op == PSEUDO_STORE_FAST_MAYBE_NULL) {
                here->op = OP_STORE_FAST;
            }
        }
    }
    remove_nops(flow);
}

void
flow_build(Compiler *c, Flow *flow, uint32_t code_flags)
{
    build_blocks(c, flow);
    flow->next_label = (int)c->unit->code_count;
    assign_handlers(flow);
    optimize(c, flow);
    if (c->failed) {
        return;
    }
    flow_drop_unused_constants(c, flow);
    flow_check_locals(c, flow);
    if (flow_join_instructions(flow)) {
        remove_nops(flow);
    }
    if (profile->moves_cold_blocks) {
        move_cold_blocks(flow);
    }
    flow_resolve_lines(flow);
    flow_measure_stack(flow);
    flow_place_locals(c, flow, code_flags);
    remove_pseudo_instructions(flow);
    normalize_jumps(flow);
    if (profile->borrows_locals) {
        flow_borrow_locals(c, flow, code_flags);
    }
}

void
flow_free(Flow *flow)
{
    arena_free(&flow->arena);
}
