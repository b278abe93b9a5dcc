// Local variables in the graph: which may be unbound where, pairs of instructions, and their final slots.
#include "base/buffer.h"
#include "lang/flow.h"
#include <string.h>

// --- locals that may be unbound ----------------------------------------------------------------------------

enum { TRACKED = 64 }; // locals beyond are looked at block by block

typedef struct {
    FlowBlock **items;
    uint32_t count;
} Todo;

static void
note_unbound(Todo *todo, FlowBlock *b, uint64_t unbound)
{
    uint64_t both = b->unbound | unbound;
    if (both != b->unbound) {
        b->unbound = both;
        if (!b->visited) {
            b->visited = true;
            todo->items[todo->count++] = b;
        }
    }
}

static void
scan_block(FlowBlock *b, Todo *todo)
{
    uint64_t unbound = b->unbound;
    for (uint32_t i = 0; i < b->count; i++) {
        FlowInstruction *here = &b->code[i];
        if (here->handler != NULL) {
            note_unbound(todo, here->handler, unbound);
        }
        if (here->arg >= TRACKED) {
            continue;
        }
        uint64_t bit = (uint64_t)1 << here->arg;
        switch (here->op) {
        case OP_DELETE_FAST:
        case OP_LOAD_FAST_AND_CLEAR:
        case PSEUDO_STORE_FAST_MAYBE_NULL:
            unbound |= bit;
            break;
        case OP_STORE_FAST:
        case OP_LOAD_FAST_CHECK:
            unbound &= ~bit;
            break;
        case OP_LOAD_FAST:
            if (unbound & bit) {
                here->op = OP_LOAD_FAST_CHECK;
            }
            unbound &= ~bit;
            break;
        default:
            break;
        }
    }
    if (b->next != NULL && flow_falls_through(b)) {
        note_unbound(todo, b->next, unbound);
    }
    const FlowInstruction *last = flow_last(b);
    if (last != NULL && op_is_jump(last->op)) {
        note_unbound(todo, last->target, unbound);
    }
}

static void
scan_many_locals(Flow *flow, uint32_t local_count)
{
    // bound_in[i]: the number of the last block that is known to bind local TRACKED + i
    uint32_t *bound_in = arena_alloc(&flow->arena, (local_count - TRACKED) * sizeof *bound_in);
    uint32_t number = 0;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        number++;
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            if (here->arg < TRACKED) {
                continue;
            }
            switch (here->op) {
            case OP_DELETE_FAST:
            case OP_LOAD_FAST_AND_CLEAR:
            case PSEUDO_STORE_FAST_MAYBE_NULL:
                bound_in[here->arg - TRACKED] = 0;
                break;
            case OP_LOAD_FAST:
                if (bound_in[here->arg - TRACKED] != number) {
                    here->op = OP_LOAD_FAST_CHECK;
                }
                bound_in[here->arg - TRACKED] = number;
                break;
            case OP_STORE_FAST:
                bound_in[here->arg - TRACKED] = number;
                break;
            default:
                break;
            }
        }
    }
}

void
flow_check_locals(Compiler *c, Flow *flow)
{
    uint32_t local_count = c->unit->locals.count, parameter_count = c->unit->scope->parameter_count;
    if (local_count == 0) {
        return;
    }
    if (local_count > TRACKED) {
        scan_many_locals(flow, local_count);
        local_count = TRACKED;
    }
    Todo todo = {arena_alloc(&flow->arena, (flow->block_count + 1) * sizeof(FlowBlock *)), 0};
    uint64_t at_start = 0;
    for (uint32_t i = parameter_count; i < local_count; i++) {
        at_start |= (uint64_t)1 << i;
    }
    note_unbound(&todo, flow->entry, at_start);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        scan_block(b, &todo);
    }
    while (todo.count > 0) {
        FlowBlock *b = todo.items[--todo.count];
        b->visited = false;
        scan_block(b, &todo);
    }
}

// --- pairs
// ---------------------------------------------------------------------------------------------------

static bool
join(FlowInstruction *first, FlowInstruction *second, int op)
{
    int a = first->at.line, b = second->at.line;
    if ((a >= 0 && b >= 0 && a != b) || first->arg >= 16 || second->arg >= 16) {
        return false;
    }
    first->op = (uint16_t)op;
    first->arg = first->arg << 4 | second->arg;
    second->op = OP_NOP;
    second->arg = 0;
    return true;
}

bool
flow_join_instructions(Flow *flow)
{
    bool joined = false;
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i + 1 < b->count; i++) {
            FlowInstruction *here = &b->code[i], *next = here + 1;
            if (here->op == OP_LOAD_FAST && next->op == OP_LOAD_FAST) {
                joined |= join(here, next, OP_LOAD_FAST_LOAD_FAST);
            } else if (here->op == OP_STORE_FAST && next->op == OP_LOAD_FAST) {
                joined |= join(here, next, OP_STORE_FAST_LOAD_FAST);
            } else if (here->op == OP_STORE_FAST && next->op == OP_STORE_FAST) {
                joined |= join(here, next, OP_STORE_FAST_STORE_FAST);
            }
        }
    }
    return joined;
}

// --- slots
// ---------------------------------------------------------------------------------------------------

// Cells stand behind the locals, free variables behind the cells; a parameter that is a cell keeps its own
// slot.
static void
choose_slots(Compiler *c, Flow *flow)
{
    const Unit *u = c->unit;
    uint32_t next = u->locals.count;
    flow->cell_slots = arena_alloc(&flow->arena, (u->cells.count + u->frees.count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < u->cells.count; i++) {
        int64_t local = name_list_find(&u->locals, u->cells.items[i]);
        flow->cell_slots[i] = local >= 0 ? (uint32_t)local : next++;
    }
    for (uint32_t i = 0; i < u->frees.count; i++) {
        flow->cell_slots[u->cells.count + i] = next++;
    }
    flow->slot_count = next;
}

static void
insert_prefix(Compiler *c, Flow *flow, uint32_t code_flags)
{
    const Unit *u = c->unit;
    FlowBlock *entry = flow->entry;
    if (code_flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) {
        Location at = {(int)u->first_line, -1, (int)u->first_line, -1};
        flow_insert(flow, entry, 0, (FlowInstruction){.op = OP_RETURN_GENERATOR, .at = at});
        flow_insert(flow, entry, 1, (FlowInstruction){.op = OP_POP_TOP, .at = at});
    }
    // In the order of their slots: parameters first.
    uint32_t *cell_at = arena_alloc(&flow->arena, (flow->slot_count + 1) * sizeof *cell_at);
    for (uint32_t i = 0; i < u->cells.count; i++) {
        cell_at[flow->cell_slots[i]] = i + 1;
    }
    for (uint32_t slot = 0, made = 0; made < u->cells.count; slot++) {
        if (cell_at[slot] != 0) {
            flow_insert(flow, entry, made++,
                        (FlowInstruction){.op = OP_MAKE_CELL, .arg = cell_at[slot] - 1, .at = no_location});
        }
    }
    if (u->frees.count > 0) {
        flow_insert(flow, entry, 0,
                    (FlowInstruction){.op = OP_COPY_FREE_VARS, .arg = u->frees.count, .at = no_location});
    }
}

void
flow_place_locals(Compiler *c, Flow *flow, uint32_t code_flags)
{
    choose_slots(c, flow);
    insert_prefix(c, flow, code_flags);
    for (FlowBlock *b = flow->entry; b != NULL; b = b->next) {
        for (uint32_t i = 0; i < b->count; i++) {
            FlowInstruction *here = &b->code[i];
            switch (here->op) {
            case OP_MAKE_CELL:
            case PSEUDO_LOAD_CLOSURE:
            case OP_LOAD_DEREF:
            case OP_STORE_DEREF:
            case OP_DELETE_DEREF:
            case OP_LOAD_FROM_DICT_OR_DEREF:
                here->arg = flow->cell_slots[here->arg];
                break;
            default:
                break;
            }
        }
    }
}
